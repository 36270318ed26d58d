/** Reads `locales/<language>/danger.yaml`: what must raise an alarm whatever the classifier says, and what must not. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { everyTime, type Once } from '../../kept/once.ts';
import { LANGUAGES } from '../../../dialogs/meaning.ts';
import type { Intent } from '../../../dialogs/meaning.ts';
import { TOPICS } from '../model/labels.ts';
import type { Matcher } from './matcher.ts';
import { patternOf, type Pattern } from './pattern.ts';

/**
 * Circumstances that silence a rule: a joke, long ago, somebody else's house, a film, a general question, danger as
 * the subject of a course or poster, an ordinary reason such as works in the street or a fast.
 */
export const GUARDS = [
  'joke',
  'past',
  'outsider',
  'fiction',
  'hypothetical',
  'denied',
  'settled',
  'now',
  'subject',
  'ordinary',
] as const;
export type Guard = (typeof GUARDS)[number];

const patterns = z.array(z.string());
const dangerSchema = z.strictObject({
  idioms: patterns,
  guards: z.partialRecord(z.enum(GUARDS), patterns),
  rules: z.array(
    z.strictObject({
      intent: z.custom<Intent>((value) => TOPICS.some((topic) => topic === value), 'not an urgent topic'),
      /** True when only a figure of speech can silence the rule. */
      sure: z.literal('true').optional(),
      patterns: patterns.min(1),
    }),
  ),
});

/** What a pattern number of the matcher stands for. */
export type DangerEntry =
  | { readonly kind: 'idiom' }
  | { readonly kind: 'guard'; readonly guard: Guard }
  | { readonly kind: 'rule'; readonly intent: Intent; readonly sure: boolean };

type Written = readonly [pattern: Pattern, entry: DangerEntry];

/** Everything in one file, in its order. @throws Error naming the faulty part */
function patternsIn(source: string): Written[] {
  const read = dangerSchema.safeParse(parse(source, { schema: 'failsafe' }));
  if (!read.success) throw new Error(z.prettifyError(read.error));
  const { idioms, guards, rules } = read.data;
  const all: (readonly [string, DangerEntry])[] = [
    ...idioms.map((written) => [written, { kind: 'idiom' }] as const),
    ...GUARDS.flatMap((guard) =>
      (guards[guard] ?? []).map((written) => [written, { kind: 'guard', guard }] as const),
    ),
    ...rules.flatMap(({ intent, sure, patterns }) =>
      patterns.map((written) => [written, { kind: 'rule', intent, sure: sure !== undefined }] as const),
    ),
  ];
  return all.map(([written, entry]) => [patternOf(written), entry]);
}

/** Adds all danger patterns to the matcher; entry `n` is what pattern number `n` stands for. */
export function readDanger(folder: string, matcher: Matcher, once: Once = everyTime): DangerEntry[] {
  const entries: DangerEntry[] = [];
  for (const lang of LANGUAGES) {
    const file = join(folder, lang, 'danger.yaml');
    if (!existsSync(file)) continue;
    const source = readFileSync(file, 'utf8');
    try {
      for (const [pattern, entry] of once('danger', source, () => patternsIn(source))) {
        matcher.add(pattern, entries.length, lang, entry.kind === 'idiom' ? 'idioms' : 'rest');
        entries.push(entry);
      }
    } catch (cause) {
      throw new Error(`${lang}/danger.yaml: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    }
  }
  return entries;
}
