/** Finds patterns in a message. Built once from all languages; matching allocates little and always ends. */
import type { Pattern, Phrase, Place } from './pattern.ts';
import { Vocabulary } from './vocabulary.ts';

/** Farthest apart, in words, that the parts of an `x & y` pattern may be. */
const NEAR = 16;

/** Words `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface CompiledPlace {
  readonly numbers: ReadonlySet<number>;
  readonly classes: readonly number[];
  readonly optional: boolean;
  readonly gap: number;
}
type CompiledPhrase = readonly CompiledPlace[];
interface CompiledPattern {
  readonly id: number;
  readonly first: CompiledPhrase;
  /** What must be near the first phrase. */
  readonly others: readonly CompiledPhrase[];
}

/** A message prepared for matching: per word the shapes it fits, per class where it was found. */
export class Scan {
  readonly fits: (readonly number[])[] = [];
  readonly classSpans = new Map<number, Span[]>();
  /** Words taken by a figure of speech; rules do not see them. */
  readonly hidden = new Set<number>();

  /** Whether a figure of speech took any of these words. */
  hides({ start, end }: Span): boolean {
    if (this.hidden.size > 0) for (let at = start; at < end; at++) if (this.hidden.has(at)) return true;
    return false;
  }
}

/** Figures of speech are looked for before the rest, because their words no longer count afterwards. */
export type Round = 'idioms' | 'rest';

interface ClassWording {
  readonly number: number;
  readonly phrase: CompiledPhrase;
}

export class Matcher {
  readonly #vocabulary: Vocabulary;
  readonly #classNumbers = new Map<string, number>();
  readonly #classStarts = new Map<number, ClassWording[]>();
  readonly #byShape = {
    idioms: new Map<number, CompiledPattern[]>(),
    rest: new Map<number, CompiledPattern[]>(),
  };
  readonly #byClass = {
    idioms: new Map<number, CompiledPattern[]>(),
    rest: new Map<number, CompiledPattern[]>(),
  };

  /** @param right words that are no slip of the thumb (`readRightWords`). */
  constructor(right?: ReadonlySet<string>) {
    this.#vocabulary = new Vocabulary(right);
  }

  /** What a word is taken for by forgiving a slip of the thumb. */
  takenFor(word: string): readonly string[] {
    return this.#vocabulary.takenFor(word);
  }

  /** The number of a word class such as `nl/food`; the same name has the same number. */
  classNumber(name: string): number {
    const known = this.#classNumbers.get(name) ?? this.#classNumbers.size;
    this.#classNumbers.set(name, known);
    return known;
  }

  /** Names of all classes by number. */
  get classNames(): string[] {
    return [...this.#classNumbers.keys()];
  }

  /** Adds a wording to a class. Classes cannot refer to classes. */
  addToClass(name: string, wording: Phrase): void {
    const entry = {
      number: this.classNumber(name),
      phrase: wording.map((place) => this.#compile(place, '')),
    };
    for (const number of entry.phrase[0]?.numbers ?? []) push(this.#classStarts, number, entry);
  }

  /** Adds a pattern; `id` comes back from `matches`. Class names are looked up below `lang`. */
  add(pattern: Pattern, id: number, lang: string, round: Round): void {
    const compiled = pattern.map((phrase) => phrase.map((place) => this.#compile(place, lang)));
    const [first = [], ...others] = compiled;
    const [start] = first;
    if (!start || start.optional) throw new Error('the first word of a pattern cannot be left out');
    for (const number of start.numbers) push(this.#byShape[round], number, { id, first, others });
    for (const number of start.classes) push(this.#byClass[round], number, { id, first, others });
  }

  #compile(place: Place, lang: string): CompiledPlace {
    return {
      numbers: new Set(place.shapes.map((shape) => this.#vocabulary.number(shape))),
      classes: place.classes.map((name) => this.classNumber(`${lang}/${name}`)),
      optional: place.optional,
      gap: place.gap,
    };
  }

  /** Prepares a message: looks up its words and finds the word classes. */
  scan(words: readonly string[]): Scan {
    const scan = new Scan();
    for (const word of words) {
      scan.fits.push(this.#vocabulary.fitting(word));
    }
    for (let at = 0; at < words.length; at++) {
      for (const number of scan.fits[at] ?? []) {
        for (const entry of this.#classStarts.get(number) ?? []) {
          const end = entry.phrase.length === 1 ? at + 1 : match(scan, entry.phrase, 0, at, false);
          if (end > at) push(scan.classSpans, entry.number, { start: at, end });
        }
      }
    }
    return scan;
  }

  /** Every place where a pattern of this round holds, as pattern id and words taken; hidden words do not count. */
  matches(scan: Scan, round: Round, found: (id: number, span: Span) => void): void {
    const attempt = (pattern: CompiledPattern, at: number): void => {
      const end = match(scan, pattern.first, 0, at, true);
      if (end <= at) return;
      const span = { start: at, end };
      if (pattern.others.every((phrase) => spansOf(scan, phrase).some((other) => near(span, other))))
        found(pattern.id, span);
    };
    for (let at = 0; at < scan.fits.length; at++) {
      for (const number of scan.fits[at] ?? []) {
        for (const pattern of this.#byShape[round].get(number) ?? []) attempt(pattern, at);
      }
    }
    for (const [number, spans] of scan.classSpans) {
      const patterns = this.#byClass[round].get(number);
      if (patterns) for (const { start } of spans) for (const pattern of patterns) attempt(pattern, start);
    }
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function near(a: Span, b: Span): boolean {
  if (a.start < b.end && b.start < a.end) return false;
  return Math.max(a.start, b.start) - Math.min(a.end, b.end) <= NEAR;
}

function spansOf(scan: Scan, phrase: CompiledPhrase): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < scan.fits.length; at++) {
    const end = match(scan, phrase, 0, at, true);
    if (end > at) spans.push({ start: at, end });
  }
  return spans;
}

/** End of the match of `phrase` from place `index` at word `at`, or -1. */
function match(scan: Scan, phrase: CompiledPhrase, index: number, at: number, hide: boolean): number {
  const place = phrase[index];
  if (!place) return at;
  const last = index === 0 ? at : Math.min(at + place.gap, scan.fits.length - 1);
  for (let start = at; start <= last; start++) {
    if (hide && scan.hidden.has(start)) continue;
    if (fits(scan, place, start)) {
      const rest = match(scan, phrase, index + 1, start + 1, hide);
      if (rest >= 0) return rest;
    }
    for (const number of place.classes) {
      for (const span of scan.classSpans.get(number) ?? []) {
        if (span.start !== start) continue;
        const rest = match(scan, phrase, index + 1, span.end, hide);
        if (rest >= 0) return rest;
      }
    }
  }
  return place.optional ? match(scan, phrase, index + 1, at, hide) : -1;
}

/** Whether the word at `at` has a shape that this place asks for. */
function fits(scan: Scan, place: CompiledPlace, at: number): boolean {
  const numbers = scan.fits[at];
  if (numbers) for (const number of numbers) if (place.numbers.has(number)) return true;
  return false;
}
