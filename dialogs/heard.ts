/** A message as the listeners get it. */
import type { GlobalWord } from './context.ts';
import type { Language, Meaning } from './meaning.ts';
import type { ChannelKind } from './conversation.ts';

export interface Heard {
  readonly id: string;
  readonly text: string;
  readonly plain: string;
  readonly meaning: Meaning;
  readonly word: GlobalWord | undefined;
  readonly asksLanguage: Language | undefined;
  readonly media: number;
  readonly channel: ChannelKind;
  /** First message ever of this resident. */
  readonly first: boolean;
  /** Time since the previous message, in hours; undefined for the first. */
  readonly hoursSince: number | undefined;
}
