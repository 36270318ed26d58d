/**
 * Words that people at B1 know: the ten thousand most used ones, and what locales/nl/plain-words.yaml adds with its
 * reason. Message by message, and over a whole flow: a text of common words that all are rare ones is hard too.
 */
import { rankOf } from '../plain/common-words.ts';
import { ownWords } from '../plain/own-words.ts';
import { errorAt, type Finding, type Place } from '../finding.ts';
import type { PlainWords } from '../read/read-plain-words.ts';
import { flowTexts } from '../text-uses.ts';
import type { Check, Subject } from '../subject.ts';
import { isForWorkers } from '../for-workers.ts';

/** Part of a flow's words that must be among the five thousand most used. */
export const LEAST_COMMON = 0.85;
const MOST_USED = 5_000;

/** Names that stand where values come. */
const FILLED: readonly string[] = ['sam'];

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
}

function isAdded(word: string, { known, glossary }: PlainWords): boolean {
  const listed = known.some((one) => (one.endsWith('*') ? word.startsWith(one.slice(0, -1)) : word === one));
  return listed || glossary.some((one) => one.word.split(' ').includes(word));
}

/** Words of these forms that nobody may be expected to know. */
export function unknownIn(forms: readonly string[], what: string, place: Place, list: PlainWords): Finding[] {
  const words = [...new Set(forms.flatMap(wordsOf))];
  const unknown = words.filter(
    (word) => rankOf(word) === undefined && !FILLED.includes(word) && !isAdded(word, list),
  );
  return unknown.map((word) =>
    errorAt(
      place,
      'unknown-word',
      `${what} says "${word}", which is none of the common words; say it otherwise`,
    ),
  );
}

/** Part of these words that is among the most used, 0 to 1; undefined when there are none. */
export function commonPart(texts: readonly string[]): number | undefined {
  const words = texts.flatMap(wordsOf).filter((word) => !FILLED.includes(word));
  const common = words.filter((word) => (rankOf(word) ?? Infinity) <= MOST_USED);
  return words.length === 0 ? undefined : common.length / words.length;
}

function flows(subject: Subject): Finding[] {
  const dutch = subject.read.messages.get('nl');
  return subject.flows.flatMap((flow) => {
    const ids = new Set(flowTexts({ ...subject, flows: [flow] }).map(({ id }) => id));
    const texts = [...ids].flatMap((id) => {
      const message = isForWorkers(id) ? undefined : dutch?.get(id);
      return message === undefined ? [] : [ownWords(message)[0] ?? ''];
    });
    const part = commonPart(texts);
    if (part === undefined || part >= LEAST_COMMON) return [];
    const percent = (100 * part).toFixed(0);
    return [
      errorAt(
        subject.flowPlace(flow.flow),
        'unknown-word',
        `of the words of flow "${flow.flow}" ${percent} % are common, at least ${(100 * LEAST_COMMON).toFixed(0)} % is needed`,
      ),
    ];
  });
}

export const knownWords: Check = (subject) => {
  const { plainWords, read } = subject;
  if (plainWords === undefined) return [];
  const texts = [...(read.messages.get('nl')?.values() ?? [])].filter(({ id }) => !isForWorkers(id));
  return [
    ...texts.flatMap((message) =>
      unknownIn(ownWords(message), `text "${message.id}"`, message.place, plainWords),
    ),
    ...flows(subject),
  ];
};
