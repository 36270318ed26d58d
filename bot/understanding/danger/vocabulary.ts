/** All words that patterns ask for, looked up once per word of a message. */
import { remembered } from '../../../dialogs/remembered.ts';
import { oneSlipApart } from '../one-slip-apart.ts';
import { squeeze, withoutLookalikes } from '../words.ts';
import { arabicStems } from './arabic-stems.ts';
import type { WordShape } from './pattern.ts';

/** Shorter words must be spelled right; in longer ones one slip is forgiven. */
const FORGIVEN_FROM = 7;
const LONGEST_FORGIVEN = 36;
/** Words whose look-up is remembered. */
const MOST_REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 24;
/** Stems are looked up by these letters first, so that most words need no further look. */
const HINT = 2;

/** A spelling that is close enough to this word. */
interface Forgiven {
  readonly meant: string;
  readonly number: number;
}

/** Beginnings or ends of words, by their first letters and lengths. */
class Stems {
  readonly #numbers = new Map<string, number>();
  /** Lengths of the stems that share these letters. */
  readonly #lengths = new Map<string, number[]>();
  readonly #part: (word: string, length: number) => string;

  constructor(part: (word: string, length: number) => string) {
    this.#part = part;
  }

  add(stem: string, number: number): void {
    this.#numbers.set(stem, number);
    const hint = this.#part(stem, HINT);
    const lengths = this.#lengths.get(hint) ?? [];
    if (!lengths.includes(stem.length)) lengths.push(stem.length);
    this.#lengths.set(hint, lengths);
  }

  collect(word: string, into: number[]): void {
    for (const length of this.#lengths.get(this.#part(word, HINT)) ?? NONE) {
      const number = length <= word.length ? this.#numbers.get(this.#part(word, length)) : undefined;
      if (number !== undefined) into.push(number);
    }
  }
}

const NONE: readonly number[] = [];
const NO_WORDS: ReadonlySet<string> = new Set();

/** Maps words to the numbers of the shapes they fit. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #exact = new Map<string, number>();
  readonly #prefix = new Stems((word, length) => word.slice(0, length));
  readonly #suffix = new Stems((word, length) => word.slice(-length));
  readonly #slips = new Map<string, Forgiven[]>();
  readonly #right: ReadonlySet<string>;
  /** People use the same few thousand words. */
  #known = this.#newlyKnown();

  /** @param right squeezed words that are meant as they stand: they are no slip of another. */
  constructor(right = NO_WORDS) {
    this.#right = right;
  }

  #newlyKnown(): (word: string) => readonly number[] {
    return remembered((word) => this.#lookUp(word), MOST_REMEMBERED);
  }

  /** The number of a shape, the same for the same shape. */
  number(shape: WordShape): number {
    const key = `${shape.kind} ${shape.text}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    this.#known = this.#newlyKnown();
    if (shape.kind === 'prefix') this.#prefix.add(shape.text, number);
    else if (shape.kind === 'suffix') this.#suffix.add(shape.text, number);
    else this.#exact.set(shape.text, number);
    if (shape.kind !== 'suffix' && shape.text.length >= FORGIVEN_FROM) this.#forgive(shape.text, number);
    return number;
  }

  #forgive(meant: string, number: number): void {
    for (const key of [meant, ...this.#shortened(meant)]) {
      const known = this.#slips.get(key);
      if (known) known.push({ meant, number });
      else this.#slips.set(key, [{ meant, number }]);
    }
  }

  #shortened(word: string): string[] {
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2));
  }

  /** Numbers of all shapes the word fits; stems and slips of the thumb only when it fits none as it stands. */
  fitting(word: string): readonly number[] {
    return word.length > LONGEST_REMEMBERED ? this.#lookUp(word) : this.#known(word);
  }

  /** What this word is taken for by forgiving a slip of the thumb; nothing when it fits as it stands. */
  takenFor(word: string): readonly string[] {
    if (this.#lookUpAsItStands(word).length > 0) return [];
    return this.#forgivenAs(squeeze(word)).map(({ meant }) => meant);
  }

  #lookUp(word: string): readonly number[] {
    const found = this.#lookUpAsItStands(word);
    if (found.length > 0 || word.length < FORGIVEN_FROM - 1) return found;
    return this.#forgivenAs(squeeze(word)).map(({ number }) => number);
  }

  #lookUpAsItStands(word: string): number[] {
    const into: number[] = [];
    this.#collect(squeeze(word), into);
    const plain = withoutLookalikes(word);
    if (plain !== undefined) this.#collect(squeeze(plain), into);
    if (into.length === 0) for (const stem of arabicStems(word)) this.#collect(squeeze(stem), into);
    return into;
  }

  #collect(word: string, into: number[]): void {
    const exact = this.#exact.get(word);
    if (exact !== undefined) into.push(exact);
    this.#prefix.collect(word, into);
    this.#suffix.collect(word, into);
  }

  #forgivenAs(word: string): readonly Forgiven[] {
    if (word.length < FORGIVEN_FROM - 1 || word.length > LONGEST_FORGIVEN || this.#right.has(word)) return [];
    const found = [word, ...this.#shortened(word)].flatMap((key) => this.#slips.get(key) ?? []);
    return [...new Set(found)].filter(({ meant }) => oneSlipApart(word, meant));
  }
}
