/** The measures that `npm run check:flows` prints: how plain each flow is, and how long each language is by SMS. */
import type { Language } from '../../../dialogs/meaning.ts';
import { commonPart } from '../check/known-words.ts';
import { smsSize } from '../sms-segments.ts';
import type { Spoken } from '../spoken.ts';
import type { Subject } from '../subject.ts';
import { flowTexts } from '../text-uses.ts';
import { added, brouwer, lix, measure, readingEase, sentenceLength, type Measure } from './measure.ts';
import { ownWords } from './own-words.ts';

export interface PlainRow {
  /** A flow, the topic of texts that no flow names, or a text. */
  readonly name: string;
  readonly texts: number;
  readonly wordsPerSentence: number | undefined;
  readonly ease: number | undefined;
  readonly brouwer: number | undefined;
  readonly lix: number | undefined;
  /** Per cent of the words that are among the five thousand most used; Dutch only. */
  readonly common?: number | undefined;
}

export interface LanguageRow extends Omit<PlainRow, 'name'> {
  readonly lang: Language;
  /** Texts by the SMS segments they take with the longest values; the first is those of one segment. */
  readonly bySegments: readonly number[];
  /** Share of texts with letters outside GSM-7, 0 to 1. */
  readonly ucs2: number;
}

function rowOf(measures: readonly Measure[], lang: Language): Omit<PlainRow, 'name'> {
  const all = added(measures);
  return {
    texts: measures.length,
    wordsPerSentence: sentenceLength(all),
    ease: readingEase(all, lang),
    brouwer: lang === 'nl' ? brouwer(all) : undefined,
    lix: lix(all),
  };
}

/** Dutch, flow by flow; texts that code says stand below, topic by topic. */
export function plainByFlow(subject: Subject): PlainRow[] {
  const dutch = [...(subject.read.messages.get('nl')?.values() ?? [])];
  const places = new Map<string, string>();
  for (const flow of subject.flows)
    for (const { id } of flowTexts({ ...subject, flows: [flow] })) places.set(id, `flow ${flow.flow}`);
  const groups = Map.groupBy(dutch, ({ id }) => places.get(id) ?? `text ${id.split('.')[0] ?? ''}`);
  return [...groups].map(([name, messages]) => ({
    name,
    ...rowOf(
      messages.map((message) => measure(ownWords(message)[0] ?? '', 'nl')),
      'nl',
    ),
    common: percent(messages.map((message) => ownWords(message)[0] ?? '')),
  }));
}

const percent = (texts: readonly string[]) => {
  const part = commonPart(texts);
  return part === undefined ? undefined : 100 * part;
};

/** Dutch, text by text. */
export function plainByText(subject: Subject): PlainRow[] {
  return [...(subject.read.messages.get('nl')?.values() ?? [])].map((message) => ({
    name: message.id,
    ...rowOf([measure(ownWords(message)[0] ?? '', 'nl')], 'nl'),
    common: percent(ownWords(message).slice(0, 1)),
  }));
}

function languageRow(lang: Language, spoken: readonly Spoken[]): LanguageRow {
  const largest = spoken.map(({ sent }) =>
    sent.map(smsSize).reduce((one, other) => (other.segments > one.segments ? other : one)),
  );
  const most = Math.max(0, ...largest.map(({ segments }) => segments));
  return {
    lang,
    ...rowOf(
      spoken.map(({ message }) => measure(ownWords(message)[0] ?? '', lang)),
      lang,
    ),
    bySegments: Array.from(
      { length: most },
      (_, at) => largest.filter(({ segments }) => segments === at + 1).length,
    ),
    ucs2: largest.filter(({ encoding }) => encoding === 'ucs-2').length / Math.max(1, largest.length),
  };
}

export function byLanguage({ spoken }: Subject): LanguageRow[] {
  return [...Map.groupBy(spoken, ({ lang }) => lang)].map(([lang, texts]) => languageRow(lang, texts));
}
