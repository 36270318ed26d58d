/** Reads the words with a fixed effect of every language into one map: "dur" stops, whatever language is spoken. */
import { z } from 'zod';
import { GLOBAL_WORDS, SIGNS, type GlobalWord, type Sign, type Words } from '../../../dialogs/context.ts';
import { DIRECTORY_NEEDS, type DirectoryNeed } from '../../../dialogs/city.ts';
import { LANGUAGES, type Language } from '../../../dialogs/meaning.ts';
import { MONEY_TOPICS, type MoneyTopic } from '../../../dialogs/money/topics.ts';
import { plain, wordKey } from '../../../dialogs/plain.ts';
import { errorAt, type Finding, type Place } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { checkShape } from './check-shape.ts';
import { makeTopicFinder } from './topic-finder.ts';
import { isPlainWord, PatternFault, readTopicPattern, type TopicPattern } from './topic-pattern.ts';
import { readYaml, type Path, type YamlFile } from './yaml-file.ts';

/** What can be asked about letters. */
const LETTER_QUESTIONS = ['read'] as const;
type LetterQuestion = (typeof LETTER_QUESTIONS)[number];

const list = z.array(z.string().min(1));
const wordsSchema = z.strictObject({
  global: z.partialRecord(z.enum(GLOBAL_WORDS), list),
  languages: z.partialRecord(z.enum(LANGUAGES), list).default({}),
  topics: z.partialRecord(z.enum(MONEY_TOPICS), list).default({}),
  /** Words that ask where practical help is, per need. */
  places: z.partialRecord(z.enum(DIRECTORY_NEEDS), list).default({}),
  /** Words that ask whether a letter can be read. */
  letter: z.partialRecord(z.enum(LETTER_QUESTIONS), list).default({}),
  /** Lists of words that patterns name as `{name}`, so that a long one is written once. */
  classes: z.record(z.string().regex(/^[a-z-]+$/), list).default({}),
  /** What words show. */
  signs: z.partialRecord(z.enum(SIGNS), list).default({}),
});

interface Meant<T> {
  readonly means: T;
  readonly place: Place;
}

/** Keeps a word; the same word with another meaning is a finding that names both places. */
function keep<T extends string>(
  into: Map<string, Meant<T>>,
  word: string,
  meant: Meant<T>,
  findings: Finding[],
): void {
  const key = wordKey(word);
  if (key === '') {
    findings.push(errorAt(meant.place, 'words-empty', `"${word}" has no letters or digits to compare`));
    return;
  }
  const before = into.get(key);
  if (before !== undefined && before.means !== meant.means) {
    const where = `${before.place.file}:${before.place.line}`;
    const reason = `"${word}" means ${meant.means} here and ${before.means} at ${where}`;
    findings.push(errorAt(meant.place, 'words-conflict', reason));
    return;
  }
  into.set(key, meant);
}

function keepAll<T extends string>(
  into: Map<string, Meant<T>>,
  lists: Readonly<Partial<Record<T, readonly string[]>>>,
  names: readonly T[],
  from: YamlFile,
  path: Path,
  findings: Finding[],
): void {
  for (const means of names) {
    const words: readonly string[] = lists[means] ?? [];
    for (const [at, word] of words.entries()) {
      keep(into, word, { means, place: from.at([...path, means, at]) }, findings);
    }
  }
}

interface TopicWords<T extends string> {
  readonly topic: T;
  readonly pattern: TopicPattern;
}

/** The classes of a language: those of `locales`, and what the city adds to them. */
class Classes extends Map<string, readonly string[]> {
  add(lists: Readonly<Record<string, readonly string[]>>, from: YamlFile, findings: Finding[]): void {
    for (const [name, words] of Object.entries(lists)) {
      for (const [at, word] of words.entries()) {
        if (isPlainWord(word)) continue;
        const reason = `"${word}" is no word of small letters without accents or signs`;
        findings.push(errorAt(from.at(['classes', name, at]), 'topic-pattern', reason));
      }
      this.set(name, [...(this.get(name) ?? []), ...words]);
    }
  }
}

/** The pattern; undefined, with a finding, when it is not written as patterns are. */
function patternAt(
  source: string,
  classes: Classes,
  place: Place,
  findings: Finding[],
): TopicPattern | undefined {
  try {
    return readTopicPattern(source, classes);
  } catch (fault) {
    if (!(fault instanceof PatternFault)) throw fault;
    findings.push(errorAt(place, 'topic-pattern', `in "${source}" ${fault.message}`));
    return undefined;
  }
}

