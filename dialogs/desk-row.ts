/** The row of the work list, made from the document at every commit. */
import type { Conversation } from './conversation.ts';
import { LONGEST_PATIENCE_MS } from './deliveries/back-off.ts';
import { nextLine, pendingLines, type Outbound } from './deliveries/lines.ts';
import { hasOpenHandover, isWaiting, letDownSince, owner } from './handover/state.ts';

/** Reason shown before a colour is known. */
const NEW_CONVERSATION = 'nieuw gesprek';

function status(conversation: Conversation) {
  if (isWaiting(conversation)) return 'waiting' as const;
  if (owner(conversation) !== undefined) return 'with-worker' as const;
  if (conversation.optedOutAt !== undefined) return 'opted-out' as const;
  return conversation.handover?.state === 'closed' ? ('closed' as const) : ('bot' as const);
}

function maskedAddress(conversation: Conversation): string {
  const address = conversation.channels[0]?.address ?? '';
  return `…${address.slice(-4)}`;
}

/** @returns the row as in contract B3, with what the page needs to order and group it. */
export function toRow(conversation: Conversation) {
  const { handover, stoplight, promises, transcript } = conversation;
  const open = promises.filter((promised) => promised.keptAt === undefined);
  // "Look whether this can end" is nobody's promise to the resident.
  const promised = open.filter(({ kind }) => kind !== 'follow-up');
  const firstDue = promised.map(({ due }) => due).sort()[0];
  const waiting = isWaiting(conversation);
  return {
    id: conversation.id,
    name: conversation.name ?? maskedAddress(conversation),
    stoplight: stoplight?.colour ?? null,
    reason:
      handover && hasOpenHandover(conversation) ? handover.reason : (stoplight?.reason ?? NEW_CONVERSATION),
    status: status(conversation),
    worker: hasOpenHandover(conversation) ? (handover?.worker ?? null) : (conversation.fixedContact ?? null),
    waitingSince: waiting ? (handover?.requestedAt ?? null) : null,
    promiseDue: firstDue ?? null,
    channel: conversation.channels.at(-1)?.kind ?? null,
    lang: conversation.lang,
    urgency: hasOpenHandover(conversation) ? (handover?.urgency ?? null) : null,
    callBy: open.find(({ kind }) => kind === 'phone-task')?.owner ?? null,
    overdue: letDownSince(handover) !== undefined || open.some((promised) => promised.brokenAt !== undefined),
    lastAt: transcript.at(-1)?.at ?? null,
    // Who sits or sat with this resident, so that a volunteer finds their own tables and no others.
    ...(conversation.spreekuur === undefined || conversation.spreekuur.sittings.length === 0
      ? {}
      : { sittings: conversation.spreekuur.sittings.map(({ id, volunteer }) => ({ id, volunteer })) }),
  };
}

/** A line that is being sent needs no look before this long; after a crash it is looked up at the start. */
export const SENDING_GRACE_MS = 10_000;

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** The line that must leave first: danger waits for nobody. */
function firstToLeave(conversation: Conversation): Outbound | undefined {
  const pending = pendingLines(conversation);
  return nextLine(pending, 'vital') ?? nextLine(pending, 'other');
}

/** When the outbox must look at the conversation: only the line that must leave first counts. */
function sendingDue(conversation: Conversation): string | undefined {
  const first = firstToLeave(conversation);
  if (first === undefined) return undefined;
  const { state, since, due } = first.delivery;
  return due ?? (state === 'sending' ? later(since, SENDING_GRACE_MS) : since);
}

/**
 * Words that must leave were put off by a clock that ran ahead: to a moment beyond all patience, or in an attempt that
 * began later than it is now.
 * @param now UTC
 */
export function isPutOffWrongly(conversation: Conversation, now: string): boolean {
  const first = firstToLeave(conversation);
  if (first === undefined) return false;
  const { since, due = since } = first.delivery;
  return since > later(now, SENDING_GRACE_MS) || due > later(now, LONGEST_PATIENCE_MS);
}

/** Earliest instant at which this conversation needs a turn of its own accord. */
export function nextDue(conversation: Conversation): string | undefined {
  const times = conversation.agenda.map((item) => item.at);
  const sending = sendingDue(conversation);
  if (sending !== undefined) times.push(sending);
  return times.sort()[0];
}
