/** Where the case goes on, and its results in the literal words of the city's register. */
import { askForm, type Field } from './ask-form.ts';
import { el } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import { moment } from './times.ts';
import type { Detail } from './types.ts';
import type { Work } from './work.ts';
import { INTAKE_RESULTS, KBR_RESULTS, TRAJECT_RESULTS } from './work-words.ts';
import { asLine, asStart, inSentence } from './words.ts';

type Phase = 'monitoring' | 'nazorg';
const OFTEN: Readonly<Record<Phase, string>> = {
  monitoring: 'Je houdt elke maand even contact.',
  nazorg: 'Je houdt een jaar lang elk kwartaal even contact.',
};

function askMoveOn(detail: Detail, work: Work, phase: Phase): Promise<boolean> {
  return askForm(
    {
      title: `Verder in ${phase}`,
      hint: `${OFTEN[phase]} ${asStart(detail.name)} hoort dat jij het vaste gezicht blijft.`,
      confirm: 'Ga verder',
    },
    [
      {
        name: 'result',
        label: 'Wat is er bereikt?',
        kind: 'text',
        example: 'Bijvoorbeeld: regeling met de verhuurder',
      },
    ],
    ({ result }) => work.tell('traject', { do: 'move-on', phase, result }),
  );
}

function askResults(detail: Detail, work: Work): Promise<boolean> {
  const known = detail.traject?.results;
  const choice = (name: string, label: string, values: readonly string[], value?: string): Field => ({
    name,
    label,
    kind: 'select',
    free: true,
    value,
    // What is on record can become something else, not nothing.
    options: [
      ...(value === undefined ? [['', 'Nog niet'] as const] : []),
      ...values.map((one) => [one, one] as const),
    ],
  });
  return askForm(
    { title: 'Resultaten', hint: 'Zo staan ze ook in de cijfers van de teamleider.', confirm: 'Bewaar' },
    [
      choice('intake', 'Intake', INTAKE_RESULTS, known?.intake),
      choice('traject', 'Traject', TRAJECT_RESULTS, known?.traject),
      choice('kbr', 'Aanvraag bij de KBR', KBR_RESULTS, known?.kbr),
    ],
    (filled) =>
      work.tell('traject', {
        do: 'results',
        results: Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== '')),
      }),
  );
}

const download = ({ id }: Detail, what: 'pdf' | 'export', words: string) =>
  el(
    'a',
    {
      class: 'button',
      href: `/api/desk/conversations/${encodeURIComponent(id)}/${what}`,
      download: true,
      'data-key': what,
    },
    words,
  );

const REGISTERED = {
  sending: 'Klantcontact is onderweg naar het register.',
  done: 'Klantcontact staat in het register.',
  failed: 'Klantcontact lukte niet. Probeer het later nog eens, of bel de beheerder.',
  stopped: 'Klantcontact is niet verstuurd: de bewoner wil het niet meer.',
} as const;

function askRegister(detail: Detail, work: Work): Promise<boolean> {
  return askForm(
    {
      title: 'In het register van klantcontacten',
      hint: `Een korte samenvatting gaat naar de gemeente, als ${inSentence(detail.name)} dat goed vindt.`,
      confirm: 'Zet erin',
    },
    [{ name: 'words', label: 'Wat zei de bewoner?', kind: 'text', example: 'Bijvoorbeeld: ja, dat is goed' }],
    ({ words }) => work.tell('traject', { do: 'klantcontact', words }),
  );
}

export function onwardFold(detail: Detail, work: Work, now: number): HTMLElement {
  const { aftercare, results = {}, klantcontacten } = detail.traject ?? {};
  const registered = klantcontacten?.at(-1);
  const known: readonly (readonly [string, string | undefined])[] = [
    ['Intake', results.intake],
    ['Traject', results.traject],
    ['KBR', results.kbr],
  ];
  const onward = (phase: Phase) =>
    deedButton(`onward ${phase}`, `Verder in ${phase}`, () => void askMoveOn(detail, work, phase));
  return fold(
    'onward',
    aftercare === undefined ? 'Resultaat en verder' : `Resultaat en verder: ${aftercare.phase}`,
    aftercare !== undefined &&
      el(
        'p',
        { dir: 'auto' },
        `${asLine(aftercare.phase)} sinds ${moment(aftercare.since, now)}: ${aftercare.result}. ${OFTEN[aftercare.phase]}`,
      ),
    ...known.map(([name, value]) => value !== undefined && el('p', {}, `${name}: ${value}`)),
    registered && el('p', { class: 'soft' }, REGISTERED[registered.state]),
    deedRow(
      deedButton('results', 'Resultaten', () => void askResults(detail, work)),
      aftercare?.phase !== 'monitoring' && onward('monitoring'),
      aftercare?.phase !== 'nazorg' && onward('nazorg'),
      detail.register === true &&
        registered?.state !== 'sending' &&
        deedButton('register', 'Klantcontact', () => void askRegister(detail, work)),
      download(detail, 'pdf', 'Overzicht als PDF'),
      download(detail, 'export', 'Overzicht als JSON'),
      aftercare !== undefined &&
        deedButton('onward end', `Stop ${aftercare.phase}`, () => work.act({ do: 'end-aftercare' })),
    ),
  );
}
