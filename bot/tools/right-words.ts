/**
 * `npm run right-words -- LANGUAGE < WORDS`: of a list of rightly spelled words, one a line, keeps those that would be
 * taken for a word of the classes or rules with one letter more, less, other or swapped, and adds them
 * to `locales/LANGUAGE/right-words.txt`. Then train.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../../dialogs/meaning.ts';
import { Matcher } from '../understanding/danger/matcher.ts';
import { readDanger } from '../understanding/danger/read-danger.ts';
import { readLexicon } from '../understanding/danger/read-lexicon.ts';
import { RIGHT_WORDS_FILE } from '../understanding/danger/read-right-words.ts';
import { normalise } from '../understanding/normalise.ts';
import { squeeze, wordsOf } from '../understanding/words.ts';

/** "Semana" for "semanas" is the same word with another ending. */
function isSameWord(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** What stands in the file: what is said about it, and its words, some perhaps written by hand. */
function present(file: string): { readonly remarks: string[]; readonly words: string[] } {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return {
    remarks: lines.filter((line) => line.startsWith('#')),
    words: lines.filter((line) => line !== '' && !line.startsWith('#')),
  };
}

/** @returns words of the list that are taken for another word, in the one spelling that rules are compared in. */
export async function rightWords(folder: string, list: AsyncIterable<string>): Promise<string[]> {
  const matcher = new Matcher();
  readLexicon(folder, matcher);
  readDanger(folder, matcher);
  const found = new Set<string>();
  for await (const line of list) {
    const [word, more] = wordsOf(normalise(line));
    if (word === undefined || more !== undefined) continue;
    const squeezed = squeeze(word);
    const meant = matcher.takenFor(word);
    if (meant.length > 0 && !meant.every((one) => isSameWord(squeezed, one))) found.add(squeezed);
  }
  return [...found].sort();
}

async function main(lang: string | undefined): Promise<void> {
  if (lang === undefined || !LANGUAGES.some((known) => known === lang))
    throw new Error(`Say which language: ${LANGUAGES.join(', ')}.`);
  const folder = fileURLToPath(new URL('../../locales', import.meta.url));
  const file = join(folder, lang, RIGHT_WORDS_FILE);
  const { remarks, words } = present(file);
  const found = await rightWords(folder, createInterface({ input: process.stdin }));
  const all = [...new Set([...words, ...found])].sort();
  writeFileSync(file, [...remarks, ...all, ''].join('\n'));
  console.log(`${String(all.length)} words in ${file}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv[2]).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
