/** Who brought the resident here, and the word they are owed of what became of it. */
import type { Registration } from '../../../dialogs/referral/registration.ts';
import { askForm, CHOOSE } from './ask-form.ts';
import { el } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import type { Detail } from './types.ts';
import { moment } from './times.ts';
import type { Work } from './work.ts';
import { FEEDBACK, REFERRERS } from './work-words.ts';
import { inSentence } from './words.ts';

const SAID = {
  yes: 'De bewoner zegt: het klopt.',
  no: 'De bewoner zegt: het klopt niet.',
} as const;

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
        options: [CHOOSE, ...Object.entries(REFERRERS)],
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

/** What a referrer wrote, in a few lines, also for who has yet to take the conversation over. */
export function registrationLines({ traject }: Detail): string[] {
  const one = traject?.registrations?.findLast(({ said }) => said !== 'no');
  if (one === undefined) return [];
  const { referrer, reason, tried, urgent } = one;
  return [
    `Door ${referrer.name}, ${REFERRERS[referrer.kind]}: ${reason}`,
    urgent ? 'Volgens de verwijzer moet er vandaag iets gebeuren.' : '',
    tried === '' ? '' : `Geprobeerd: ${tried}`,
  ];
}

/** What was written in the form, and who still has to hear from a person that it is taken up. */
function registrationPart(one: Registration, work: Work, now: number): HTMLElement {
  const { id, at, referrer, reason, involved, tried, urgent, due, said, confirmedAt } = one;
  const rows: readonly (readonly [string, string])[] = [
    ['Reden', reason],
    ['Betrokken', involved],
    ['Geprobeerd', tried],
    ['Bereikbaar', referrer.contact],
  ];
  const answer = said === undefined ? 'De bewoner heeft nog niet geantwoord.' : SAID[said];
  return el(
    'section',
    { class: 'registration' },
    el(
      'h4',
      { dir: 'auto' },
      `Aangemeld door ${referrer.name}, ${REFERRERS[referrer.kind]}, ${moment(at, now)}`,
    ),
    urgent && el('p', {}, 'Volgens de verwijzer moet er vandaag iets gebeuren.'),
    ...rows.map(([name, words]) => words !== '' && el('p', { dir: 'auto' }, `${name}: ${words}`)),
    referrer.threeWay && el('p', {}, 'Wil bij het eerste gesprek zitten.'),
    el('p', { class: 'soft' }, answer),
    confirmedAt === undefined && said !== 'no'
      ? deedRow(
          el('span', { class: 'promise-due' }, `Bevestig vóór ${moment(due, now)}`),
          deedButton(
            `confirm ${id}`,
            'Bevestigd aan verwijzer',
            () => work.act({ do: 'confirm-registration', id }),
            referrer.name,
          ),
        )
      : el('p', { class: 'soft' }, said === 'no' ? 'Gesloten.' : 'Bevestigd aan de verwijzer.'),
  );
}

export function referrerFold(detail: Detail, work: Work, now: number): HTMLElement {
  const { referrer, feedback = [], registrations = [] } = detail.traject ?? {};
  const known = referrer ?? registrations.at(-1)?.referrer;
  const owed = feedback.filter(({ toldAt }) => toldAt === undefined);
  return fold(
    'referrer',
    known === undefined ? 'Verwijzer' : `Verwijzer: ${known.name}`,
    referrer !== undefined &&
      el(
        'p',
        { dir: 'auto' },
        `${REFERRERS[referrer.kind]}, ${referrer.contact}${referrer.threeWay ? '. Wil bij het eerste gesprek zitten.' : ''}`,
      ),
    ...registrations.map((one) => registrationPart(one, work, now)),
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
