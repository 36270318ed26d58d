/** What this process knows of one resident's outgoing lines: the last committed document and results not yet in it. */
import type { Conversation } from '../../dialogs/conversation.ts';
import {
  applyResults,
  pendingLines,
  type DeliveryResult,
  type Form,
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

export interface Mailbox {
  readonly key: string;
  /** Newest document known to be durable. */
  committed: Conversation;
  /** The same with the results that are not written yet. */
  current: Conversation;
  /** The newest result of each line that is not known to be durable. */
  readonly results: Map<string, DeliveryResult>;
  /** Lines that this process sends or has sent, and when it was last sure of that (of `performance.now`). */
  readonly mine: Map<string, number>;
  /** Lines found as `sending` that this process did not start. */
  readonly foreign: Set<string>;
  /** Lines the provider refused because the window is closed. */
  readonly outside: Set<string>;
  /** Lines whose buttons the provider refused. */
  readonly plain: Set<string>;
  readonly probes: Map<string, Probe>;
  /** Until when a line waits by the time that really passes, milliseconds; for the moment `due` by the clock. */
  readonly waits: Map<string, { readonly due: string; readonly until: number }>;
  /** Ranks of lines that are being brought out now. */
  readonly working: Set<Rank>;
  /** Forgotten (erased): nothing may leave any more. */
  gone: boolean;
  /** When to come back, by rank. */
  readonly timers: Map<Rank, NodeJS.Timeout>;
  /** When the oldest unwritten result came, milliseconds; undefined when all are written. */
  unwrittenSince?: number;
  /** Among the unwritten results are others than that the assistant's words left: somebody may be waiting for them. */
  hurry: boolean;
  writing: boolean;
}

export function makeMailbox(key: string, conversation: Conversation): Mailbox {
  return {
    key,
    committed: conversation,
    current: conversation,
    results: new Map(),
    mine: new Map(),
    foreign: new Set(),
    outside: new Set(),
    plain: new Set(),
    probes: new Map(),
    waits: new Map(),
    working: new Set(),
    timers: new Map(),
    gone: false,
    hurry: false,
    writing: false,
  };
}

/**
 * Notes which lines were being sent by somebody else when this document was loaded: also those that this process had
 * in hand before, when another one that did not find them began anew.
 */
export function noteForeign(box: Mailbox, loaded: Conversation, instance: string): void {
  for (const { id, delivery } of pendingLines(loaded)) {
    if (delivery.state !== 'sending') continue;
    if (delivery.by !== undefined && delivery.by !== instance) box.mine.delete(id);
    if (!box.mine.has(id)) box.foreign.add(id);
  }
}

function refresh(box: Mailbox, now: string): void {
  box.current = applyResults(box.committed, [...box.results.values()], now).conversation;
}

function written(box: Mailbox): void {
  delete box.unwrittenSince;
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
  if (another)
    for (const kept of [box.results, box.mine, box.foreign, box.outside, box.plain, box.probes, box.waits])
      kept.clear();
  box.committed = conversation;
  for (const [lineId, result] of box.results) {
    if (applyResults(conversation, [result], now).conversation === conversation) box.results.delete(lineId);
  }
  if (box.results.size === 0) written(box);
  refresh(box, now);
  for (const line of pendingLines(box.current)) {
    const { id, delivery } = line;
    if (delivery.state === 'sending' && !box.foreign.has(id) && !box.mine.has(id))
      box.mine.set(id, performance.now());
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
  return (
    box.results.size === 0 && box.working.size === 0 && !box.writing && pendingLines(box.current).length === 0
  );
}
