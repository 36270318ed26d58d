import { rememberedOfText } from './remembered.ts';

function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Small letters, no accents, no punctuation, single spaces: how words are compared. */
export const plain: (text: string) => string = rememberedOfText(plainOf);
