/** How the ledger describes a bill or an income, beside the words of a question. */
import { plain } from '../plain.ts';

/** Does the description hold one of these words? @param words as `plain` gives them */
export function isDescribedBy(description: string, words: readonly string[]): boolean {
  return plain(description)
    .split(' ')
    .some((word) => words.includes(word));
}
