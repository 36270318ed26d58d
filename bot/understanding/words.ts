/** Splits normalised text into words, in the one spelling that rules are compared in. */

const WORD = /[\p{L}\p{N}@$]+|\p{Extended_Pictographic}/gu;
const DOUBLES = /(\p{L})\1+/gu;
const MIXED = /^(?=.*\p{L}.*\p{L})(?=.*[013457@$])[\p{L}\p{N}@$]+$/u;
const LOOKALIKES: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};

/** Doubled letters become one, so that "eten", "eeten" and "etten" compare equal. */
export function squeeze(word: string): string {
  return word.replace(DOUBLES, '$1');
}

/** Words of a normalised text in order, unsqueezed; emoji count as words. */
export function wordsOf(normalised: string): string[] {
  return normalised.match(WORD) ?? [];
}

/** "z3lfm00rd" as letters, or undefined where no letter was replaced by a look-alike. */
export function withoutLookalikes(word: string): string | undefined {
  if (!MIXED.test(word)) return undefined;
  return word.replace(/[013457@$]/g, (sign) => LOOKALIKES[sign] ?? sign);
}
