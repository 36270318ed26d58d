/** Who brought the resident here, and the word they are owed of what became of it. */
import { askForm } from './ask-form.ts';
import { el } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import type { Detail } from './types.ts';
import { moment } from './times.ts';
import type { Work } from './work.ts';
import { FEEDBACK, REFERRERS } from './work-words.ts';
import { inSentence } from './words.ts';

function askReferrer(detail: Detail, work: Work): Promise<boolean> {
  const known = detail.traject?.referrer;
  return askForm(
    {
      title: 'Wie bracht de bewoner hier?',
      hint: `De verwijzer hoort alleen iets als ${inSentence(detail.name)} dat goed vindt.`,
      confirm: 'Bewaar',
    },
    [
      {
        name: 'kind',
        label: 'Soort',
        kind: 'select',
        options: Object.entries(REFERRERS),
        value: known?.kind,
      },
      { name: 'name', label: 'Naam', kind: 'text', value: known?.name },
      { name: 'contact', label: 'Hoe bereik je deze persoon?', kind: 'text', value: known?.contact },
      {
        name: 'threeWay',
        label: 'Wil bij het eerste gesprek zitten',
        kind: 'tick',
        value: known?.threeWay === true ? 'yes' : '',
      },
    ],
    ({ threeWay, ...rest }) =>
      work.tell('traject', { do: 'referrer', referrer: { ...rest, threeWay: threeWay === 'yes' } }),
  );
}

/** What the referrer needs to know of an appointment: day, time, place and who (report on trajectbegeleiding, 2.3.7). */
function appointmentWords({ traject, handover }: Detail, now: number): string {
  const fixed = traject?.appointments?.findLast(({ state }) => state === 'fixed');
  if (fixed === undefined) return '';
  const who = handover?.worker === fixed.worker ? handover?.workerName : undefined;
  return `: ${[moment(fixed.at, now), fixed.place, who].filter((one) => one !== undefined).join(', ')}`;
}

export function referrerFold(detail: Detail, work: Work, now: number): HTMLElement {
  const { referrer, feedback = [] } = detail.traject ?? {};
  const owed = feedback.filter(({ toldAt }) => toldAt === undefined);
  return fold(
    'referrer',
    referrer === undefined ? 'Verwijzer' : `Verwijzer: ${referrer.name}`,
    referrer !== undefined &&
      el(
        'p',
        { dir: 'auto' },
        `${REFERRERS[referrer.kind]}, ${referrer.contact}${referrer.threeWay ? '. Wil bij het eerste gesprek zitten.' : ''}`,
      ),
    owed.length > 0 &&
      el(
        'ul',
        { class: 'promises' },
        ...owed.map(({ id, moment: about }) =>
          el(
            'li',
            { class: 'promise' },
            `Nog laten weten: ${FEEDBACK[about]}${about === 'invited' ? appointmentWords(detail, now) : ''}`,
            deedRow(
              deedButton(
                `told ${id}`,
                'Teruggekoppeld',
                () => work.act({ do: 'told-referrer', id }),
                FEEDBACK[about],
              ),
            ),
          ),
        ),
      ),
    deedRow(
      deedButton(
        'referrer edit',
        referrer === undefined ? 'Vul in' : 'Wijzig',
        () => void askReferrer(detail, work),
      ),
    ),
  );
}
