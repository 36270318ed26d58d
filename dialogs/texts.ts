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
  // In the Netherlands amounts and dates are written with the digits of a Dutch letter, in Arabic too.
  ar: 'ar-u-nu-latn',
  pl: 'pl-PL',
  es: 'es-ES',
  pap: 'nl-NL',
};

/** The languages that stand in for one that is not written, in this order: nobody is left with words they cannot read. */
export const STAND_INS: readonly Language[] = ['nl', 'en'];

export interface Texts {
  readonly languages: readonly Language[];
  has(lang: Language, id: string): boolean;
  /**
   * The text in this language; where it is missing, in Dutch and in English.
   * @throws when the text is in no language, or a value is missing (found by the flow checks)
   */
  say(lang: Language, id: string, values?: TextValues): string;
  /** Names of the files in this language that no native speaker has read yet. */
  unreviewed(lang: Language): readonly string[];
}

/** A sentence goes below the other, a label beside it. */
function bothWays(texts: readonly string[]): string {
  const sentence = texts.some((text) => /[.!?:\n]/.test(text));
  return [...new Set(texts)].join(sentence ? '\n' : ' / ');
}

/** A sentence that begins with a value, which may be "een medewerker". */
const BEGINS_WITH_VALUE = /^\{[^]*[.!?؟:]$/;

function capitalised(sentence: string, lang: Language): string {
  const [first = ''] = sentence;
  return first.toLocaleUpperCase(LOCALES[lang]) + sentence.slice(first.length);
}

/** How one text is made of values; without any it is the text itself. */
type Writer = string | ((values: TextValues) => string);

function writerOf(source: string, lang: Language): Writer {
  if (!/[{'<]/.test(source)) return source;
  const message = new IntlMessageFormat(source, LOCALES[lang], undefined, { ignoreTag: true });
  const write = (values: TextValues) => String(message.format(values));
  return BEGINS_WITH_VALUE.test(source) ? (values) => capitalised(write(values), lang) : write;
}

/** Compiles catalogues to texts; every message is compiled at first use and kept. */
export function compileTexts(
  catalogues: Partial<Record<Language, Catalogue>>,
  unreviewed: Partial<Record<Language, readonly string[]>> = {},
): Texts {
  // By language first: a key made of two parts would be put together and hashed at every look.
  const compiled = new Map<Language, Map<string, Writer>>();
  const languages = (Object.keys(LOCALES) as Language[]).filter((lang) => catalogues[lang] !== undefined);
  const has = (lang: Language, id: string) => catalogues[lang]?.[id] !== undefined;
  const find = (spoken: Language, id: string): Writer => {
    const known = compiled.get(spoken)?.get(id);
    if (known !== undefined) return known;
    const source = catalogues[spoken]?.[id];
    if (source === undefined) throw new Error(`No text ${id} in ${spoken}.`);
    const made = writerOf(source, spoken);
    const those = compiled.get(spoken) ?? new Map<string, Writer>();
    compiled.set(spoken, those.set(id, made));
    return made;
  };
  const format = (spoken: Language, id: string, values: TextValues): string => {
    const write = find(spoken, id);
    return typeof write === 'string' ? write : write(values);
  };
  const standIn = (id: string, values: TextValues): string => {
    const there = STAND_INS.filter((spoken) => has(spoken, id));
    return bothWays(
      (there.length === 0 ? STAND_INS.slice(0, 1) : there).map((one) => format(one, id, values)),
    );
  };
  return {
    languages,
    has,
    say: (lang, id, values = {}) => {
      if (has(lang, id)) return format(lang, id, values);
      return STAND_INS.includes(lang) ? format('nl', id, values) : standIn(id, values);
    },
    unreviewed: (lang) => unreviewed[lang] ?? [],
  };
}
