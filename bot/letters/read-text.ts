/** Reads the words of a letter by the rules, and only when these do not know its kind asks the optional language model. */
import type { LetterKind } from '../../dialogs/letter/kinds.ts';
import { makeReadLetter, type LetterRead } from './read/read-letter.ts';
import type { LetterRules } from './read/rules.ts';

/** Names a kind from the closed list; undefined when it does not know, is away or too slow. */
export type AskKind = (text: string) => Promise<LetterKind | undefined>;

/** @param today civil date */
export type ReadText = (text: string, today: string) => Promise<LetterRead>;

export function makeReadText(rules: LetterRules, askKind?: AskKind): ReadText {
  const read = makeReadLetter(rules);
  return async (text, today) => {
    const found = read(text, today);
    if (found.sure || !found.isLetter || askKind === undefined) return found;
    const kind = await askKind(text);
    if (kind === undefined || kind === 'other') return found;
    return { ...found, reading: { ...found.reading, kind, grave: undefined } };
  };
}
