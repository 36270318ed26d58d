/** Numbered and named choices. */
import { holdsPhrase, plain } from '../plain.ts';

/** As people write them, without accents; a word stands for the same number in every language that has it. */
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  een: 1,
  one: 1,
  eerste: 1,
  first: 1,
  twee: 2,
  two: 2,
  tweede: 2,
  second: 2,
  drie: 3,
  three: 3,
  derde: 3,
  third: 3,
  vier: 4,
  four: 4,
  vijf: 5,
  five: 5,
  zes: 6,
  six: 6,
  bir: 1,
  iki: 2,
  uc: 3,
  dort: 4,
  bes: 5,
  alti: 6,
  واحد: 1,
  اثنان: 2,
  اثنين: 2,
  ثلاثه: 3,
  اربعه: 4,
  خمسه: 5,
  سته: 6,
  jeden: 1,
  dwa: 2,
  trzy: 3,
  cztery: 4,
  piec: 5,
  szesc: 6,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  unu: 1,
  kuater: 4,
  sinku: 5,
};

/** "2", "nummer 2", "twee", "iki": the number that stands alone in a text as `plain` gives it. */
export function numberAlone(text: string): number | undefined {
  const digits = /^(?:nummer |nr |optie |keuze |number |option )?(\d{1,2})$/.exec(text)?.[1];
  return digits === undefined ? NUMBER_WORDS[text] : Number(digits);
}

/** Article as well as number: "een stuk of drie" is three. */
const ARTICLES: readonly string[] = ['een', 'one', 'uno', 'bir', 'unu'];

/** The one number among the words: "twee maande", "zo n stuk of drie"; undefined for none or several. */
export function numberAmong(text: string): number | undefined {
  const said = text.split(' ').filter((word) => !ARTICLES.includes(word));
  const numbers = new Set(said.flatMap((word) => NUMBER_WORDS[word] ?? []));
  const [only] = numbers;
  return numbers.size === 1 ? only : undefined;
}

/** The name with the number that stands alone; undefined when there is none. */
export function choiceByNumber(text: string, names: readonly string[]): string | undefined {
  const number = numberAlone(text);
  return number === undefined ? undefined : names[number - 1];
}

/** Something stands between two numbers: else one long number could be divided in endlessly many ways (ReDoS). */
const SEVERAL = /^\d{1,2}(?:(?: (?:en|and|of|or|e|ve|y|i|ku) | و ?|\s+)\d{1,2})*\s*$/;

/** Small words between numbers that are written out. */
const BETWEEN: readonly string[] = ['de', 'het', 'en', 'the', 'and', 'nummer', 'number'];

/** "De eerste en de derde": digits for words, when there is nothing else; the text itself otherwise. */
function inDigits(text: string): string {
  const said = text.split(' ').filter((word) => !BETWEEN.includes(word));
  const numbers = said.flatMap((word) => NUMBER_WORDS[word] ?? []);
  return numbers.length > 1 && numbers.length === said.length ? numbers.join(' ') : text;
}

/** "1 en 3", "1,3": several choices, as names joined by a space. */
export function severalByNumber(text: string, names: readonly string[]): string | undefined {
  const digits = inDigits(text);
  if (!SEVERAL.test(digits)) return undefined;
  const numbers = digits.match(/\d{1,2}/g) ?? [];
  const found = numbers.map((number) => names[Number(number) - 1]);
  if (found.length === 0 || found.some((name) => name === undefined)) return undefined;
  return [...new Set(found)].join(' ');
}

/** Several choices, as names joined by a space in the order in which they are asked; undefined for none. */
export function severalOf(names: readonly string[], said: readonly string[]): string | undefined {
  const all = names.filter((name) => said.includes(name));
  return all.length === 0 ? undefined : all.join(' ');
}

/** In labels, and in many a message that is about something else. */
const TELL_NOTHING: readonly string[] = [
  ...['mijn', 'moet', 'geen', 'deze', 'niet', 'voor', 'naar', 'twee', 'gaat'],
  ...['have', 'must', 'need', 'none', 'these', 'this', 'that', 'with', 'from'],
];

/** The words of a label that tell it from other labels. */
export function tellingWords(label: string): string[] {
  return plain(label)
    .split(' ')
    .filter((word) => word.length > 3 && !TELL_NOTHING.includes(word));
}

/** How freely a label may be said: as a whole or its beginning, by a telling word, or several at once. */
export type LabelMatch = 'whole' | 'one' | 'many';

/** A label as it may be said whole: all of it, or what stands behind its "nee," ("geen haast"). */
function isWhole(text: string, label: string): boolean {
  return text === plain(label) || text === plain(label.slice(label.indexOf(',') + 1));
}

/** The label itself, or the words it begins with when no other label does ("nu" for "nu verder"). */
function byBeginning(text: string, names: readonly string[], labels: readonly string[]): string | undefined {
  const whole = names.filter((_, at) => isWhole(text, labels[at] ?? ''));
  if (whole.length === 1) return whole[0];
  const begun = names.filter((_, at) => `${plain(labels[at] ?? '')} `.startsWith(`${text} `));
  return begun.length === 1 && text !== '' ? begun[0] : undefined;
}

/** Some words of one label and no other, and nothing else: "al dicht" for "het is al dicht". */
function byPart(text: string, names: readonly string[], labels: readonly string[]): string | undefined {
  if (!text.includes(' ')) return undefined;
  const parts = names.filter((_, at) => holdsPhrase(plain(labels[at] ?? ''), text));
  return parts.length === 1 ? parts[0] : undefined;
}

/** The same with the labels of every language the resident reads them in; the first language that knows is right. */
export function choiceByLabels(
  text: string,
  names: readonly string[],
  labelSets: Iterable<readonly string[]>,
  match: LabelMatch = 'one',
): string | undefined {
  for (const labels of labelSets) {
    const chosen = choiceByLabel(text, names, labels, match);
    if (chosen !== undefined) return chosen;
  }
  return undefined;
}

/** The choice whose label (or a telling word of it) is in the text; several of them are joined by a space. */
export function choiceByLabel(
  text: string,
  names: readonly string[],
  labels: readonly string[],
  match: LabelMatch = 'one',
): string | undefined {
  const begun = byBeginning(text, names, labels);
  if (begun !== undefined || match === 'whole') return begun;
  const part = byPart(text, names, labels);
  if (part !== undefined) return part;
  const said = new Set(text.split(' '));
  const hits = names.filter(
    (name, at) => said.has(name) || tellingWords(labels[at] ?? '').some((word) => said.has(word)),
  );
  if (match === 'many') return hits.length > 0 ? hits.join(' ') : undefined;
  return hits.length === 1 ? hits[0] : undefined;
}
