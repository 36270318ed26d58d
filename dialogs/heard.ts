/** A message as the listeners get it. */
import type { GlobalWord } from './context.ts';
import type { Language, Meaning } from './meaning.ts';
import type { ChannelKind } from './conversation.ts';
import type { Secret } from './money/secrets.ts';

export interface Heard {
  readonly id: string;
  /** As sent, without secrets. */
  readonly text: string;
  readonly plain: string;
  readonly meaning: Meaning;
  readonly word: GlobalWord | undefined;
  readonly asksLanguage: Language | undefined;
  readonly media: number;
  /** Kinds of secrets that were taken out of the text. */
  readonly secrets: readonly Secret[];
  readonly channel: ChannelKind;
  /** First message ever of this resident. */
  readonly first: boolean;
  /** Time since the previous message, in hours; undefined for the first. */
  readonly hoursSince: number | undefined;
}
