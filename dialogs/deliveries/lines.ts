/** The lines that still have to leave are the outbox. */
import type { Conversation, Delivery, Line } from '../conversation.ts';
import { shapedConversation, shapedDelivery, shapedLine } from '../shaped.ts';

/** A line on its way to the resident. */
export type Outbound = Line & { readonly delivery: Delivery };

export function isOutbound(line: Line): line is Outbound {
  return line.delivery !== undefined;
}

/** Still to be sent, or not known whether it was. */
export function isUnsettled(delivery: Delivery): boolean {
  return delivery.state === 'queued' || delivery.state === 'sending' || delivery.state === 'uncertain';
}

/** Unsettled lines in the order in which they must leave. */
export function pendingLines(conversation: Conversation): readonly Outbound[] {
  // One pass without closures: this runs several times in every turn.
  const pending: Outbound[] = [];
  for (const line of conversation.transcript) {
    if (isOutbound(line) && isUnsettled(line.delivery)) pending.push(line);
  }
  return pending;
}

/**
 * Numbers for somebody in danger wait for nothing; all the other lines leave in their order, after those. Sound takes
 * time to make: it comes behind the words before it, and holds no word up.
 */
export const RANKS = ['vital', 'other', 'spoken'] as const;
export type Rank = (typeof RANKS)[number];

/**
 * The line of this rank that must leave first; none of the others while a vital one has to leave.
 * @param pending of `pendingLines`
 */
export function nextLine(pending: readonly Outbound[], rank: Rank): Outbound | undefined {
  const vital = pending.find((line) => line.delivery.vital === true);
  if (rank === 'vital') return vital;
  if (vital !== undefined) return undefined;
  if (rank === 'other') return pending.find((line) => line.speech === undefined);
  return pending[0]?.speech === undefined ? undefined : pending[0];
}

/** A copy in which this line's delivery is another; the same object when it is the very same delivery. */
export function withDelivery(conversation: Conversation, line: Outbound, delivery: Delivery): Conversation {
  if (line.delivery === delivery) return conversation;
  const at = conversation.transcript.indexOf(line);
  const changed = shapedConversation(conversation);
  changed.transcript = conversation.transcript.with(at, shapedLine(line, delivery));
  return changed;
}

/** A copy that no longer says this. */
export function without(delivery: Delivery, ...keys: ('due' | 'error' | 'providerId' | 'by')[]): Delivery {
  const copy = shapedDelivery(delivery) as { -readonly [K in keyof Delivery]: Delivery[K] };
  for (const key of keys) copy[key] = undefined;
  return copy;
}
