/** A tap on a button or a line of a list is the number that stood there, as long as it belongs to the open question. */
import { choicesIn } from './choices-in.ts';
import type { Conversation } from './conversation.ts';

export interface Tap {
  /** Number of the choice, from 1. */
  readonly choice: number;
  /** What stood on it. */
  readonly title: string;
  /** Provider's id of the message it stood below, when that is known. */
  readonly below?: string;
}

/** @returns the number as it would be typed; `earlier` for buttons of an earlier question; undefined: just words. */
export function readTap({ transcript }: Conversation, tap: Tap): string | undefined {
  const asked = transcript.findLast(({ asks }) => asks !== undefined);
  const below = transcript.find(
    ({ delivery }) => tap.below !== undefined && delivery?.providerId === tap.below,
  );
  if (below !== undefined && below !== asked) return 'earlier';
  const number = String(tap.choice);
  const label = asked && choicesIn(asked.text)?.labels[tap.choice - 1];
  return label === tap.title || (label !== undefined && tap.title === number) ? number : undefined;
}
