/**
 * Finds topics by patterns of words: `a|b + c d*` holds when "a" or "b" is in the text, and also "c" followed by a word
 * beginning with "d"; `=a b` holds when the text is nothing but "a b". Looked up word by word, so that the number of
 * patterns hardly counts.
 */
import { plain } from '../../../dialogs/plain.ts';
import { rememberedOfText } from '../../../dialogs/remembered.ts';

/** Words with a `*` are looked up by their first letters. */
const FIRST_LETTERS = 2;
const WORD = String.raw`(?:[\p{Ll}\p{Lo}\p{N}]+|[\p{Ll}\p{Lo}\p{N}]{2,}\*)`;
const PHRASE = new RegExp(`^${WORD}(?: ${WORD})*$`, 'u');
const NONE: readonly never[] = [];

/** A pattern as read: every group needs one of its phrases in the text. */
export interface TopicPattern {
  readonly groups: readonly (readonly string[])[];
  /** The text is nothing but the phrase. */
  readonly whole: boolean;
}

/** An accent or a mark in it, and it would never be found. */
function isPlain(phrase: string): boolean {
  return PHRASE.test(phrase) && plain(phrase) === phrase.replaceAll('*', '');
}

/** Undefined when it is not written as `plain` gives words: small letters, no accents, no punctuation. */
export function readTopicPattern(source: string): TopicPattern | undefined {
  const whole = source.startsWith('=');
  const groups = (whole ? source.slice(1) : source)
    .split('+')
    .map((group) => group.split('|').map((phrase) => phrase.trim()));
  if (whole && groups.flat().length !== 1) return undefined;
  return groups.flat().every(isPlain) ? { groups, whole } : undefined;
}

/** A word of a phrase, or how a word begins. */
interface Word {
  readonly letters: string;
  readonly isStart: boolean;
}

/** One phrase of one group of one pattern. */
interface Entry {
  readonly words: readonly Word[];
  readonly pattern: number;
  readonly group: number;
}

function wordOf(written: string): Word {
  const isStart = written.endsWith('*');
  return { letters: isStart ? written.slice(0, -1) : written, isStart };
}

function isWord(said: string | undefined, { letters, isStart }: Word): boolean {
  return isStart ? said?.startsWith(letters) === true : said === letters;
}

function isPhrase(said: readonly string[], from: number, words: readonly Word[]): boolean {
  // Without a closure: this runs for every word of every message.
  let at = from;
  for (const word of words) {
    if (!isWord(said[at], word)) return false;
    at += 1;
  }
  return true;
}

function add(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [entry]);
  else known.push(entry);
}

/** Makes a finder: gives the topics whose patterns hold in a text as `plain` gives it, in the order of `topics`. */
export function makeTopicFinder<T extends string>(
  all: readonly { readonly topic: T; readonly pattern: TopicPattern }[],
  topics: readonly T[],
): (plainText: string) => readonly T[] {
  const byWord = new Map<string, Entry[]>();
  const byLetters = new Map<string, Entry[]>();
  all.forEach(({ pattern: { groups } }, pattern) => {
    groups.forEach((phrases, group) => {
      for (const phrase of phrases) {
        const written = phrase.split(' ');
        const [first = ''] = written;
        const entry = { words: written.map(wordOf), pattern, group };
        if (first.endsWith('*')) add(byLetters, first.slice(0, FIRST_LETTERS), entry);
        else add(byWord, first, entry);
      }
    });
  });
  return rememberedOfText((plainText) => {
    const said = plainText.split(' ');
    // Groups found of each pattern, as bits.
    const found = new Map<number, number>();
    const look = (entries: readonly Entry[] | undefined, from: number) => {
      for (const { words, pattern, group } of entries ?? []) {
        if (isPhrase(said, from, words)) found.set(pattern, (found.get(pattern) ?? 0) | (1 << group));
      }
    };
    let from = 0;
    for (const word of said) {
      look(byWord.get(word), from);
      look(byLetters.get(word.slice(0, FIRST_LETTERS)), from);
      from += 1;
    }
    if (found.size === 0) return NONE;
    const named = new Set<T>();
    for (const [at, groups] of found) {
      const one = all[at];
      if (one === undefined || groups !== 2 ** one.pattern.groups.length - 1) continue;
      const [[phrase = ''] = []] = one.pattern.groups;
      if (!one.pattern.whole || said.length === phrase.split(' ').length) named.add(one.topic);
    }
    return topics.filter((topic) => named.has(topic));
  });
}
