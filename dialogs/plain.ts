import { remembered } from './remembered.ts';

/** Longer texts are hardly ever the same again. */
const REMEMBERED_UP_TO = 60;

function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Labels of choices and short answers are asked for in turn after turn. */
const plainShort = remembered(plainOf);
/** A long text is asked for by several in one turn. */
const plainLong = remembered(plainOf, 4);

/** Small letters, no accents, no punctuation, single spaces: how words are compared. */
export function plain(text: string): string {
  return text.length > REMEMBERED_UP_TO ? plainLong(text) : plainShort(text);
}
