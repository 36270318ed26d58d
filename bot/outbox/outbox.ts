/**
 * What still has to be sent (design C4). The outbox entries are the transcript's lines in the conversation document;
 * this keeps no state that a crash could lose, only results on their way into the document.
 */
import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../dialogs/conversation.ts';
import {
  applyResults,
  applyStatus,
  nextLine,
  pendingLines,
  RANKS,
  type Applied,
  type DeliveryResult,
  type Rank,
  type StatusUpdate,
} from '../../dialogs/deliveries.ts';
import type { Carrier } from '../channels/port.ts';
import type { Clock } from '../clock.ts';
import { makeTogether, ofThisRound } from '../together.ts';
import { later, type Tools } from './attempt.ts';
import { OUTBOX_LIMITS, STORE_WAIT_MS, type OutboxLimits } from './limits.ts';
import {
  isEmpty,
  isMine,
  makeMailbox,
  noteCommitted,
  noteForeign,
  noteResult,
  type Mailbox,
} from './mailbox.ts';
import { makeReports } from './reports.ts';
import { makeSlots } from './slots.ts';
import { abandoned, waitFor, work, type Worker } from './work.ts';
import { makeWriter } from './writer.ts';

export interface Outbox {
  /** Right after each durable commit, before the resident's lane goes on: unsettled lines start to leave, in order. */
  afterCommit(key: string, conversation: Conversation): void;
  /**
   * Results that are not in this freshly loaded document, to be applied before the turn decides. They stay until
   * `afterCommit` shows a document that holds them, so a turn that fails loses none.
   */
  takeResults(key: string, loaded: Conversation): readonly DeliveryResult[];
  /**
   * Results and reports that are not in this document applied, phone tasks made: what a turn does with every document
   * it loads. The same object when there are none.
   */
  applyPending(key: string, loaded: Conversation): Conversation;
  /** A report of the provider; durable when it resolves. It is written with others, or with the resident's next turn. */
  report(key: string, update: StatusUpdate): Promise<void>;
  /** Lines that are due, or that an earlier process left unsettled; the document as just loaded. */
  recover(key: string, conversation: Conversation): void;
  /** Erased: nothing leaves any more, results are dropped. */
  forget(key: string): void;
  /** For a clean stop: sends what can be sent at once, writes every result, starts nothing new. */
  drain(): Promise<void>;
  /** The newest document of a resident whose lines are in hand here: no need to load it to recover them. */
  held(key: string): Conversation | undefined;
  /** Residents with lines or results on their way. */
  busy(): number;
  /** What is on its way here: since when the oldest line waits (UTC), and of how many lines nobody knows whether they left. */
  waiting(): { readonly oldest: string | undefined; readonly uncertain: number };
}

export interface OutboxDeps {
  readonly carriers: readonly Carrier[];
  readonly clock: Clock;
  /** Runs in the resident's lane and commits; does not call `how` when there is no such conversation. */
  readonly change: (key: string, how: (conversation: Conversation) => Conversation) => Promise<unknown>;
  /** ContentSid per use (city.yaml). */
  readonly templates: Readonly<Record<string, string>>;
  /** An SMS sender is configured at Twilio, so WhatsApp can fall back to it. */
  readonly sms?: boolean;
  readonly publicUrl: string | undefined;
  readonly log: { warn(fields: object, message: string): void; debug(fields: object, message: string): void };
  readonly metrics?: { outcome(what: 'send' | 'look-up', kind: string): void };
  /** Words could not reach the resident: a worker with an open case must hear it. Pure. */
  readonly phoneTask?: (conversation: Conversation, why: string) => Conversation;
  /** Makes ready what goes along with a line and gives its address; undefined when it cannot be made. */
  readonly media?: Tools['media'];
  readonly limits?: Partial<OutboxLimits>;
  readonly chance?: () => number;
}

const EXPECTED = ['accepted', 'found'];

