/** Who sent a letter: the name at the top, best when it also stands under it. */
import { LONGEST_SENDER } from '../../../dialogs/letter/reading.ts';
import { plain } from '../../../dialogs/plain.ts';
import { datesIn } from './dates.ts';
import type { LetterRules } from './rules.ts';

/** The name of a sender stands among the first lines. */
const TOP_LINES = 5;
/** And again under the greeting at the end; without one, among the last lines. */
const BOTTOM_LINES = 4;
const GREETS = /^(?:met |hoogachtend|vriendelijke|groeten|tot )/;
const FEWEST_LETTERS = 5;
const MOST_WORDS = 6;
/** How a line begins that is an address, a date or a number. */
const NO_NAME =
  /^(?:de heer|mevrouw|dhr|mevr|mw|aan|datum|betreft|onderwerp|ons kenmerk|uw kenmerk|kenmerk|klantnummer|postbus|geachte|beste|dag|retouradres)\b/;

const tidy = (line: string) => line.replace(/^[^\p{L}]+|[^\p{L}.)&]+$/gu, '').replace(/\s+/g, ' ');

function mayBeName(line: string): boolean {
  const words = plain(line).split(' ');
  const letters = line.replace(/[^\p{L}]/gu, '').length;
  return (
    letters >= FEWEST_LETTERS &&
    words.length <= MOST_WORDS &&
    line.length <= LONGEST_SENDER &&
    /^\p{Lu}/u.test(line) &&
    letters / line.length > 0.75 &&
    !NO_NAME.test(plain(line)) &&
    datesIn(line).length === 0
  );
}

const named = (line: string, words: readonly string[]) =>
  plain(line)
    .split(' ')
    .some((word) =>
      words.some((one) => (one.endsWith('*') ? word.startsWith(one.slice(0, -1)) : word === one)),
    );

/** @param subject what the letter is about, which is no name. @returns the name as written; undefined when it is not sure */
export function senderOf(lines: readonly string[], subject: string, rules: LetterRules): string | undefined {
  const ends = lines.findLastIndex((line) => GREETS.test(plain(line)));
  const bottom = lines.slice(ends > TOP_LINES ? ends : -BOTTOM_LINES).map(plain);
  const top = lines
    .slice(0, TOP_LINES)
    .filter((line) => !/\d/.test(line))
    .map(tidy)
    .filter((line) => mayBeName(line) && plain(line) !== plain(subject));
  const again = top.find((line) => bottom.some((below) => ` ${below} `.includes(` ${plain(line)} `)));
  if (again !== undefined) return again;
  // Only once, but plainly an organisation: said as it stands there, when it is the very first name.
  const [first] = top;
  return first !== undefined && named(first, rules.organisation) && plain(first).split(' ').length > 1
    ? first
    : undefined;
}
