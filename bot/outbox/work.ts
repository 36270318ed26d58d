/** Brings the lines of one resident out, one after the other: a later line never leaves before an earlier is settled. */
import { nextLine, type DeliveryResult, type Outbound, type Rank } from '../../dialogs/deliveries.ts';
import { attempt, firstLook, later, type Tools } from './attempt.ts';
import { STORE_WAIT_MS } from './limits.ts';
import { look } from './look.ts';
import { holdsUnsent, isMine, noteResult, notesOf, undoResult, type Mailbox } from './mailbox.ts';
import type { Slots } from './slots.ts';

export interface Worker {
  readonly tools: Tools;
  readonly slots: Slots;
  /** Makes all results of this resident durable; false when that did not work. */
  readonly write: (box: Mailbox) => Promise<boolean>;
  /** Told of every new result, to be written soon. */
  readonly noted: (box: Mailbox) => void;
  /** No new step may begin (the service stops). */
  readonly stopped: () => boolean;
}

/**
 * Makes it durable that this process is about to send, before it does: a line that is `queued` in the document is
 * sent again after a crash without looking, so it must say `sending` first.
 * @returns whether the line is ours to send now.
 */
async function claim(worker: Worker, box: Mailbox, line: Outbound, next: number): Promise<boolean> {
  const { tools } = worker;
  const { delivery } = line;
  const now = tools.clock.now();
  // The look-up after this attempt must also find an earlier one that arrived late.
  const since = delivery.state === 'uncertain' ? delivery.since : now;
  const { leaseMs } = tools.limits;
  const lease = leaseMs > 0 ? { due: later(tools, leaseMs), by: tools.instance } : {};
  const before = box.results.get(line.id);
  const notes = notesOf(box, line.id);
  notes.mine = performance.now();
  notes.foreign = false;
  noteResult(box, { lineId: line.id, attempt: next, kind: 'sending', since, ...lease }, now);
  if (!(await worker.write(box))) {
    undoResult(box, line.id, before, now);
    return false;
  }
  const after = box.pending.find((one) => one.id === line.id)?.delivery;
  // Another instance may have begun the same attempt at the same moment.
  const ours = after?.state === 'sending' && after.since === since && after.by === lease.by;
  if (ours) {
    notes.mine = performance.now();
    return true;
  }
  notes.mine = undefined;
  if (after?.state === 'sending') notes.foreign = true;
  return true;
}

/** Milliseconds until `due`, but never longer than was meant, though the clock is set back meanwhile. */
function left({ clock }: Tools, box: Mailbox, lineId: string, due: string, longestMs: number): number {
  return passing(
    box,
    lineId,
    due,
    Math.min(Math.max(0, Date.parse(due) - Date.parse(clock.now())), longestMs),
  );
}

/** What is left of this wait, and of the one that was begun when this moment `due` was first seen. */
function passing(box: Mailbox, lineId: string, due: string, wait: number): number {
  const known = box.notes.get(lineId)?.wait;
  if (known?.due === due) return Math.min(wait, Math.max(0, known.until - performance.now()));
  notesOf(box, lineId).wait = { due, until: performance.now() + wait };
  return wait;
}

/**
 * So long as its own clock meant it to wait when it was put off, wherever that clock stood; when that cannot be known,
 * because it jumped meanwhile, as long as is usual.
 */
function longestOf(
  { limits, clock, chance }: Tools,
  { state, since, due = '', tries }: Outbound['delivery'],
) {
  const looks = state === 'uncertain';
  const longest = looks ? limits.longestLookMs : limits.longestMs;
  // Another clock than the one of `since` may have put off a look: never shorter than the patience that looks need.
  const usual = looks ? Math.max(...limits.looksMs) : limits.backOff(tries, chance());
  const meant = Date.parse(due) - Date.parse(since);
  if (meant >= 0 && meant <= longest) return Math.min(looks ? Math.max(meant, usual) : meant, longest);
  const ahead = Date.parse(due) - Date.parse(clock.now());
  return ahead > longest ? Math.min(usual, longest) : longest;
}

