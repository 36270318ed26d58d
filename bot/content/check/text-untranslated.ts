/** The languages that must be complete have the same texts; other languages are counted in the summary. */
import { errorAt } from '../finding.ts';
import type { Language } from '../../../dialogs/meaning.ts';
import type { Check } from '../subject.ts';

export const COMPLETE_LANGUAGES: readonly Language[] = ['nl', 'en'];

export const textUntranslated: Check = ({ read }) => {
  const all = [...read.messages];
  return COMPLETE_LANGUAGES.flatMap((lang) => {
    const here = read.messages.get(lang);
    return all
      .filter(([other]) => (lang === 'nl' ? other !== 'nl' : other === 'nl'))
      .flatMap(([other, messages]) =>
        [...messages.values()]
          .filter((message) => here?.has(message.id) !== true)
          .map((message) =>
            errorAt(
              message.place,
              'text-untranslated',
              `text "${message.id}" is there in ${other} but not in ${lang}`,
            ),
          ),
      );
  });
};
