import { foldLetters, westernDigits } from './letters.ts';
import { rememberedOfText } from './remembered.ts';

function plainOf(text: string): string {
  return foldLetters(westernDigits(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Small letters, one way of writing each, no accents, no punctuation, single spaces: how words are compared. */
export const plain: (text: string) => string = rememberedOfText(plainOf);

/** Somebody asks: in Arabic the mark looks the other way. */
export const hasQuestionMark = (text: string): boolean => /[?؟]/.test(text);

/** Do these words stand next to each other in the text? Both as `plain` gives them. */
export function holdsPhrase(text: string, phrase: string): boolean {
  return phrase !== '' && ` ${text} `.includes(` ${phrase} `);
}

/** The pictures of a message, each once, whatever their colour: "👍🏾👍🏾" is "👍". */
function picturesIn(text: string): string {
  return [...new Set(text.match(/\p{Extended_Pictographic}/gu) ?? [])].join('');
}

/** How words with a fixed effect are compared: as words, and as pictures when there is nothing else. */
export const wordKey = (text: string): string => plain(text) || picturesIn(text);
