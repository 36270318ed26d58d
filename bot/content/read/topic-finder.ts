/** Finds topics by patterns of words. Looked up word by word, so that the number of patterns hardly counts. */
import { rememberedOfText } from '../../../dialogs/remembered.ts';
import { EDGE, type Phrase, type Place, type TopicPattern } from './topic-pattern.ts';

/** Words with a `*` are looked up by their first letters. */
const FIRST_LETTERS = 2;
const NONE: readonly never[] = [];

/** One phrase of one group of one pattern. */
interface Entry {
  readonly phrase: Phrase;
  readonly pattern: number;
  readonly group: number;
}

function startsWithOne(said: string, starts: readonly string[]): boolean {
  for (const start of starts) if (said.startsWith(start)) return true;
  return false;
}

function isAt(said: string | undefined, place: Place): boolean {
  if (place.only !== undefined) return said === place.only;
  if (said === undefined) return false;
  const { words, starts, but } = place;
  const isNamed = words.has(said) || startsWithOne(said, starts);
  // Neither end of the message is a word.
  return but ? !isNamed && said !== EDGE : isNamed;
}

/** Do the places from `nth` stand in the text from word `from` on? Without a closure: runs for every word of every message. */
function holds(said: readonly string[], phrase: Phrase, nth: number, from: number): boolean {
  let at = from;
  for (let next = nth; next < phrase.length; next++) {
    const place = phrase[next];
    if (place === undefined) return false;
    if (place.optional || place.gap > 0) return holdsLoosely(said, phrase, next, at);
    if (!isAt(said[at], place)) return false;
    at += 1;
  }
  return true;
}

/** The place `nth` may be missing, or stand some words further on. */
function holdsLoosely(said: readonly string[], phrase: Phrase, nth: number, from: number): boolean {
  const place = phrase[nth];
  if (place === undefined) return false;
  for (let at = from; at <= from + place.gap; at++) {
    if (isAt(said[at], place) && holds(said, phrase, nth + 1, at + 1)) return true;
  }
  return place.optional && holds(said, phrase, nth + 1, from);
}

/** Entries by a word, and by the first letters of what a word may begin with. */
class Index {
  readonly #byWord = new Map<string, Entry[]>();
  readonly #byLetters = new Map<string, Entry[]>();

  add(place: Place, entry: Entry): void {
    for (const word of place.words) add(this.#byWord, word, entry);
    const letters = new Set(place.starts.map((start) => start.slice(0, FIRST_LETTERS)));
    for (const first of letters) add(this.#byLetters, first, entry);
  }

  /** Those whose place is this very word. */
  of(word: string): readonly Entry[] | undefined {
    return this.#byWord.get(word);
  }

  /** Those whose place may begin as this word does. */
  like(word: string): readonly Entry[] | undefined {
    return this.#byLetters.get(word.slice(0, FIRST_LETTERS));
  }
}

function add(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [entry]);
  else known.push(entry);
}

/** The second place of a phrase at the begin of the message, when that one must be there: it is found by that word. */
function afterBegin(phrase: Phrase): Place | undefined {
  const [first, second] = phrase;
  if (first?.only !== EDGE || second === undefined) return undefined;
  return second.optional || second.but || second.gap > 0 ? undefined : second;
}

/** Makes a finder: gives the topics whose patterns hold in a text as `plain` gives it, in the order of `topics`. */
export function makeTopicFinder<T extends string>(
  all: readonly { readonly topic: T; readonly pattern: TopicPattern }[],
  topics: readonly T[],
): (plainText: string) => readonly T[] {
  const anywhere = new Index();
  const atBegin = new Index();
  all.forEach(({ pattern: { groups } }, pattern) => {
    groups.forEach((phrases, group) => {
      for (const phrase of phrases) {
        const entry = { phrase, pattern, group };
        const second = afterBegin(phrase);
        const [first] = phrase;
        if (second !== undefined) atBegin.add(second, entry);
        else if (first !== undefined) anywhere.add(first, entry);
      }
    });
  });
  return rememberedOfText((plainText) => {
    const said = [EDGE, ...plainText.split(' '), EDGE];
    // Groups found of each pattern, as bits.
    const found = new Map<number, number>();
    const look = (entries: readonly Entry[] | undefined, nth: number, from: number) => {
      if (entries === undefined) return;
      for (const { phrase, pattern, group } of entries) {
        if (holds(said, phrase, nth, from)) found.set(pattern, (found.get(pattern) ?? 0) | (1 << group));
      }
    };
    const [, begin = ''] = said;
    look(atBegin.of(begin), 2, 2);
    look(atBegin.like(begin), 1, 1);
    // No phrase begins with the end of the message.
    for (let from = 0; from < said.length - 1; from++) {
      const word = said[from] ?? '';
      // The word that an entry is found by is its first place.
      look(anywhere.of(word), 1, from + 1);
      look(anywhere.like(word), 0, from);
    }
    if (found.size === 0) return NONE;
    const named = new Set<T>();
    for (const [at, groups] of found) {
      const one = all[at];
      if (one !== undefined && groups === 2 ** one.pattern.groups.length - 1) named.add(one.topic);
    }
    return topics.filter((topic) => named.has(topic));
  });
}
