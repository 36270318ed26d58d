/** Reads locales/no-list.yaml: words residents never get, and jargon they only get with an explanation. */
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../dialogs/meaning.ts';
import { plain } from '../../../dialogs/plain.ts';
import type { Finding } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { checkShape } from './check-shape.ts';
import { readYaml } from './yaml-file.ts';

export const NO_LIST_FILE = 'locales/no-list.yaml';

const term = z.string().min(1);
const noListSchema = z.partialRecord(
  z.enum(LANGUAGES),
  z.strictObject({
    never: z.array(z.strictObject({ word: term, why: term })).default([]),
    jargon: z.array(z.strictObject({ word: term, why: term, explained: z.array(term).min(1) })).default([]),
  }),
);

export interface Refused {
  /** As written in the list, `*` for any letters. */
  readonly word: string;
  readonly why: string;
  /** Holds on a message in plain() form. */
  readonly pattern: RegExp;
  /** Phrases, in plain() form, one of which makes the word clear; none for words never used. */
  readonly explained: readonly string[];
}
export type NoList = ReadonlyMap<Language, readonly Refused[]>;

/** "schulden*" matches whole words that begin so; a term of several words matches them in a row. */
function patternOf(word: string): RegExp {
  const parts = word.split('*').map((part) => plain(part));
  return new RegExp(`(?:^| )${parts.join('[^ ]*')}(?= |$)`, 'u');
}

export function readNoList(folder: Folder, findings: Finding[]): NoList {
  const from = readYaml(folder, NO_LIST_FILE, findings);
  const read = from && checkShape(noListSchema, from, findings);
  const all = new Map<Language, readonly Refused[]>();
  for (const lang of LANGUAGES) {
    const { never = [], jargon = [] } = read?.[lang] ?? {};
    all.set(lang, [
      ...never.map(({ word, why }) => ({ word, why, pattern: patternOf(word), explained: [] })),
      ...jargon.map(({ word, why, explained }) => ({
        word,
        why,
        pattern: patternOf(word),
        explained: explained.map(plain),
      })),
    ]);
  }
  return all;
}
