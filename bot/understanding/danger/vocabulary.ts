/** All words that patterns ask for, looked up once per word of a message. */
import { oneSlipApart } from '../one-slip-apart.ts';
import { squeeze, withoutLookalikes } from '../words.ts';
import type { WordShape } from './pattern.ts';

/** Shorter words must be spelled right; in longer ones one slip is forgiven. */
const FORGIVEN_FROM = 7;
const SHORTEST_STEM = 2;
const LONGEST_STEM = 18;

/** Maps words to the numbers of the shapes they fit. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #exact = new Map<string, number>();
  readonly #prefix = new Map<string, number>();
  readonly #suffix = new Map<string, number>();
  readonly #slips = new Map<string, string[]>();

  /** The number of a shape, the same for the same shape. */
  number(shape: WordShape): number {
    const key = `${shape.kind} ${shape.text}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    if (shape.kind === 'prefix') this.#prefix.set(shape.text, number);
    else if (shape.kind === 'suffix') this.#suffix.set(shape.text, number);
    else this.#exact.set(shape.text, number);
    if (shape.kind === 'exact' && shape.text.length >= FORGIVEN_FROM) this.#forgive(shape.text);
    return number;
  }

  #forgive(word: string): void {
    for (const key of [word, ...this.#shortened(word)]) {
      const known = this.#slips.get(key);
      if (known) known.push(word);
      else this.#slips.set(key, [word]);
    }
  }

  #shortened(word: string): string[] {
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2));
  }

  /** Numbers of all shapes the word fits; with a slip of the thumb only when it fits none as it stands. */
  fitting(word: string, into: number[]): void {
    into.length = 0;
    this.#collect(squeeze(word), into);
    const plain = withoutLookalikes(word);
    if (plain !== undefined) this.#collect(squeeze(plain), into);
    if (into.length === 0 && word.length >= FORGIVEN_FROM - 1) this.#collectForgiven(squeeze(word), into);
  }

  #collect(word: string, into: number[]): void {
    const exact = this.#exact.get(word);
    if (exact !== undefined) into.push(exact);
    for (let length = SHORTEST_STEM; length <= Math.min(word.length, LONGEST_STEM); length++) {
      const prefix = this.#prefix.get(word.slice(0, length));
      if (prefix !== undefined) into.push(prefix);
      if (this.#suffix.size === 0) continue;
      const suffix = this.#suffix.get(word.slice(-length));
      if (suffix !== undefined) into.push(suffix);
    }
  }

  #collectForgiven(word: string, into: number[]): void {
    if (word.length < FORGIVEN_FROM - 1 || word.length > 2 * LONGEST_STEM) return;
    for (const key of [word, ...this.#shortened(word)]) {
      for (const meant of this.#slips.get(key) ?? []) {
        const number = this.#exact.get(meant);
        if (number !== undefined && !into.includes(number) && oneSlipApart(word, meant)) into.push(number);
      }
    }
  }
}
