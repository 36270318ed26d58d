/** Turns a normalised message into hashed word and character n-grams: what the classifier sees. */
import { squeeze } from '../words.ts';

/** Hash buckets of the weight table; a power of two. */
export const BUCKETS = 1 << 17;
/** Words that count for one look; longer messages are looked at in overlapping windows. */
export const WINDOW_WORDS = 48;
/** Characters of one word that count; longer "words" are noise. */
const WORD_CHARACTERS = 24;
/** Word classes of one window that are paired with each other. */
const PAIRED_CLASSES = 24;
const CAPACITY = WINDOW_WORDS * (WORD_CHARACTERS * 4 + 8) + PAIRED_CLASSES * PAIRED_CLASSES;

/** Sparse vector: bucket numbers and values of the first `size` entries. Reused between calls by its owner. */
export interface Features {
  readonly buckets: Int32Array;
  readonly values: Float32Array;
  size: number;
  /** Where a group of equal values ends: words, characters, concepts. */
  readonly groupEnds: Int32Array;
}

/** An empty vector large enough for any window. */
export function newFeatures(): Features {
  return {
    buckets: new Int32Array(CAPACITY),
    values: new Float32Array(CAPACITY),
    size: 0,
    groupEnds: new Int32Array(3),
  };
}

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
const EDGE = 1;

function hashOf(word: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return hash;
}

function bucketOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) & (BUCKETS - 1);
}

/** The share of each group of features in the vector's length, found by cross-validation. */
const WORD_SHARE = 1;
const CHARACTER_SHARE = 1;
const CLASS_SHARE = 1;

function scale(values: Float32Array, from: number, to: number, share: number): void {
  const value = to > from ? share / Math.sqrt(to - from) : 0;
  values.fill(value, from, to);
}

/** Signs outside words that carry feeling or intent. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\?/, '?'],
  [/!/, '!'],
  [/\.\.\./, '...'],
  [/€|\beuro?s?\b/, '€'],
  [/\d/, '#'],
];

/**
 * Fills `into` from words `from` to `to`: word 1-3-grams (with skips) in one group, character 2-5-grams within word
 * boundaries in another, each scaled to its own length so that long and short messages weigh the same.
 */
export function featuresOf(
  words: readonly string[],
  text: string,
  classes: readonly number[],
  into: Features,
  from: number,
  to: number,
): void {
  const { buckets, values } = into;
  let size = 0;
  const hashes: number[] = [];
  for (let at = from; at < to; at++) {
    const word = /^\d+$/.test(words[at] ?? '') ? '#' : squeeze(words[at] ?? '').slice(0, WORD_CHARACTERS);
    hashes.push(hashOf(word, SEED));
  }
  const first = from === 0 ? hashOf('<', SEED) : 0;
  for (let at = 0; at < hashes.length; at++) {
    const one = hashes[at] ?? 0;
    const before = at > 0 ? (hashes[at - 1] ?? 0) : first;
    buckets[size++] = bucketOf(one);
    buckets[size++] = bucketOf(Math.imul(before, 31) ^ one);
    if (at > 1) {
      const third = hashes[at - 2] ?? 0;
      buckets[size++] = bucketOf(Math.imul(Math.imul(third, 31) ^ before, 31) ^ one ^ 0x55);
      buckets[size++] = bucketOf(Math.imul(third, 37) ^ one ^ 0xaa);
    }
    if (at > 2) buckets[size++] = bucketOf(Math.imul(hashes[at - 3] ?? 0, 41) ^ one ^ 0xcc);
  }
  for (const [sign, name] of SIGNS) if (sign.test(text)) buckets[size++] = bucketOf(hashOf(name, 0x77));
  if (to - from < 4) buckets[size++] = bucketOf(0x1000 + to - from);
  scale(values, 0, size, WORD_SHARE);
  const wordEnd = size;
  for (let index = from; index < to; index++) {
    const word = (words[index] ?? '').slice(0, WORD_CHARACTERS);
    const length = word.length + 2;
    for (let start = 0; start < length - 1; start++) {
      let hash = 0x3c6ef372;
      for (let at = start; at < length && at < start + 5; at++) {
        const code = at === 0 || at === length - 1 ? EDGE : word.charCodeAt(at - 1);
        hash = Math.imul(hash ^ code, PRIME);
        if (at > start) buckets[size++] = bucketOf(hash ^ (at - start));
      }
    }
  }
  scale(values, wordEnd, size, CHARACTER_SHARE);
  const characterEnd = size;
  const paired = Math.min(classes.length, PAIRED_CLASSES);
  for (let at = 0; at < paired; at++) {
    const one = Math.imul((classes[at] ?? 0) + 1, 0x9e3779b1);
    buckets[size++] = bucketOf(one);
    for (let before = 0; before < at; before++) {
      buckets[size++] = bucketOf(Math.imul(one, 31) ^ Math.imul((classes[before] ?? 0) + 1, 0x85ebca6b));
    }
  }
  scale(values, characterEnd, size, CLASS_SHARE);
  into.groupEnds.set([wordEnd, characterEnd, size]);
  into.size = size;
}
