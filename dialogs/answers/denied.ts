/** What is said not to be there: "geen deurwaarder gelukkig", "nee geen huur, energie", "kira yok". */
import type { Sign, Words } from '../context.ts';
import { tellingWords } from './choice.ts';

/** The most words that together say that there is none: "not a", "no tengo". */
const MOST_WORDS = 2;

/** Do so many words from here on show one of these? */
function show(
  words: Words,
  signs: readonly Sign[],
  said: readonly string[],
  from: number,
  length: number,
): boolean {
  const phrase = said.slice(from, from + length);
  return phrase.length === length && words.signs(phrase.join(' ')).some((sign) => signs.includes(sign));
}

/** How many words from here on show one of these; the longest counts, 0 for none. */
function lengthOf(words: Words, signs: readonly Sign[], said: readonly string[], from: number): number {
  for (let length = MOST_WORDS; length > 0; length -= 1) {
    if (show(words, signs, said, from, length)) return length;
  }
  return 0;
}

/** Do the words that end right in front of this one say that there is none? */
function isNoneBefore(words: Words, said: readonly string[], at: number): boolean {
  for (let length = 1; length <= Math.min(MOST_WORDS, at); length += 1) {
    if (show(words, ['none'], said, at - length, length)) return true;
  }
  return false;
}

/** "Geen deurwaarder gelukkig": is a telling word of the label said to be none? @param text plain */
export function deniesLabel(words: Words, text: string, label: string): boolean {
  const telling = tellingWords(label);
  const said = text.split(' ');
  return said.some(
    (word, at) =>
      telling.includes(word) &&
      (isNoneBefore(words, said, at) || lengthOf(words, ['none-behind'], said, at + 1) > 0),
  );
}

/** How many words from here on say of a thing that there is none, the thing with them; 0 when they do not. */
function deniedFrom(words: Words, said: readonly string[], from: number): number {
  const before = lengthOf(words, ['none', 'not-with'], said, from);
  if (before === 0) return lengthOf(words, ['none-behind'], said, from + 1) > 0 ? 2 : 0;
  const left = said.length - from - before;
  if (left === 0) return 0;
  const article = left > 1 && show(words, ['article'], said, from + before, 1) ? 1 : 0;
  return before + article + 1;
}

/** What is left without the things that are said to be none: "nee geen huur, energie" is energy. @param text plain */
export function affirmed(words: Words, text: string): string {
  // "Geen huur betaald" tells of rent that is behind, and does not deny it.
  if (words.signs(text).includes('pays')) return text;
  const said = text.split(' ');
  const kept: string[] = [];
  let at = 0;
  while (at < said.length) {
    const denied = deniedFrom(words, said, at);
    if (denied === 0) kept.push(said[at] ?? '');
    at += Math.max(denied, 1);
  }
  return kept.join(' ');
}
