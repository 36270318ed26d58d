/** The small language that danger rules and word classes are written in. */
import { normalise } from '../normalise.ts';
import { squeeze } from '../words.ts';

/** How a word must look: the whole word, its beginning or its end. */
export interface WordShape {
  readonly kind: 'exact' | 'prefix' | 'suffix';
  readonly text: string;
}

/** One place in a pattern: any of these shapes or word classes. */
export interface Place {
  readonly shapes: readonly WordShape[];
  readonly classes: readonly string[];
  readonly optional: boolean;
  /** Words that may stand between the previous place and this one. */
  readonly gap: number;
}

/** Places in this order. */
export type Phrase = readonly Place[];
/** Phrases that must all occur near each other, in any order. */
export type Pattern = readonly Phrase[];

export const SHORT_GAP = 3;
export const LONG_GAP = 8;

function shapeOf(written: string): WordShape {
  const text = squeeze(normalise(written.replaceAll('*', '')));
  if (text === '' || /\s/.test(text)) throw new Error(`"${written}" is not one word`);
  if (written.endsWith('*')) return { kind: 'prefix', text };
  if (written.startsWith('*')) return { kind: 'suffix', text };
  return { kind: 'exact', text };
}

function placeOf(token: string, gap: number): Place {
  const optional = token.endsWith('?') && token.length > 1;
  const options = (optional ? token.slice(0, -1) : token).split('|');
  const classes = options.filter((option) => /^\{.+\}$/.test(option)).map((option) => option.slice(1, -1));
  const shapes = options.filter((option) => !/^\{.+\}$/.test(option)).map(shapeOf);
  return { shapes, classes, optional, gap };
}

function phraseOf(written: string): Phrase {
  const places: Place[] = [];
  let gap = 0;
  for (const token of written.trim().split(/\s+/)) {
    if (token === '..') gap = SHORT_GAP;
    else if (token === '...') gap = LONG_GAP;
    else {
      places.push(placeOf(token, gap));
      gap = 0;
    }
  }
  if (places.length === 0 || places.every((place) => place.optional)) {
    throw new Error(`"${written}" has no word that must be there`);
  }
  return places;
}

/**
 * Reads a pattern: `a|b` either word, `stem*` and `*end`, `{class}`, `word?` may be missing, `..` up to 3 and `...`
 * up to 8 words in between, `x & y` both near each other in any order. Throws an Error naming the faulty part.
 */
export function patternOf(written: string): Pattern {
  return written.split(' & ').map(phraseOf);
}
