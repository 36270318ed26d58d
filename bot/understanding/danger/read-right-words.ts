/**
 * Reads `locales/<language>/right-words.txt`: words that are right as they stand, though one slip of the thumb away from
 * a word that classes or rules ask for ("gestopt" is no "gestompt"). One a line; lines with # say something about them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../../dialogs/meaning.ts';
import { normalise } from '../normalise.ts';
import { squeeze, wordsOf } from '../words.ts';

export const RIGHT_WORDS_FILE = 'right-words.txt';

/** @throws Error naming the line when it holds anything but one word */
function wordIn(line: string, at: string): string {
  const [word, more] = wordsOf(normalise(line));
  if (word === undefined || more !== undefined) throw new Error(`${at}: "${line}" is not one word`);
  return squeeze(word);
}

/** Words of all languages, in the one spelling that rules are compared in. @throws Error naming file and line */
export function readRightWords(folder: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const lang of LANGUAGES) {
    const file = join(folder, lang, RIGHT_WORDS_FILE);
    if (!existsSync(file)) continue;
    const lines = readFileSync(file, 'utf8').split('\n');
    lines.forEach((line, index) => {
      if (line.trim() === '' || line.startsWith('#')) return;
      words.add(wordIn(line, `${lang}/${RIGHT_WORDS_FILE}:${String(index + 1)}`));
    });
  }
  return words;
}
