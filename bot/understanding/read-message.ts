/** Everything the rules and the classifier need to know about one message, worked out once. */
import type { Matcher, Scan } from './danger/matcher.ts';
import { normalise } from './normalise.ts';
import { wordsOf } from './words.ts';

export interface ReadMessage {
  readonly normal: string;
  readonly words: readonly string[];
  readonly scan: Scan;
}

/** Normalises, splits and looks up the words of a message. */
export function readMessage(text: string, matcher: Matcher): ReadMessage {
  const normal = normalise(text);
  const words = wordsOf(normal);
  return { normal, words, scan: matcher.scan(words) };
}

/** Reads class numbers of a matcher as language-independent concepts, sorted, for a window of words. */
export class Concepts {
  readonly #concepts: readonly number[];

  constructor(matcher: Matcher, names: readonly string[]) {
    this.#concepts = matcher.classNames.map((name) => names.indexOf(name.slice(name.indexOf('/') + 1)));
  }

  /** Concepts present between words `from` and `to`. */
  within(scan: Scan, from: number, to: number): number[] {
    const found = new Set<number>();
    for (const [number, spans] of scan.classSpans) {
      if (spans.some((span) => span.start >= from && span.end <= to)) found.add(this.#concepts[number] ?? 0);
    }
    return [...found].sort((a, b) => a - b);
  }
}