export function makeOutbox(deps: OutboxDeps): Outbox {
  const { clock, log } = deps;
  const limits: OutboxLimits = { ...OUTBOX_LIMITS, ...deps.limits };
  const boxes = new Map<string, Mailbox>();
  let stopped = false;
  let draining = false;
  const together = makeTogether(ofThisRound);

  const tools: Tools = {
    carriers: new Map(deps.carriers.map((carrier) => [carrier.via, carrier])),
    clock,
    policy: { templates: deps.templates, sms: deps.sms ?? false },
    publicUrl: deps.publicUrl?.replace(/\/+$/, ''),
    limits,
    instance: randomUUID(),
    chance: deps.chance ?? Math.random,
    media: deps.media ?? (() => Promise.resolve(undefined)),
    heard: (what, kind, line, error) => {
      deps.metrics?.outcome(what, kind);
      if (!EXPECTED.includes(kind)) log.warn({ what, kind, line, error }, 'a message did not leave at once');
    },
  };

  const boxOf = (key: string, conversation: Conversation): Mailbox => {
    let box = boxes.get(key);
    if (box === undefined) boxes.set(key, (box = makeMailbox(key, conversation)));
    return box;
  };
  const stopTimers = (box: Mailbox) => {
    for (const timer of box.timers.values()) clearTimeout(timer);
  };
  const drop = (box: Mailbox) => {
    box.gone = true;
    stopTimers(box);
    if (boxes.get(box.key) === box) boxes.delete(box.key);
  };
  const settle = (box: Mailbox) => {
    if (box.results.size > 0 && !box.gone) writer.expect(box);
    else if (isEmpty(box)) drop(box);
  };

  const withTasks = ({ conversation, phoneTasks }: Applied): Conversation => {
    const { phoneTask } = deps;
    if (phoneTask === undefined) return conversation;
    return phoneTasks.reduce((next, why) => phoneTask(next, why), conversation);
  };
  const applyReports = (conversation: Conversation, updates: readonly StatusUpdate[]): Conversation =>
    updates.reduce((next, update) => withTasks(applyStatus(next, update, clock.now())), conversation);
  const applyPending = (key: string, loaded: Conversation): Conversation => {
    const known = withTasks(applyResults(loaded, takeResults(key, loaded), clock.now()));
    return applyReports(known, reports.gathered(key));
  };
  const reports = makeReports(limits.reportAfterMs, (key, updates) =>
    deps.change(key, (stored) => applyReports(applyPending(key, stored), updates)),
  );
  const write = async (box: Mailbox): Promise<boolean> => {
    let produced: Conversation | undefined;
    box.writing = true;
    try {
      await deps.change(box.key, (stored) => (produced = applyPending(box.key, stored)));
    } catch (error) {
      log.warn(
        { error: error instanceof Error ? error.name : 'unknown' },
        'results could not be written yet',
      );
      return false;
    } finally {
      box.writing = false;
    }
    if (produced === undefined) drop(box);
    else noteCommitted(box, produced, clock.now());
    return true;
  };
  const writer = makeWriter(limits, write, (box) => {
    settle(box);
  });

  const worker: Worker = {
    tools,
    slots: makeSlots(limits.atOnce),
    write,
    noted: writer.expect,
    stopped: () => stopped,
  };
  const run = async (box: Mailbox, rank: Rank): Promise<void> => {
    let wait: number | undefined;
    try {
      wait = await work(worker, box, rank);
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'sending stumbled');
      wait = STORE_WAIT_MS;
    }
    box.working.delete(rank);
    settle(box);
    if (box.gone) return;
    if (wait !== undefined && !draining)
      box.timers.set(rank, setTimeout(start, Math.min(wait, limits.lookAgainMs), box));
    // The others waited for these.
    if (wait === undefined && rank !== 'spoken') start(box);
  };
  const startRank = (box: Mailbox, rank: Rank) => {
    if (box.working.has(rank) || box.gone || stopped || nextLine(box.pending, rank) === undefined) return;
    clearTimeout(box.timers.get(rank));
    box.working.add(rank);
    // The answer to the webhook goes first.
    void together().then(() => run(box, rank));
  };
  const start = (box: Mailbox) => {
    for (const rank of RANKS) startRank(box, rank);
  };

  const takeResults = (key: string, loaded: Conversation): readonly DeliveryResult[] => {
    const unsettled = pendingLines(loaded);
    const known = boxes.get(key);
    if (known === undefined && !unsettled.some((line) => line.delivery.state === 'sending')) return [];
    const box = known ?? boxOf(key, loaded);
    noteForeign(box, unsettled, tools.instance);
    // Whether or not this turn commits anything, what an earlier process left is now in hand.
    if (known === undefined) start(box);
    for (const line of unsettled) {
      const foreign = box.notes.get(line.id)?.foreign === true;
      const left = foreign && !box.results.has(line.id) && line.delivery.state === 'sending';
      if (!left || waitFor(tools, box, line) > 0) continue;
      noteResult(box, abandoned(tools, line), clock.now());
      writer.expect(box);
    }
    return [...box.results.values()];
  };
  const afterCommit = (key: string, conversation: Conversation) => {
    const known = boxes.get(key);
    if (known === undefined && pendingLines(conversation).length === 0) return;
    const box = known ?? boxOf(key, conversation);
    noteCommitted(box, conversation, clock.now());
    if (box.pending.length > 0) start(box);
    else settle(box);
  };

  return {
    afterCommit,
    takeResults,
    applyPending,
    report: reports.take,
    recover: (key, conversation) => {
      const box = boxOf(key, conversation);
      if (conversation.version >= box.committed.version)
        noteForeign(box, pendingLines(conversation), tools.instance);
      afterCommit(key, conversation);
    },
    forget: (key) => {
      const box = boxes.get(key);
      if (box !== undefined) drop(box);
    },
    drain: async () => {
      draining = true;
      await reports.flush();
      const until = performance.now() + limits.drainMs;
      for (const box of boxes.values()) stopTimers(box);
      const working = () => [...boxes.values()].some((box) => box.working.size > 0 || box.writing);
      while (working() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
      stopped = true;
      for (const box of boxes.values()) {
        if (box.working.size === 0) park(box);
      }
      await writer.flush(boxes.values());
    },
    held: (key) => boxes.get(key)?.committed,
    busy: () => boxes.size,
    waiting: () => {
      const lines = [...boxes.values()].flatMap(({ pending }) => pending);
      const oldest = lines.reduce<string | undefined>(
        (first, { at }) => (first === undefined || at < first ? at : first),
        undefined,
      );
      return { oldest, uncertain: lines.filter(({ delivery }) => delivery.state === 'uncertain').length };
    },
  };

  /** Lines that were not started go back to `queued`, so that the next process sends them without looking first. */
  function park(box: Mailbox): void {
    for (const line of box.pending) {
      if (line.delivery.state !== 'sending' || !isMine(box, line.id)) continue;
      const due = later(tools, 0);
      const { id: lineId, delivery } = line;
      noteResult(box, { lineId, attempt: delivery.tries, kind: 'retry', due, error: 'stopped' }, clock.now());
    }
    settle(box);
  }
}
