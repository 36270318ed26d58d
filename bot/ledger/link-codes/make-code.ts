import { randomInt } from 'node:crypto';

/**
 * Signs of a koppelcode: nothing that looks like another sign on paper (0/O, 1/I, 2/Z, 5/S, 6/G, 8/B), and no vowels,
 * so that no code is a word. The understanding reads every code made of these (slots/codes.ts).
 */
export const CODE_SIGNS = 'CDFHJKLMNPQRTVWXY23456789';
export const CODE_LENGTH = 8;

const mixed = (half: string): boolean => /\d/.test(half) && /[A-Z]/.test(half);

/**
 * A new code of eight signs, each equally likely (`randomInt` has no bias). One half has a letter and a digit: written
 * as two halves with a space between, it is still seen to be a code.
 */
export function makeCode(): string {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join('');
    if (mixed(code.slice(0, 4)) || mixed(code.slice(4))) return code;
  }
}
