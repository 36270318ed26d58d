/** What this process knows of one resident's outgoing lines: the last committed document and results not yet in it. */
import type { Conversation } from '../../dialogs/conversation.ts';
import {
  applyResults,
  pendingLines,
  type DeliveryResult,
  type Form,
  type Outbound,
  type Rank,
} from '../../dialogs/deliveries.ts';

/** The search for a message whose outcome is unknown. */
export interface Probe {
  /** The form it was sent in; unknown when an earlier process sent it. */
  readonly form?: Form;
  /** Looks that found nothing, and how many of those are enough to send again. */
  absent: number;
  readonly enough: number;
  /** Looks that could not be made, in a row. */
  failures: number;
}

/** What this process knows of one line and no document says. */
export interface LineNotes {
  /** This process sends it or has sent it: when it was last sure of that (of `performance.now`). */
  mine?: number | undefined;
  /** Found as `sending` without this process having started it. */
  foreign?: boolean;
  /** The provider refused it because the window is closed. */
  outside?: boolean;
  /** The provider refused its buttons. */
  plain?: boolean;
  probe?: Probe | undefined;
  /** Until when it waits by the time that really passes, milliseconds; for the moment `due` by the clock. */
  wait?: { readonly due: string; readonly until: number };
}

export interface Mailbox {
  readonly key: string;
  /** Newest document known to be durable. */
  committed: Conversation;
  /** The same with the results that are not written yet. */
  current: Conversation;
  /** The lines of `current` that still have to leave. */
  pending: readonly Outbound[];
  /** The newest result of each line that is not known to be durable. */
  readonly results: Map<string, DeliveryResult>;
  /** What this process knows of each line besides. */
  readonly notes: Map<string, LineNotes>;
  /** Ranks of lines that are being brought out now. */
  readonly working: Set<Rank>;
  /** Forgotten (erased): nothing may leave any more. */
  gone: boolean;
  /** When to come back, by rank. */
  readonly timers: Map<Rank, NodeJS.Timeout>;
  /** When the oldest unwritten result came, milliseconds; undefined when all are written. */
  unwrittenSince: number | undefined;
  /** Among the unwritten results are others than that the assistant's words left: somebody may be waiting for them. */
  hurry: boolean;
  writing: boolean;
}

export function makeMailbox(key: string, conversation: Conversation): Mailbox {
  return {
    key,
    committed: conversation,
    current: conversation,
    pending: pendingLines(conversation),
    results: new Map(),
    notes: new Map(),
    working: new Set(),
    timers: new Map(),
    gone: false,
    unwrittenSince: undefined,
    hurry: false,
    writing: false,
  };
}

/** To be added to. */
export function notesOf(box: Mailbox, lineId: string): LineNotes {
  let notes = box.notes.get(lineId);
  if (notes === undefined) box.notes.set(lineId, (notes = {}));
  return notes;
}

/** Does this process send this line, or has it sent it? */
export function isMine(box: Mailbox, lineId: string): boolean {
  return box.notes.get(lineId)?.mine !== undefined;
}

/**
 * Notes which lines were being sent by somebody else when the document with these was loaded: also those that this
 * process had in hand before, when another one that did not find them began anew.
 */
export function noteForeign(box: Mailbox, pending: readonly Outbound[], instance: string): void {
  for (const { id, delivery } of pending) {
    if (delivery.state !== 'sending') continue;
    const notes = notesOf(box, id);
    if (delivery.by !== undefined && delivery.by !== instance) notes.mine = undefined;
    if (notes.mine === undefined) notes.foreign = true;
  }
}

function refresh(box: Mailbox, now: string): void {
  const { committed, results } = box;
  box.current =
    results.size === 0 ? committed : applyResults(committed, [...results.values()], now).conversation;
  box.pending = pendingLines(box.current);
}

function written(box: Mailbox): void {
  box.unwrittenSince = undefined;
  box.hurry = false;
}

/** The assistant's words that left by a provider: nobody waits to read that. */
function isNoNews(box: Mailbox, result: DeliveryResult): boolean {
  if (result.kind !== 'sent') return false;
  const { from, delivery } = box.current.transcript.find(({ id }) => id === result.lineId) ?? {};
  return from === 'bot' && delivery?.state === 'sending';
}

/** A durable document: results it already holds are done with, lines it newly puts on their way are ours. */
export function noteCommitted(box: Mailbox, conversation: Conversation, now: string): void {
  const another = conversation.createdAt !== box.committed.createdAt;
  if (!another && conversation.version < box.committed.version) return;
  // Erased and begun anew: nothing of the old one may come back.
  if (another) {
    box.results.clear();
    box.notes.clear();
  }
  box.committed = conversation;
  for (const [lineId, result] of box.results) {
    if (applyResults(conversation, [result], now).conversation === conversation) box.results.delete(lineId);
  }
  if (box.results.size === 0) written(box);
  refresh(box, now);
  for (const { id, delivery } of box.pending) {
    if (delivery.state !== 'sending') continue;
    const notes = notesOf(box, id);
    if (notes.foreign !== true) notes.mine ??= performance.now();
  }
}

/** A new result; it counts at once, whether or not it is written. */
export function noteResult(box: Mailbox, result: DeliveryResult, now: string): void {
  box.results.set(result.lineId, result);
  box.unwrittenSince ??= performance.now();
  box.hurry ||= !isNoNews(box, result);
  refresh(box, now);
}

/** Some line that will not leave any more is not yet known to be so after a crash. */
export function holdsUnsent({ results }: Mailbox): boolean {
  for (const { kind } of results.values())
    if (kind === 'withheld' || kind === 'failed' || kind === 'opted-out') return true;
  return false;
}

/** Takes a result back that could not be made durable, and puts the one before in its place. */
export function undoResult(
  box: Mailbox,
  lineId: string,
  before: DeliveryResult | undefined,
  now: string,
): void {
  if (before === undefined) box.results.delete(lineId);
  else box.results.set(lineId, before);
  if (box.results.size === 0) written(box);
  refresh(box, now);
}

/** Nothing to send, nothing to write: the mailbox may be dropped. */
export function isEmpty(box: Mailbox): boolean {
  return box.results.size === 0 && box.working.size === 0 && !box.writing && box.pending.length === 0;
}
