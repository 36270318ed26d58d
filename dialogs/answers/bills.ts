/** Bills in the resident's own words, as the choices of the question which ones are behind. */
import type { Heard } from '../heard.ts';
import { isBillKind } from '../money/questions.ts';
import type { MoneyTopic } from '../money/topics.ts';
import type { Talk } from '../talk.ts';
import { hasQuestionMark } from '../plain.ts';
import { affirmed } from './denied.ts';

const CHOICES: Readonly<Partial<Record<MoneyTopic, string>>> = {
  rent: 'rent',
  energy: 'energy',
  water: 'other',
  'health-insurance': 'care',
};

/** "stroom" and "gas" are energy, "cz" is zorgpremie, "klarna" is another one, "geen huur" is none. */
export function billsIn(talk: Talk, { plain }: Heard): string[] {
  const { words } = talk.context;
  const text = affirmed(words, plain);
  const known = words.topics(text).flatMap((topic) => CHOICES[topic] ?? []);
  return [...new Set([...known, ...(words.signs(text).includes('creditor') ? ['other'] : [])])];
}

/** Stand between names of bills, or behind them. */
const SMALL: readonly string[] = [
  ...[
    'en',
    'de',
    'het',
    'mijn',
    'mn',
    'me',
    'ook',
    'enzo',
    'ofzo',
    'and',
    'the',
    'my',
    've',
    'bir',
    'y',
    'e',
    'mi',
  ],
  ...['la', 'el', 'i', 'ku', 'و'],
];
const MOST_NAMES = 3;

/** Is this nothing but names of bills and creditors: "huur en zorg", "duo en klarna enzo"? */
export function areOnlyBills(talk: Talk, heard: Heard): boolean {
  const { plain, text, word } = heard;
  const names = plain.split(' ').filter((one) => !SMALL.includes(one));
  if (word !== undefined || hasQuestionMark(text) || names.length > MOST_NAMES) return false;
  const { words } = talk.context;
  return (
    billsIn(talk, heard).length > 0 &&
    words.topics(text).every(isBillKind) &&
    !words.signs(text).includes('lack')
  );
}
