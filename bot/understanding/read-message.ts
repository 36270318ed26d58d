/** Everything the rules and the classifier need to know about one message, worked out once. */
import type { Once } from '../kept/once.ts';
import { judgeDanger } from './danger/judge-danger.ts';
import type { Danger } from './danger/judge-danger.ts';
import { Matcher } from './danger/matcher.ts';
import type { Scan } from './danger/matcher.ts';
import { GUARDS, readDanger } from './danger/read-danger.ts';
import { readLexicon } from './danger/read-lexicon.ts';
import { readRightWords } from './danger/read-right-words.ts';
import { TOPICS } from './model/labels.ts';
import { normalise } from './normalise.ts';
import { wordsOf } from './words.ts';

export interface ReadMessage {
  readonly normal: string;
  readonly words: readonly string[];
  readonly danger: Danger;
  /** Concepts (word classes of all languages, rules that hold, circumstances) among words `from` to `to`, as numbers. */
  readonly concepts: (from: number, to: number) => number[];
  /** Whether it speaks of somebody or something that could be a threat to the writer. */
  readonly isThreatened: () => boolean;
}

/** Word classes of who or what could be a threat. */
const THREATS: readonly string[] = [
  ...['partner', 'family', 'family-all', 'outsider', 'friend', 'he', 'police', 'says', 'angry'],
  ...[
    'hit',
    'threaten',
    'unsafe',
    'weapon',
    'beat-verb',
    'injury',
    'control',
    'flee',
    'scream',
    'sex-force',
    'door',
  ],
];

/** Reads one message: pure, bounded, whatever the text. */
export type Reader = (text: string) => ReadMessage;

/** Makes a reader from the word classes and danger rules of a locales folder. Throws naming a faulty file. */
export function makeReader(folder: string, once?: Once): Reader {
  const matcher = new Matcher(readRightWords(folder));
  const names = readLexicon(folder, matcher, once);
  const entries = readDanger(folder, matcher, once);
  const classConcepts = matcher.classNames.map((name) => names.indexOf(name.slice(name.indexOf('/') + 1)));
  const threats = new Set(THREATS.map((name) => names.indexOf(name)));
  const isThreatened = ({ classSpans }: Scan): boolean =>
    [...classSpans.keys()].some((number) => threats.has(classConcepts[number] ?? -1));
  const within = (scan: Scan, danger: Danger, from: number, to: number): number[] => {
    const found = new Set<number>();
    for (const [number, spans] of scan.classSpans) {
      const plain = spans.some((span) => span.start >= from && span.end <= to && !scan.hides(span));
      if (plain) found.add(classConcepts[number] ?? -1);
    }
    // numbers below the classes stand for what the rules found, so the classifier can weigh it
    danger.floor.forEach((topic) => found.add(-10 - TOPICS.indexOf(topic)));
    danger.silenced.forEach((topic) => found.add(-20 - TOPICS.indexOf(topic)));
    danger.guards.forEach((guard) => found.add(-30 - GUARDS.indexOf(guard)));
    if (danger.idiom) found.add(-40);
    return [...found].sort((a, b) => a - b);
  };
  return (text) => {
    const normal = normalise(text);
    const words = wordsOf(normal);
    const scan = matcher.scan(words);
    const danger = judgeDanger(scan, matcher, entries);
    return {
      normal,
      words,
      danger,
      concepts: (from, to) => within(scan, danger, from, to),
      isThreatened: () => isThreatened(scan),
    };
  };
}