function keepTopics<T extends string>(
  into: TopicWords<T>[],
  name: 'topics' | 'places' | 'letter' | 'signs',
  lists: Readonly<Partial<Record<T, readonly string[]>>>,
  topics: readonly T[],
  { from, classes }: { readonly from: YamlFile; readonly classes: Classes },
  findings: Finding[],
): void {
  for (const topic of topics) {
    const sources: readonly string[] = lists[topic] ?? [];
    for (const [at, source] of sources.entries()) {
      const pattern = patternAt(source, classes, from.at([name, topic, at]), findings);
      if (pattern !== undefined) into.push({ topic, pattern });
    }
  }
}

/** The language of the longest name in the text; of two as long, the one that is not Dutch is asked for. */
function longestNamed(languages: ReadonlyMap<string, Meant<Language>>, text: string): Language | undefined {
  const said = ` ${plain(text)} `;
  const named = [...languages].filter(([name]) => said.includes(` ${name} `));
  const weight = ([name, { means }]: [string, Meant<Language>]) =>
    2 * name.split(' ').length + (means === 'nl' ? 0 : 1);
  return named.toSorted((one, other) => weight(other) - weight(one))[0]?.[1].means;
}

/**
 * Notes in which language these words stand. Dutch ones are written in every language, and what stands in the lists of
 * two is of neither.
 */
function noteLanguage(
  known: Map<string, Language | undefined>,
  lists: Readonly<Partial<Record<string, readonly string[]>>>,
  lang: Language,
): void {
  for (const word of Object.values(lists).flatMap((words = []) => words)) {
    const key = wordKey(word);
    const other = known.has(key) && known.get(key) !== lang;
    known.set(key, other || lang === 'nl' ? undefined : lang);
  }
}

/** @param folders `locales` (where the Dutch ones must be), and the city's own; each may hold `<lang>/words.yaml` */
export function readWords(folder: Folder, folders: readonly string[], findings: Finding[]): Words {
  const global = new Map<string, Meant<GlobalWord>>();
  const ofLanguage = new Map<string, Language | undefined>();
  const languages = new Map<string, Meant<Language>>();
  const topics: TopicWords<MoneyTopic>[] = [];
  const places: TopicWords<DirectoryNeed>[] = [];
  const letters: TopicWords<LetterQuestion>[] = [];
  const signs: TopicWords<Sign>[] = [];
  for (const lang of LANGUAGES) {
    const classes = new Classes();
    for (const [nth, path] of folders.entries()) {
      const file = `${path}/${lang}/words.yaml`;
      const needed = lang === 'nl' && nth === 0;
      if (!needed && folder.read(file) === undefined) continue;
      const from = readYaml(folder, file, findings);
      if (from === undefined) continue;
      const read = checkShape(wordsSchema, from, findings);
      if (read === undefined) continue;
      keepAll(global, read.global, GLOBAL_WORDS, from, ['global'], findings);
      noteLanguage(ofLanguage, read.global, lang);
      keepAll(languages, read.languages, LANGUAGES, from, ['languages'], findings);
      classes.add(read.classes, from, findings);
      const at = { from, classes };
      keepTopics(topics, 'topics', read.topics, MONEY_TOPICS, at, findings);
      keepTopics(letters, 'letter', read.letter, LETTER_QUESTIONS, at, findings);
      keepTopics(signs, 'signs', read.signs, SIGNS, at, findings);
      keepTopics(places, 'places', read.places, DIRECTORY_NEEDS, at, findings);
    }
  }
  const findTopics = makeTopicFinder(topics, MONEY_TOPICS);
  const findLetters = makeTopicFinder(letters, LETTER_QUESTIONS);
  const findSigns = makeTopicFinder(signs, SIGNS);
  const findPlaces = makeTopicFinder(places, DIRECTORY_NEEDS);
  return {
    find: (text) => global.get(wordKey(text))?.means,
    languageOf: (text) => ofLanguage.get(wordKey(text)),
    language: (text) => languages.get(plain(text))?.means,
    languageIn: (text) => longestNamed(languages, text),
    topics: (text) => findTopics(plain(text)),
    places: (text) => findPlaces(plain(text)),
    letter: (text) => findLetters(plain(text)).length > 0,
    signs: (text) => findSigns(plain(text)),
  };
}
