/** Dutch and English number words as whole numbers. */

const DUTCH: readonly string[] = (
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien ' +
  'achttien negentien'
).split(' ');
const DUTCH_TENS: readonly string[] = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(
  ' ',
);
const ENGLISH: readonly string[] = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const ENGLISH_TENS: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const SMALL = new Map<string, number>([
  ...DUTCH.map((word, value) => [word, value] as const),
  ...DUTCH_TENS.map((word, at) => [word, 20 + 10 * at] as const),
  ...ENGLISH.map((word, value) => [word, value] as const),
  ...ENGLISH_TENS.map((word, at) => [word, 20 + 10 * at] as const),
]);
/** "vijfentwintig", and "tweeëntwintig" as normalising leaves it, without accents and with two e's. */
DUTCH_TENS.forEach((ten, at) => {
  DUTCH.slice(1, 10).forEach((unit, index) =>
    SMALL.set(`${unit}en${ten}`.replace('eee', 'ee'), 20 + 10 * at + index + 1),
  );
});

/** One written number below a million ("twaalfhonderd", "duizendvijftig"), or undefined. */
function dutchNumber(word: string): number | undefined {
  if (word === '') return undefined;
  const small = SMALL.get(word);
  if (small !== undefined) return small;
  for (const [name, size] of [
    ['duizend', 1000],
    ['honderd', 100],
  ] as const) {
    const at = word.indexOf(name);
    if (at < 0) continue;
    const times = at === 0 ? 1 : dutchNumber(word.slice(0, at));
    const rest = word.slice(at + name.length).replace(/^en(?=.)/, '');
    const more = rest === '' ? 0 : dutchNumber(rest);
    return times === undefined || more === undefined ? undefined : times * size + more;
  }
  return undefined;
}

/** English numbers of several words: "twelve hundred", "one thousand two hundred and fifty". */
function englishNumber(words: readonly string[]): number | undefined {
  let total = 0;
  let current = 0;
  let seen = false;
  for (const word of words) {
    if (word === 'and' && seen) continue;
    if (word === 'a' && !seen) current = 1;
    else if (word === 'hundred') current = (current || 1) * 100;
    else if (word === 'thousand' || word === 'grand') [total, current] = [total + (current || 1) * 1000, 0];
    else {
      const value = SMALL.get(word);
      if (value === undefined) return undefined;
      current += value;
    }
    seen = true;
  }
  return words.at(-1) === 'and' || words.at(-1) === 'a' ? undefined : total + current;
}

/** The number a normalised text of one to six words writes, or undefined. Digits are read too. */
export function numberOf(text: string): number | undefined {
  const words = text.trim().split(/[\s-]+/);
  if (words.length > 6) return undefined;
  if (/^\d{1,7}$/.test(text.trim())) return Number(text);
  return dutchNumber(words.join('')) ?? englishNumber(words);
}

/** Whether a word can be part of a written number. */
export function isNumberWord(word: string): boolean {
  return SMALL.has(word) || /^(hundred|thousand|grand)$/.test(word) || dutchNumber(word) !== undefined;
}
