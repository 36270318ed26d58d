/** The questions the desk asks before a deed that others will notice. */
import { askDialog } from './ask-dialog.ts';
import { sign } from './sign.ts';
import type { Colour, Detail } from './types.ts';
import { asStart, COLOUR_WORDS, inSentence, languageName } from './words.ts';

const OTHER = 'Iets anders';

const asChoices = (labels: readonly string[]) => labels.map((label) => ({ value: label, label }));

/** A chosen reason with the worker's own words after it; undefined when they went back. */
async function reasonFrom(title: string, hint: string, labels: readonly string[], confirm: string) {
  const answer = await askDialog({
    title,
    hint,
    choices: asChoices([...labels, OTHER]),
    choicesLabel: 'Waarom?',
    words: 'Toelichting voor collega’s (mag leeg)',
    confirm,
  });
  if (answer === undefined) return undefined;
  const parts =
    answer.choice === OTHER && answer.words !== '' ? [answer.words] : [answer.choice, answer.words];
  return parts.filter((part) => part !== '').join(': ');
}

export const askDecline = () =>
  reasonFrom(
    'Ik kan nu niet',
    'We vragen meteen de volgende collega.',
    ['Ik ben in gesprek met iemand', 'Ik ben straks vrij of weg', 'Een collega past hier beter'],
    'Geef door',
  );

export const askClose = (name: string) =>
  reasonFrom(
    `Gesprek met ${inSentence(name)} afsluiten`,
    'Doe dit als jullie samen klaar zijn.',
    ['Het is opgelost', 'Verder bij een andere organisatie', 'Op eigen verzoek gestopt'],
    'Sluit af',
  );

/** What was agreed, in words the resident will read. */
export async function askReturn({ name, overview }: Detail, worker: string): Promise<string | undefined> {
  const language = overview?.language;
  const inLanguage = language && language !== 'nl' ? ` Schrijf het in het ${languageName(language)}.` : '';
  const answer = await askDialog({
    title: 'Teruggeven aan Warmlijn',
    hint: `${asStart(name)} leest dit terug. Warmlijn gaat daarna verder waar het gesprek stopte.${inLanguage}`,
    words: 'Wat hebben jullie afgesproken?',
    example: `Bijvoorbeeld: ${worker.split(' ')[0] ?? worker} belt dinsdag om 10 uur.`,
    wordsNeeded: true,
    confirm: 'Geef terug',
  });
  return answer?.words;
}

/** A note between colleagues, in a box of its own so that it is never sent by accident. */
export async function askNote(name: string): Promise<string | undefined> {
  const answer = await askDialog({
    title: 'Notitie voor collega’s',
    hint: `${asStart(name)} ziet dit nooit.`,
    words: 'Wat moeten collega’s weten?',
    wordsNeeded: true,
    confirm: 'Bewaar notitie',
  });
  return answer?.words;
}

/** Another colour with the reason for it. */
export async function askColour(detail: Detail): Promise<{ colour: string; reason: string } | undefined> {
  const colours: readonly Colour[] = ['rood', 'oranje', 'groen'];
  const answer = await askDialog({
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
  });
  return answer && { colour: answer.choice, reason: answer.words };
}
