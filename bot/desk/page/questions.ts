/** The questions the desk asks before a deed that others will notice; what was typed stays until the server took it. */
import type { Deed } from './api.ts';
import { askDialog, type Answered } from './ask-dialog.ts';
import { sign } from './sign.ts';
import type { Colour, Detail } from './types.ts';
import { asStart, COLOUR_WORDS, inSentence, languageName } from './words.ts';

/** Does the deed: words when it was refused, or when that is not sure. */
export type Tell = (deed: Deed, body: object) => Promise<string | undefined>;

const OTHER = 'Iets anders';

const asChoices = (labels: readonly string[]) => labels.map((label) => ({ value: label, label }));

/** The chosen reason with the worker's own words after it. */
function reasonOf({ choice, words }: Answered): string {
  const parts = choice === OTHER && words !== '' ? [words] : [choice, words];
  return parts.filter((part) => part !== '').join(': ');
}

function askReason(
  send: (body: { reason: string }) => Promise<string | undefined>,
  title: string,
  hint: string,
  labels: readonly string[],
  confirm: string,
) {
  const question = {
    title,
    hint,
    choices: asChoices([...labels, OTHER]),
    choicesLabel: 'Waarom?',
    words: 'Toelichting voor collega’s (mag leeg)',
    confirm,
  };
  return askDialog(question, (answer) => send({ reason: reasonOf(answer) }));
}

/** A sentence on what the resident hears of it, for who can be written to. */
const hears = ({ optedOut, outOfReach }: Detail, words: string) =>
  optedOut === true || outOfReach === true ? '' : ` ${words}`;

export const askDecline = (detail: Detail, tell: Tell) =>
  askReason(
    (body) => tell('decline', body),
    'Ik kan nu niet',
    `We vragen meteen de volgende collega.${hears(detail, `${asStart(detail.name)} krijgt daar bericht van.`)}`,
    ['Ik ben in gesprek met iemand', 'Ik ben straks vrij of weg', 'Een collega past hier beter'],
    'Geef door',
  );

export const askClose = (detail: Detail, tell: Tell) =>
  askReason(
    (body) => tell('close', body),
    `Gesprek met ${inSentence(detail.name)} afsluiten`,
    `Doe dit als jullie samen klaar zijn.${hears(detail, `${asStart(detail.name)} krijgt een bericht dat het is afgerond.`)}`,
    ['Het is opgelost', 'Verder bij een andere organisatie', 'Op eigen verzoek gestopt'],
    'Sluit af',
  );

/** What was agreed, in words the resident will read. */
export function askReturn({ name, overview }: Detail, worker: string, tell: Tell): Promise<void> {
  const language = overview?.language;
  const inLanguage = language && language !== 'nl' ? ` Schrijf het in het ${languageName(language)}.` : '';
  const question = {
    title: 'Teruggeven aan Warmlijn',
    hint: `${asStart(name)} leest dit terug. Warmlijn gaat daarna verder waar het gesprek stopte.${inLanguage}`,
    words: 'Wat hebben jullie afgesproken?',
    example: `Bijvoorbeeld: ${worker.split(' ')[0] ?? worker} belt dinsdag om 10 uur.`,
    wordsNeeded: true,
    confirm: 'Geef terug',
  };
  return askDialog(question, ({ words }) => tell('return', { agreed: words }));
}

/** A note between colleagues, in a box of its own so that it is never sent by accident. */
export function askNote(name: string, tell: Tell): Promise<void> {
  const question = {
    title: 'Notitie voor collega’s',
    hint: `${asStart(name)} ziet dit nooit.`,
    words: 'Wat moeten collega’s weten?',
    wordsNeeded: true,
    confirm: 'Bewaar notitie',
  };
  return askDialog(question, ({ words }) => tell('notes', { text: words }));
}

/** Another colour with the reason for it. */
export function askColour(detail: Detail, tell: Tell): Promise<void> {
  const colours: readonly Colour[] = ['rood', 'oranje', 'groen'];
  const question = {
    title: 'Kleur wijzigen',
    hint: `${asStart(detail.name)} ziet deze kleur nooit.`,
    choices: colours.map((colour) => ({
      value: colour,
      label: `${COLOUR_WORDS[colour].name}. ${COLOUR_WORDS[colour].means}`,
      node: sign(colour),
    })),
    ...(detail.stoplight === null ? {} : { chosen: detail.stoplight }),
    choicesLabel: 'Welke kleur past nu?',
    words: 'Waarom?',
    wordsNeeded: true,
    confirm: 'Wijzig',
  };
  return askDialog(question, ({ choice, words }) => tell('stoplight', { colour: choice, reason: words }));
}
