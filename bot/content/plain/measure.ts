/**
 * How hard a text is, by published formulas. Flesch reading ease and its kin: 100 is very easy, 0 very hard, 60 is
 * ordinary. Flesch (1948) for English, Douma (1960) for Dutch, Fernández Huerta (1959) for Spanish, Ateşman (1997) for
 * Turkish. LIX (Björnsson 1968) needs no syllables and is given for every language: under 30 is very easy, over 50 hard.
 */
import type { Language } from '../../../dialogs/meaning.ts';
import { sentencesOf } from '../sentences.ts';
import { syllablesIn } from './syllables.ts';

/** Constant, weight of words per sentence, weight of syllables per word. */
type Formula = readonly [number, number, number];
const EASE: Partial<Readonly<Record<Language, Formula>>> = {
  nl: [206.84, 0.93, 77],
  en: [206.835, 1.015, 84.6],
  es: [206.84, 1.02, 60],
  tr: [198.825, 2.61, 40.175],
};
/** Brouwer (1963), Dutch only. */
const BROUWER: Formula = [195, 2, 67];
/** LIX counts words of more letters than this as long. */
const MOST_LETTERS = 6;

export interface Measure {
  readonly sentences: number;
  readonly words: number;
  /** Words of more than six letters. */
  readonly longWords: number;
  /** Undefined for a language without a formula for it. */
  readonly syllables: number | undefined;
}

const NOTHING: Measure = { sentences: 0, words: 0, longWords: 0, syllables: 0 };

function wordsIn(sentence: string): string[] {
  return sentence.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
}

/** Counts a text; numbers are no words here. */
export function measure(text: string, lang: Language): Measure {
  const sentences = sentencesOf(text)
    .map(wordsIn)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  const syllables = words.map((word) => syllablesIn(word, lang));
  return {
    sentences: sentences.length,
    words: words.length,
    longWords: words.filter((word) => word.length > MOST_LETTERS).length,
    syllables: syllables.includes(undefined)
      ? undefined
      : syllables.reduce<number>((sum, one) => sum + (one ?? 0), 0),
  };
}

export function added(measures: readonly Measure[]): Measure {
  return measures.reduce(
    (one, other) => ({
      sentences: one.sentences + other.sentences,
      words: one.words + other.words,
      longWords: one.longWords + other.longWords,
      syllables:
        one.syllables === undefined || other.syllables === undefined
          ? undefined
          : one.syllables + other.syllables,
    }),
    NOTHING,
  );
}

function byFormula(
  [constant, perSentence, perWord]: Formula,
  { words, sentences, syllables = 0 }: Measure,
): number {
  return constant - (perSentence * words) / sentences - (perWord * syllables) / words;
}

/** Reading ease of this language; undefined where there is no formula or nothing to read. */
export function readingEase(counted: Measure, lang: Language): number | undefined {
  const formula = EASE[lang];
  return formula === undefined || counted.words === 0 ? undefined : byFormula(formula, counted);
}

/** Brouwer's leesindex, Dutch only; undefined when there is nothing to read. */
export function brouwer(counted: Measure): number | undefined {
  return counted.words === 0 ? undefined : byFormula(BROUWER, counted);
}

/** Undefined when there is nothing to read. */
export function lix({ words, sentences, longWords }: Measure): number | undefined {
  return words === 0 ? undefined : words / sentences + (100 * longWords) / words;
}

/** Words per sentence; undefined when there is nothing to read. */
export function sentenceLength({ words, sentences }: Measure): number | undefined {
  return sentences === 0 ? undefined : words / sentences;
}
