/** The languages that residents are really written in. */
import type { City } from '../../dialogs/city.ts';
import type { Language } from '../../dialogs/meaning.ts';
import type { Texts } from '../../dialogs/texts.ts';

/**
 * Those of the city that have texts; in production only those that native speakers have read, or that city.yaml allows
 * by name. Everybody else gets Dutch and English together.
 */
export function writtenLanguages(city: City, texts: Texts, production: boolean): Language[] {
  const mayBeWritten = (lang: Language) =>
    !production || texts.unreviewed(lang).length === 0 || city.unreviewedLanguages.includes(lang);
  return city.languages.filter((lang) => texts.languages.includes(lang) && mayBeWritten(lang));
}
