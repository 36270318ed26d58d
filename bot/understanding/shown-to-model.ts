/** What a language model sees of a text. */

/** Characters of a text that are shown to the model. */
const SHOWN_CHARACTERS = 600;

/** From the first word or number with a digit in it on, a run of letters, digits and their signs is one mark. */
function withoutNumber(run: string): string {
  const digit = run.search(/\p{N}/u);
  if (digit < 0) return run;
  const before = run.slice(0, digit);
  const begin = Math.max(...['.', ',', '-', '/'].map((sign) => before.lastIndexOf(sign))) + 1;
  return `${run.slice(0, begin)}#`;
}

/** What the model sees of a message: no amounts, numbers, codes, addresses or links, and not more than it needs. */
export function shownToModel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\S+/g, (word) => (/(?:@|:\/\/)./.test(word) ? '…' : word))
    .replace(/[\p{L}\p{N}.,\-/]+/gu, withoutNumber)
    .slice(0, SHOWN_CHARACTERS)
    .toWellFormed();
}
