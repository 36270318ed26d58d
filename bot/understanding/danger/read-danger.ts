/** Reads `locales/<language>/danger.yaml`: what must raise an alarm whatever the classifier says, and what must not. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES } from '../../../dialogs/meaning.ts';
import type { Intent } from '../../../dialogs/meaning.ts';
import { TOPICS } from '../model/labels.ts';
import type { Matcher } from './matcher.ts';
import { patternOf } from './pattern.ts';

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

/** Adds all danger patterns to the matcher; entry `n` is what pattern number `n` stands for. */
export function readDanger(folder: string, matcher: Matcher): DangerEntry[] {
  const entries: DangerEntry[] = [];
  for (const lang of LANGUAGES) {
    const file = join(folder, lang, 'danger.yaml');
    if (!existsSync(file)) continue;
    const raw: unknown = parse(readFileSync(file, 'utf8'), { schema: 'failsafe' });
    const read = dangerSchema.safeParse(raw);
    if (!read.success) throw new Error(`${lang}/danger.yaml: ${z.prettifyError(read.error)}`);
    const add = (written: string, entry: DangerEntry): void => {
      try {
        matcher.add(patternOf(written), entries.length, lang, entry.kind === 'idiom' ? 'idioms' : 'rest');
      } catch (cause) {
        throw new Error(`${lang}/danger.yaml: ${cause instanceof Error ? cause.message : written}`, {
          cause,
        });
      }
      entries.push(entry);
    };
    for (const written of read.data.idioms) add(written, { kind: 'idiom' });
    for (const guard of GUARDS) {
      for (const written of read.data.guards[guard] ?? []) add(written, { kind: 'guard', guard });
    }
    for (const rule of read.data.rules) {
      for (const written of rule.patterns) {
        add(written, { kind: 'rule', intent: rule.intent, sure: rule.sure !== undefined });
      }
    }
  }
  return entries;
}
