/** Koppelcodes: eight characters of an alphabet without look-alikes, as the desk hands them out. */

import { allMatches } from '../all-matches.ts';

const SIGN = '[A-HJ-NP-Z2-9]';
const EDGE = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;
const TOGETHER = new RegExp(`${EDGE}${SIGN}{8}${END}`, 'gu');
const HALVES = new RegExp(`${EDGE}(${SIGN}{4})( ?[-–—.] ?| )(${SIGN}{4})${END}`, 'gu');
const APART = new RegExp(`${EDGE}${SIGN}(?:[ -]${SIGN}){7}${END}`, 'gu');
const PAIRS = new RegExp(`${EDGE}${SIGN}{2}(?:[ -]${SIGN}{2}){3}${END}`, 'gu');

const mixed = (code: string): boolean => /\d/.test(code) && /[A-Z]/.test(code);

/**
 * Codes in upper case without separators. A code has a letter and a digit, so that no ordinary word is one; written
 * as two halves with only a space, one half must mix them ("geef 2345" is no code).
 */
export function codesOf(text: string): string[] {
  const upper = text.toUpperCase();
  const found = allMatches(upper, TOGETHER).map(([code]) => code);
  for (const [, left = '', between = '', right = ''] of allMatches(upper, HALVES)) {
    if (between !== ' ' || mixed(left) || mixed(right)) found.push(left + right);
  }
  for (const pattern of [APART, PAIRS]) {
    for (const [code] of allMatches(upper, pattern)) found.push(code.replace(/[ -]/g, ''));
  }
  return [...new Set(found.filter(mixed))];
}
