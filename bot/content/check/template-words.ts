/** The approved words of a city's templates go through the same lint as our own texts: nothing that is sent escapes it. */
import { LANGUAGES } from '../../../dialogs/meaning.ts';
import type { Finding } from '../finding.ts';
import type { Check } from '../subject.ts';
import { unknownIn } from './known-words.ts';
import { hardIn } from './plain-words.ts';
import { refusedIn } from './refused-words.ts';

/** Where the words of the worker or of a message come. */
const VARIABLE = /\{\{\d+\}\}/g;
const FILLED = 'Sam';

export const templateWords: Check = ({ read, facts, noList, plainWords }) =>
  Object.entries(facts.city.templateWords).flatMap(([use, words]): Finding[] => {
    const place = read.city.city?.at(['templateWords', use]);
    if (place === undefined) return [];
    // "worker-wrote.tr" is the Turkish one.
    const lang = LANGUAGES.find((one) => use.endsWith(`.${one}`)) ?? 'nl';
    const text = words.replace(VARIABLE, FILLED);
    const what = `template "${use}"`;
    return [
      ...refusedIn(text, what, place, noList.get(lang) ?? []),
      ...(lang === 'nl' ? hardIn([text], what, place, plainWords?.passive) : []),
      ...(lang === 'nl' && plainWords !== undefined ? unknownIn([text], what, place, plainWords) : []),
    ];
  });
