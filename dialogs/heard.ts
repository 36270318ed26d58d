/** A message as the listeners get it. */
import type { GlobalWord } from './context.ts';
import { RED_TOPICS, type Intent, type Language, type Meaning, type Urgency } from './meaning.ts';
import { plain } from './plain.ts';
import type { ChannelKind, Spoken } from './conversation.ts';
import type { Reading } from './letter/reading.ts';
import type { Secret } from './money/secrets.ts';

export interface Heard {
  readonly id: string;
  /** As sent, without secrets. */
  readonly text: string;
  readonly plain: string;
  readonly meaning: Meaning;
  readonly word: GlobalWord | undefined;
  /** The one language, other than Dutch, that has this word. */
  readonly wordLang?: Language;
  readonly asksLanguage: Language | undefined;
  readonly media: number;
  readonly spoken?: Spoken;
  /** A button of an earlier question was tapped: what stands on it may mean something else by now. */
  readonly tappedEarlier?: boolean;
  /** Photos of it that are being read. */
  readonly photos: number;
  /** A letter that stands in the text; the meaning is of the words beside it. */
  readonly pasted?: Reading;
  /** Kinds of secrets that were taken out of the text. */
  readonly secrets: readonly Secret[];
  readonly channel: ChannelKind;
  /** First message ever of this resident. */
  readonly first: boolean;
  /** Time since the previous message, in hours; undefined for the first. */
  readonly hoursSince: number | undefined;
  /** Only the meaning counts: the words were sent before, or chosen from what we offered. */
  readonly only?: boolean;
}

function urgencyOf(intent: Intent): Urgency {
  if (intent === 'self-harm' || intent === 'violence') return 'emergency';
  return RED_TOPICS.includes(intent) ? 'red' : 'none';
}

/** These words, heard as meaning just this: what the resident chose, or asked before. */
export function heardAs(heard: Heard, intent: Intent, words: string): Heard {
  return {
    ...heard,
    text: words,
    plain: plain(words),
    word: undefined,
    asksLanguage: undefined,
    media: 0,
    photos: 0,
    secrets: [],
    only: true,
    meaning: {
      ...heard.meaning,
      intent,
      also: [],
      urgent: urgencyOf(intent),
      confidence: 1,
      likely: [],
    },
  };
}
