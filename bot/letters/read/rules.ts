/** The rules for reading letters, as locales/nl/letters.yaml writes them. */
import { z } from 'zod';
import { LETTER_KINDS } from '../../../dialogs/letter/kinds.ts';
import { makeTopicFinder } from '../../content/read/topic-finder.ts';
import { isTopicPattern, readTopicPattern } from '../../content/read/topic-pattern.ts';

const pattern = z
  .string()
  .refine(isTopicPattern, 'no pattern as locales/nl/words.yaml says they are written');
const patterns = z.array(pattern).min(1);
const phrase = z.string().regex(/^[a-z0-9]+\*?(?: [a-z0-9]+)*$/, 'small letters and digits');
const phrases = z.array(phrase).min(1);

export const letterRulesSchema = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        kind: z.enum(LETTER_KINDS),
        sure: patterns,
        hint: patterns,
        against: patterns,
      }),
    )
    .refine((kinds) => new Set(kinds.map(({ kind }) => kind)).size === kinds.length, 'a kind is there twice'),
  letter: patterns,
  grave: patterns,
  until: phrases,
  happens: phrases,
  from: phrases,
  uncertain: phrases,
  rights: phrases,
  total: phrases,
  organisation: phrases,
});
export type LetterRules = z.infer<typeof letterRulesSchema>;

/** How many of these patterns hold in a text as `plain` gives it. */
export function counter(sources: readonly string[]): (plainText: string) => number {
  const all = sources.map((source, topic) => ({ topic: String(topic), pattern: readTopicPattern(source) }));
  const find = makeTopicFinder(
    all,
    all.map(({ topic }) => topic),
  );
  return (plainText) => find(plainText).length;
}
