/** Reads locales/nl/plain-words.yaml: words beside the common ones that people know, and those that must be explained. */
import { z } from 'zod';
import { plain } from '../../../dialogs/plain.ts';
import type { Finding, Place } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { checkShape } from './check-shape.ts';
import { readYaml } from './yaml-file.ts';

export const PLAIN_WORDS_FILE = 'locales/nl/plain-words.yaml';

const term = z.string().min(1);
const because = z.array(z.strictObject({ why: term, words: z.array(term).min(1) }));
const schema = z.strictObject({
  known: because.default([]),
  passive: because.default([]),
  glossary: z
    .array(
      z.strictObject({
        word: term,
        explained: z.array(term).min(1),
        after: z.array(z.strictObject({ text: term, before: z.array(term).min(1), why: term })).default([]),
        own: z.array(z.strictObject({ texts: z.array(term).min(1), why: term })).default([]),
      }),
    )
    .default([]),
});

/** A word that is jargon to many, and how it becomes clear. */
export interface Glossed {
  readonly word: string;
  /** Holds on a message in plain() form. */
  readonly pattern: RegExp;
  /** Phrases, in plain() form, one of which explains it. */
  readonly explained: readonly string[];
  /** Texts whose id begins so come after a text that explains it. */
  readonly after: readonly { readonly text: string; readonly before: readonly string[] }[];
  /** Texts whose id begins so say it back to who used it. */
  readonly own: readonly string[];
  readonly place: Place;
}

export interface PlainWords {
  /** Small letters; ends in * for every word that begins so. */
  readonly known: readonly string[];
  /** Phrases with worden and a participle that are no office Dutch. */
  readonly passive: readonly string[];
  readonly glossary: readonly Glossed[];
}

/** @returns undefined when the file is not there or cannot be used; the first is no finding. */
export function readPlainWords(folder: Folder, findings: Finding[]): PlainWords | undefined {
  if (folder.read(PLAIN_WORDS_FILE) === undefined) return undefined;
  const from = readYaml(folder, PLAIN_WORDS_FILE, findings);
  const read = from && checkShape(schema, from, findings);
  if (from === undefined || read === undefined) return undefined;
  const all = (lists: z.infer<typeof because>) => lists.flatMap(({ words }) => words);
  return {
    known: all(read.known).map((word) => word.toLowerCase()),
    passive: all(read.passive),
    glossary: read.glossary.map(({ word, explained, after, own }, at) => ({
      word,
      pattern: new RegExp(`(?:^| )${plain(word)}(?= |$)`, 'u'),
      explained: explained.map(plain),
      after,
      own: own.flatMap(({ texts }) => texts),
      place: from.at(['glossary', at]),
    })),
  };
}
