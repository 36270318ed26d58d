/** Counts syllables by the vowels that are said together, for the languages whose formulas need it. */
import type { Language } from '../../../dialogs/meaning.ts';

/** Vowels that make one syllable together; longest first. */
const NUCLEI: Partial<Readonly<Record<Language, RegExp>>> = {
  // "ë", "ï" and "ü" begin a syllable of their own: "financiële", "ruïne".
  nl: /aai|ooi|oei|eeuw|ieuw|eeu|ieu|[aeou]{1}[ëïü]|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|y|[aeiouëïüéèêáàâóöúûîäô]/g,
  en: /[aeiouy]+/g,
  // Every vowel is a syllable in Turkish.
  tr: /[aeıioöuüâîû]/g,
  // A weak vowel joins its neighbour; an accent on it keeps them apart: "días" has two.
  es: /[aeoáéó][iuy](?![íú])|[iu][aeoáéó][iuy]?|[iu][iu]|[aeiouáéíóúüy]/g,
};
/** Vowels that are written and not said. */
const SILENT: Partial<Readonly<Record<Language, RegExp>>> = {
  en: /(?<=[aeiouy].*[^aeiouyl])e$|(?<=[^td])ed$/,
  // "Que", "qui", "gue", "gui".
  es: /(?<=q)u|(?<=g)u(?=[eiéí])/g,
};

/** At least one; undefined for a language that is not counted. */
export function syllablesIn(word: string, lang: Language): number | undefined {
  const nuclei = NUCLEI[lang];
  if (nuclei === undefined) return undefined;
  const letters = word.toLocaleLowerCase(lang);
  const said = letters.replace(SILENT[lang] ?? /$^/, '');
  const found = said.match(nuclei) ?? [];
  // "beëindigen": the pair was one match and is two syllables.
  const pairs = lang === 'nl' ? found.filter((one) => /^[aeou][ëïü]$/.test(one)).length : 0;
  return Math.max(1, found.length + pairs);
}
