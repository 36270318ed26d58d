/** The words: ICU messages per language, compiled once, formatted with given values. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './meaning.ts';

export type TextValues = Readonly<Record<string, string | number>>;
/** Text id to ICU message. */
export type Catalogue = Readonly<Record<string, string>>;

/** Locale used for numbers, dates and plurals of each language. */
export const LOCALES: Readonly<Record<Language, string>> = {
  nl: 'nl-NL',
  en: 'en-GB',
  tr: 'tr-TR',
  ar: 'ar',
  pl: 'pl-PL',
  es: 'es-ES',
  pap: 'nl-NL',
};

export interface Texts {
  readonly languages: readonly Language[];
  has(lang: Language, id: string): boolean;
  /** The text in this language, else in Dutch. @throws when the text or a value is missing (found by the flow checks). */
  say(lang: Language, id: string, values?: TextValues): string;
}

/** Compiles catalogues to texts; every message is compiled at first use and kept. */
export function compileTexts(catalogues: Partial<Record<Language, Catalogue>>): Texts {
  const compiled = new Map<string, IntlMessageFormat | string>();
  const languages = (Object.keys(LOCALES) as Language[]).filter((lang) => catalogues[lang] !== undefined);
  const has = (lang: Language, id: string) => catalogues[lang]?.[id] !== undefined;
  const find = (lang: Language, id: string): IntlMessageFormat | string => {
    const spoken = has(lang, id) ? lang : 'nl';
    const key = `${spoken} ${id}`;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const source = catalogues[spoken]?.[id];
    if (source === undefined) throw new Error(`No text ${id} in ${lang} or Dutch.`);
    const made = /[{'<]/.test(source)
      ? new IntlMessageFormat(source, LOCALES[spoken], undefined, { ignoreTag: true })
      : source;
    compiled.set(key, made);
    return made;
  };
  return {
    languages,
    has,
    say: (lang, id, values = {}) => {
      const message = find(lang, id);
      return typeof message === 'string' ? message : String(message.format(values));
    },
  };
}
