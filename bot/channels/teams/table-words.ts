/** What somebody says in Teams who sits beside a resident: begin, note, ask for a professional, rest, go on, end. */
import type { TableView } from '../../../dialogs/spreekuur/view.ts';

export type TableCommand =
  | { readonly do: 'begin'; readonly name: string }
  | { readonly do: 'pause' | 'go-on' | 'end' }
  | { readonly do: 'professional'; readonly why: string }
  | { readonly do: 'signal'; readonly text: string };

export const TABLE_HELP = [
  'Zit je naast iemand? Dan stel ik de vragen en typ jij de antwoorden:',
  '- **ik zit hier met Sam**: begin, met een roepnaam',
  '- **nu een professional: waarom**: haal er meteen iemand bij',
  '- **signaal: wat je ziet**: een notitie voor wie verder helpt',
  '- **pauze**, **verder** en **klaar**: rusten, verdergaan, afronden',
].join('\n');

/** Said once at the start: Teams keeps what is typed in it. */
export const TEAMS_KEEPS =
  'Wat jij hier typt, bewaart ook Teams. Typ geen achternaam, adres, BSN of rekeningnummer. Op de pagina van het spreekuur blijft alles in Warmlijn.';

const MOST_OF_NAME = 40;
const BEGIN = /^(?:ik zit (?:hier |nu )*(?:met|bij|naast)|(?:start |begin )?spreekuur(?: met)?)\s+(.+)$/i;
const PROFESSIONAL = /^(?:ik heb )?(?:nu )?(?:een )?professional(?: nodig)?(?:\s*[:,.]\s*|\s+|$)(.*)$/is;
const SIGNAL = /^signaal\s*[:,.]?\s+(.+)$/is;
const SHORT: readonly (readonly [RegExp, 'pause' | 'go-on' | 'end'])[] = [
  [/^(?:even )?pauze$/i, 'pause'],
  [/^(?:ga )?verder$/i, 'go-on'],
  [/^(?:we zijn )?klaar$|^afronden$/i, 'end'],
];

/** @returns undefined for everything that is no command: at a table those are the resident's words */
export function readTableCommand(said: string): TableCommand | undefined {
  const text = said.trim().replace(/(?<![.!?])[.!?]+$/, '');
  const name = BEGIN.exec(text)?.[1]?.trim();
  if (name !== undefined) return { do: 'begin', name: name.slice(0, MOST_OF_NAME) };
  const why = PROFESSIONAL.exec(text)?.[1]?.trim();
  if (why !== undefined) return { do: 'professional', why: why === '' ? 'vraagt nu een professional' : why };
  const signal = SIGNAL.exec(text)?.[1]?.trim();
  if (signal !== undefined) return { do: 'signal', text: signal };
  const short = SHORT.find(([words]) => words.test(text))?.[1];
  return short === undefined ? undefined : { do: short };
}

const STATES: Readonly<Record<TableView['state'], string>> = {
  open: '',
  paused: 'Het gesprek rust. Zeg **verder** als jullie verdergaan.',
  ended: 'Het spreekuur is klaar. Je hoort hier niets meer van, behalve of iemand het oppakte.',
  withdrawn: 'De bewoner wil niet dat jij nog iets ziet. Dat is goed.',
};

/** What is new at the table: the sentences to say, what to ask on about, and who comes. */
export function sayTable(view: TableView, before: TableView | undefined): string {
  const known = new Set(before?.messages.map(({ id }) => id));
  const lines = view.messages
    .filter(({ id, from }) => !known.has(id) && (from === 'bot' || from === 'worker'))
    .map(({ text, name }) => (name === undefined ? text : `**${name}:** ${text}`));
  const prompt = lines.length > 0 ? view.question?.prompt : undefined;
  const taken = view.takenBy !== null && before?.takenBy !== view.takenBy ? view.takenBy : undefined;
  const parts = [
    ...lines,
    prompt === undefined ? '' : `_${prompt}_`,
    taken === undefined ? '' : `${taken} leest nu mee en neemt het over.`,
    STATES[view.state],
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Dat staat erbij.' : parts.join('\n\n');
}
