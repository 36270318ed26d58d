/** Reads `locales/<language>/lexicon.yaml`: word classes shared by the danger rules and the classifier. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { everyTime, type Once } from '../../kept/once.ts';
import { LANGUAGES } from '../../../dialogs/meaning.ts';
import type { Matcher } from './matcher.ts';
import { patternOf, type Phrase } from './pattern.ts';

const lexiconSchema = z.record(z.string().regex(/^[a-z-]+$/), z.array(z.string()).min(1));

type WordClass = readonly [name: string, wordings: readonly Phrase[]];

/** @throws Error naming the file and the wording */
function classesIn(source: string, lang: string): WordClass[] {
  const read = lexiconSchema.safeParse(parse(source, { schema: 'failsafe' }));
  if (!read.success) throw new Error(`${lang}/lexicon.yaml: ${z.prettifyError(read.error)}`);
  return Object.entries(read.data).map(([name, wordings]) => [
    name,
    wordings.map((wording) => {
      const [phrase, more] = patternOf(wording);
      if (!phrase || more) throw new Error(`${lang}/lexicon.yaml: "${wording}" in ${name} is not a wording`);
      return phrase;
    }),
  ]);
}

/** Adds all classes as `<language>/<class>` to the matcher; gives the class names in a fixed order. */
export function readLexicon(folder: string, matcher: Matcher, once: Once = everyTime): string[] {
  const names = new Set<string>();
  for (const lang of LANGUAGES) {
    const file = join(folder, lang, 'lexicon.yaml');
    if (!existsSync(file)) continue;
    const source = readFileSync(file, 'utf8');
    for (const [name, wordings] of once('lexicon', source, () => classesIn(source, lang))) {
      names.add(name);
      for (const wording of wordings) matcher.addToClass(`${lang}/${name}`, wording);
    }
  }
  return [...names];
}
