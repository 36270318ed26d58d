/** Reads `locales/<language>/lexicon.yaml`: word classes shared by the danger rules and the classifier. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES } from '../../../dialogs/meaning.ts';
import type { Matcher } from './matcher.ts';
import { patternOf } from './pattern.ts';

const lexiconSchema = z.record(z.string().regex(/^[a-z-]+$/), z.array(z.string()).min(1));

/** Adds all classes as `<language>/<class>` to the matcher; gives the class names in a fixed order. */
export function readLexicon(folder: string, matcher: Matcher): string[] {
  const names: string[] = [];
  for (const lang of LANGUAGES) {
    const file = join(folder, lang, 'lexicon.yaml');
    if (!existsSync(file)) continue;
    const raw: unknown = parse(readFileSync(file, 'utf8'), { schema: 'failsafe' });
    const read = lexiconSchema.safeParse(raw);
    if (!read.success) throw new Error(`${lang}/lexicon.yaml: ${z.prettifyError(read.error)}`);
    for (const [name, wordings] of Object.entries(read.data)) {
      if (!names.includes(name)) names.push(name);
      for (const wording of wordings) {
        const [phrase, more] = patternOf(wording);
        if (!phrase || more)
          throw new Error(`${lang}/lexicon.yaml: "${wording}" in ${name} is not a wording`);
        matcher.addToClass(`${lang}/${name}`, phrase);
      }
    }
  }
  return names;
}
