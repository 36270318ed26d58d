/** The rules for reading letters, as locales/nl/letters.yaml writes them. */
import { z } from 'zod';
import { LETTER_KINDS } from '../../../dialogs/letter/kinds.ts';
import { makeTopicFinder, readTopicPattern } from '../../content/read/topic-finder.ts';

const pattern = z
  .string()
  .refine(
    (source) => readTopicPattern(source) !== undefined,
    'small letters and digits, with | + and * only',
  );
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
  const all = sources.flatMap((source, topic) => {
    const read = readTopicPattern(source);
    return read === undefined ? [] : [{ topic: String(topic), pattern: read }];
  });
  const find = makeTopicFinder(
    all,
    all.map(({ topic }) => topic),
  );
  return (plainText) => find(plainText).length;
}
