/**
 * Reads how patterns of words are written: `a|b + c d*` needs "a" or "b", and also "c" followed by a word beginning with
 * "d"; `=a b` is the whole message. Within a phrase `(a|b)` is either word, `a?` may be missing, `!(a|b)` is any word but
 * these, `..` up to three and `...` up to eight words between, `/` the begin or the end of the message and `{name}` a class of words.
 */
import { plain } from '../../../dialogs/plain.ts';

/** One place in a phrase. */
export interface Place {
  readonly words: ReadonlySet<string>;
  /** The word, when nothing but one word fits: most places are, and that is compared at once. */
  readonly only: string | undefined;
  /** How a word may begin. */
  readonly starts: readonly string[];
  /** Any word but these. */
  readonly but: boolean;
  readonly optional: boolean;
  /** Words that may stand between the previous place and this one. */
  readonly gap: number;
}

/** Places in this order. */
export type Phrase = readonly Place[];

/** A pattern as read: every group needs one of its phrases in the text. */
export interface TopicPattern {
  readonly groups: readonly (readonly Phrase[])[];
}

/** Lists of words by name, so that a long one is written once. */
export type WordClasses = ReadonlyMap<string, readonly string[]>;

/** Stands for the begin and the end of the message, which are no words. */
export const EDGE = '/';
/** Words that may stand between, as in the rules for danger. */
const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 8 };
const NO_CLASSES: WordClasses = new Map();
const WORD = /^(?:[\p{Ll}\p{Lo}\p{N}]+|[\p{Ll}\p{Lo}\p{N}]{2,}\*)$/u;
const TOKEN = /^(?<but>!?)(?<bracket>\(?)(?<options>[^()!?]+)(?<close>\)?)(?<optional>\??)$/u;

/** The first fault in how a pattern is written. */
export class PatternFault extends Error {}

/** One word, or how a word begins, as `plain` gives it: an accent or a mark in it, and it would never be found. */
export function isPlainWord(written: string): boolean {
  return WORD.test(written) && plain(written) === written.replace('*', '');
}

function optionsOf(written: string, classes: WordClasses): readonly string[] {
  if (written === EDGE) return [EDGE];
  if (written.startsWith('{')) {
    const words = classes.get(written.slice(1, -1));
    if (words === undefined || !written.endsWith('}')) {
      throw new PatternFault(`"${written}" is no class under "classes" of this language`);
    }
    return words;
  }
  if (!isPlainWord(written)) {
    throw new PatternFault(`"${written}" is no word of small letters without accents or signs`);
  }
  return [written];
}

/** @param gap words that may stand before it */
function placeOf(token: string, gap: number, classes: WordClasses): Place {
  const { but, bracket, options, close, optional } = TOKEN.exec(token)?.groups ?? {};
  if (options === undefined || (bracket === '') !== (close === '')) {
    throw new PatternFault(`"${token}" is no word and no words as "(a|b)", without spaces`);
  }
  const all = options.split('|').flatMap((option) => optionsOf(option, classes));
  const isStart = (option: string) => option.endsWith('*');
  const [one = ''] = all;
  return {
    words: new Set(all.filter((option) => !isStart(option))),
    only: all.length === 1 && but === '' && !isStart(one) ? one : undefined,
    starts: all.filter(isStart).map((option) => option.slice(0, -1)),
    but: but !== '',
    optional: optional !== '',
    gap,
  };
}

/** Places that are written the same are one: most are a single word that stands in many patterns. */
const shared = new Map<string, Place>();

function sharedPlace(token: string): Place {
  const known = shared.get(token) ?? placeOf(token, 0, NO_CLASSES);
  shared.set(token, known);
  return known;
}

function phraseOf(written: string, classes: WordClasses): Phrase {
  const places: Place[] = [];
  let gap = 0;
  for (const token of written.split(' ')) {
    const words = gap === 0 && places.length > 0 ? GAPS[token] : undefined;
    if (words !== undefined) gap = words;
    else if (gap === 0 && !token.includes('{')) places.push(sharedPlace(token));
    else {
      places.push(placeOf(token, gap, classes));
      gap = 0;
    }
  }
  const [first] = places;
  if (first === undefined || first.optional || first.but || gap > 0) {
    throw new PatternFault(`"${written}" begins and ends with a word that is named and not left out`);
  }
  return places;
}

/** A bar between brackets stands between words, any other between phrases. */
const BETWEEN_PHRASES = /\|(?![^()]*\))/;

/**
 * @param classes what `{name}` stands for
 * @throws PatternFault that names the part that is not written as above
 */
export function readTopicPattern(source: string, classes: WordClasses = NO_CLASSES): TopicPattern {
  const whole = source.startsWith('=');
  const groups = (whole ? source.slice(1) : source)
    .split('+')
    .map((group) => group.split(BETWEEN_PHRASES).map((phrase) => phrase.trim()));
  if (!whole) return { groups: groups.map((group) => group.map((phrase) => phraseOf(phrase, classes))) };
  const [phrase = '', ...more] = groups.flat();
  if (more.length > 0) throw new PatternFault(`"${source}" is the whole message, so it is one phrase`);
  return { groups: [[phraseOf(`${EDGE} ${phrase} ${EDGE}`, classes)]] };
}

/** Is it written as above? */
export function isTopicPattern(source: string): boolean {
  try {
    readTopicPattern(source);
    return true;
  } catch (fault) {
    if (fault instanceof PatternFault) return false;
    throw fault;
  }
}