/** Milliseconds until something can be done about this line; 0 is now. */
export function waitFor(tools: Tools, box: Mailbox, line: Outbound): number {
  const { delivery, id } = line;
  const { leaseMs } = tools.limits;
  if (delivery.state === 'sending') {
    if (isMine(box, line.id)) return 0;
    // The time of an attempt that was tried before counts from the first one: only the lease says how long it is theirs.
    const due = delivery.due ?? later(tools, leaseMs, delivery.since);
    // Their clock need not agree with ours: the whole time counts from when we first saw it. Danger does not wait for that.
    return delivery.vital === true ? left(tools, box, id, due, leaseMs) : passing(box, id, due, leaseMs);
  }
  return delivery.due === undefined ? 0 : left(tools, box, id, delivery.due, longestOf(tools, delivery));
}

/**
 * In hand here, but not begun with for so long that others may soon take it for left behind: it has to be made durable
 * once more that this process is about to send it. The time limit of a call fits in what is left of the lease.
 */
function waitedTooLong({ limits }: Tools, box: Mailbox, line: Outbound): boolean {
  const since = box.notes.get(line.id)?.mine ?? 0;
  return limits.leaseMs > 0 && performance.now() - since > limits.leaseMs / 6;
}

/** Somebody else was sending this line and is gone: its outcome is unknown. */
export function abandoned(tools: Tools, line: Outbound): DeliveryResult {
  return {
    lineId: line.id,
    attempt: line.delivery.tries,
    kind: 'uncertain',
    due: firstLook(tools, line.delivery.since),
    error: 'interrupted',
  };
}

/** @returns false when our own store is in the way and a little patience is needed. */
async function step(worker: Worker, box: Mailbox, line: Outbound): Promise<boolean> {
  const { tools } = worker;
  const { delivery } = line;
  const note = (result: DeliveryResult) => {
    if (box.gone) return true;
    noteResult(box, result, tools.clock.now());
    worker.noted(box);
    return true;
  };
  if (delivery.state === 'queued') return claim(worker, box, line, delivery.tries);
  if (delivery.state === 'sending') {
    if (!isMine(box, line.id)) return note(abandoned(tools, line));
    // After a crash the line before would be begun with again, behind this one.
    if (holdsUnsent(box) && !(await worker.write(box))) return false;
    if (!waitedTooLong(tools, box, line)) return note(await attempt(tools, box, line));
    return note({
      lineId: line.id,
      attempt: delivery.tries,
      kind: 'retry',
      due: later(tools, 0),
      error: 'waited',
    });
  }
  const looked = await look(tools, box, line);
  return looked.kind === 'again' ? claim(worker, box, line, delivery.tries + 1) : note(looked);
}

/** One step with the line that must leave first now. @returns as `step`; true when things changed meanwhile. */
async function stepWithNext(worker: Worker, box: Mailbox, rank: Rank, seen: Outbound): Promise<boolean> {
  const fresh = nextLine(box.pending, rank);
  if (fresh === undefined || box.gone || worker.stopped()) return true;
  if (fresh !== seen && waitFor(worker.tools, box, fresh) > 0) return true;
  return step(worker, box, fresh);
}

/** @returns milliseconds after which to come back, undefined when nothing of this rank waits. */
export async function work(worker: Worker, box: Mailbox, rank: Rank): Promise<number | undefined> {
  while (!box.gone && !worker.stopped()) {
    const line = nextLine(box.pending, rank);
    if (line === undefined) return undefined;
    const wait = waitFor(worker.tools, box, line);
    if (wait > 0) return wait;
    // Danger does not wait until others have been served.
    const free = rank === 'vital' ? undefined : await worker.slots.take();
    try {
      if (!(await stepWithNext(worker, box, rank, line))) return STORE_WAIT_MS;
    } finally {
      free?.();
    }
  }
  return undefined;
}
