/** Text as rules and the classifier read it: one spelling for what people type in many ways. */

import { foldLetters, westernDigits } from '../../dialogs/letters.ts';

/** Longest part of a message that is analysed; WhatsApp allows 4096 characters. */
export const ANALYSED_CHARACTERS = 4096;

const INVISIBLE = /[\p{Cf}\p{Cc}\uFE0F]+/gu;
const MARKS = /\p{M}+/gu;
/** Apostrophes in all shapes; the ayn-like ones serve Arabizi. */
const APOSTROPHES = /['’‘ʼ`´ʻʿ′]/g;
const LONG_RUNS = /(\p{L})\1{2,}/gu;
const SPELLED_OUT = /(?<![\p{L}\p{N}])(?:\p{L}[ .\-_*]){3,}\p{L}(?![\p{L}\p{N}])/gu;

/** At most `ANALYSED_CHARACTERS`, never half an emoji; of a longer text the start and the end count. */
export function analysedPart(text: string): string {
  if (text.length <= ANALYSED_CHARACTERS) return text.toWellFormed();
  const half = ANALYSED_CHARACTERS / 2 - 1;
  return `${text.slice(0, half)} ${text.slice(-half)}`.toWellFormed();
}

/**
 * Lower case, no accents or invisible characters, apostrophes removed, Arabic letter variants folded, letters
 * repeated for emphasis brought back to two ("heeeelp" to "heelp"), spelled-out words joined ("d o o d").
 */
export function normalise(text: string): string {
  const letters = westernDigits(analysedPart(text))
    .normalize('NFKC')
    .replace(INVISIBLE, (run) => (/[\n\r\t]/.test(run) ? ' ' : ''))
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '');
  return foldLetters(letters)
    .replace(APOSTROPHES, '')
    .replace(SPELLED_OUT, (word) => word.replace(/[ .\-_*]/g, ''))
    .replace(LONG_RUNS, '$1$1');
}
