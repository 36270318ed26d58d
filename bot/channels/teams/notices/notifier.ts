/**
 * Tells workers in Teams what waits for them, and takes it back when it does not any more. After each commit, at start
 * and as time passes, the cards that stand are held against the notices a conversation calls for: what is missing is
 * sent, what changed is updated in place, what is over is settled. No effect is trusted to survive; the documents are.
 */
import type { Logger } from 'pino';
import { createHash } from 'node:crypto';
import type { Conversation } from '../../../../dialogs/conversation.ts';
import { makeLanes } from '../../../lanes.ts';
import { redacted } from '../../../redacted.ts';
import { steadyMs } from '../../../steady-ms.ts';
import type { DeskRow, Store } from '../../../store/port.ts';
import type { Places } from '../places.ts';
import { WireFault, type TeamsWire } from '../wire.ts';
import { isStranded, makeBook, STRANDED_MS, type Entry } from './book.ts';
import { noticeCard, settledCard, type CardMessage, type CardWorld } from './card.ts';
import { makeLater } from './later.ts';
import { cardId, CHANNEL_PREFIX, type Notice } from './notice.ts';
import { wantedNotices, type World } from './wanted.ts';

const TICK_MS = 1_000;
/** Cards and places that other instances wrote are seen within this time. */
const LOOK_MS = 15_000;
const DAY_MS = 24 * 3_600_000;

export type NoticeResult = 'sent' | 'updated' | 'settled' | WireFault['kind'];

export interface NotifierDeps extends CardWorld {
  readonly store: Pick<Store, 'load' | 'row' | 'rows' | 'readShared' | 'changeShared'>;
  readonly wire: Pick<TeamsWire, 'send' | 'update'>;
  readonly places: Places;
  readonly clock: { now(): string };
  readonly log: Logger;
  readonly count: (result: NoticeResult) => void;
  /** Milliseconds that really pass, also when the clock is set meanwhile; for back-off. */
  readonly ms?: () => number;
}

export interface Notifier {
  /** After each commit of this conversation. */
  changed(key: string, conversation: Conversation): void;
  /** Looks at everything. */
  lookAtAll(): Promise<void>;
  /** The same, without waiting: at start, and when somebody came into or left Teams. */
  lookSoon(): void;
  /** The notices this conversation calls for now. */
  wanted(conversation: Conversation): readonly Notice[];
  /** Teams told which card this is: it is in its place in the conversation, and somebody looked at it. */
  saw(id: string, activity: string): Promise<void>;
  /** Does what is due; called every second, and by tests. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

function face(message: CardMessage): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 16);
}

/** Could a card be called for here? What else changed in the last day is looked at too, as word to a referrer may wait. */
function mayNeedCard(row: DeskRow, now: string): boolean {
  if (row.status === 'waiting' || row.status === 'with-worker' || row.promiseDue !== null) return true;
  return row.lastAt !== null && Date.parse(now) - Date.parse(row.lastAt) < DAY_MS;
}

export function startNotifier(deps: NotifierDeps): Notifier {
  const { store, wire, places, clock, log, count, ms = steadyMs } = deps;
  const book = makeBook(store);
  const lanes = makeLanes();
  const later = makeLater();
  const queued = new Map<string, Promise<void>>();
  /** Conversations with cards that stand. */
  let carded = new Set<string>();
  /** Teams asked us to leave these alone until then. */
  const paused = new Map<string, number>();
  let lookedAt = 0;
  /** Every conversation was looked at since the places that are known now are known. */
  let sawAll = false;
  let stopped = false;

  const world = (): World => ({
    facts: deps.facts,
    now: clock.now(),
    reachable: (worker) => places.find(worker) !== undefined,
    channels: places
      .ids()
      .filter((id) => id.startsWith(CHANNEL_PREFIX))
      .map((id) => id.slice(CHANNEL_PREFIX.length)),
  });

  /** Sends or updates the card of one notice. @throws WireFault */
  async function show(conversation: Conversation, notice: Notice, entry: Entry | undefined): Promise<void> {
    const place = places.find(notice.to);
    if (place === undefined) return;
    const id = cardId(conversation.id, notice);
    const message = noticeCard(conversation, notice, deps, place.user);
    const looks = face(message);
    if (entry?.activity !== undefined) {
      if (entry.face === looks) return;
      await wire.update(place, entry.activity, message);
      await book.shown(id, entry.activity, looks, ms());
      return count('updated');
    }
    const { to, kind, since } = notice;
    const claimed = await book.claim(id, {
      conversation: conversation.id,
      to,
      kind,
      since,
      face: looks,
      at: ms(),
    });
    if (!claimed) return later.at(conversation.id, (entry?.at ?? ms()) + STRANDED_MS);
    carded.add(conversation.id);
    try {
      const activity = await wire.send(place, message);
      await book.shown(id, activity, looks, ms());
      count('sent');
    } catch (error) {
      // After an uncertain end it stays claimed for a while: looking at the card tells us which one it is.
      if (!(error instanceof WireFault) || error.kind !== 'uncertain') await book.remove(id);
      throw error;
    }
  }

  /** Its occasion is over: the card says what became of it and can be forgotten. @throws WireFault */
  async function settle(conversation: Conversation | undefined, id: string, entry: Entry): Promise<void> {
    const place = places.find(entry.to);
    if (entry.activity === undefined && place !== undefined && !isStranded(entry, ms()))
      return later.at(entry.conversation, entry.at + STRANDED_MS);
    if (entry.activity !== undefined && place !== undefined) {
      await wire.update(place, entry.activity, settledCard(conversation, entry.to, entry.kind, deps));
      count('settled');
    }
    await book.remove(id);
  }

  /** Leaves this place alone until then, and comes back to this conversation. */
  function pause(key: string, to: string, until: number): void {
    paused.set(to, until);
    later.at(key, until);
  }

  async function attempt(key: string, id: string, to: string, act: () => Promise<void>): Promise<void> {
    const until = paused.get(to) ?? 0;
    if (until > ms()) return later.at(key, until);
    try {
      await lanes.run(`to ${to}`, act);
      later.succeeded(to);
    } catch (error) {
      if (!(error instanceof WireFault)) throw error;
      const { kind, retryAfterMs } = error;
      count(kind);
      if (kind === 'throttled' || kind === 'failed')
        pause(key, to, ms() + (retryAfterMs ?? later.backOff(to)));
      if (kind === 'uncertain') later.at(key, ms() + STRANDED_MS);
      if (kind === 'missing') await book.remove(id);
      if (kind === 'gone' && (await places.lose(to, clock.now()))) lookSoon();
    }
  }

  async function reconcile(key: string): Promise<void> {
    const conversation = await store.load(key);
    const { notices, again } =
      conversation === undefined ? { notices: [], again: undefined } : wantedNotices(conversation, world());
    later.atInstant(key, again);
    if (notices.length === 0 && !carded.has(key)) return;
    const standing = await book.of(key);
    const wanted = new Set(notices.map((notice) => cardId(key, notice)));
    for (const notice of notices) {
      if (conversation === undefined) break;
      const id = cardId(key, notice);
      await attempt(key, id, notice.to, () => show(conversation, notice, standing.get(id)));
    }
    for (const [id, entry] of standing) {
      if (!wanted.has(id)) await attempt(key, id, entry.to, () => settle(conversation, id, entry));
    }
  }

  function enqueue(key: string): Promise<void> {
    const before = queued.get(key);
    if (before !== undefined || stopped) return before ?? Promise.resolve();
    const mine = lanes.run(key, async () => {
      queued.delete(key);
      try {
        await reconcile(key);
        later.succeeded(key);
      } catch (error) {
        log.error({ err: redacted(error) }, 'a notice to a worker failed');
        later.at(key, ms() + later.backOff(key));
      }
    });
    queued.set(key, mine);
    return mine;
  }

  async function look(): Promise<void> {
    lookedAt = ms();
    const known = new Set(places.ids());
    await places.look();
    // Somebody came to Teams through another instance: what was committed here meanwhile waits for a card.
    if (places.ids().some((id) => !known.has(id))) sawAll = false;
    const before = carded;
    carded = new Set(await book.conversations());
    for (const key of carded) {
      // Another instance showed a card; or somebody was erased, which no commit tells of.
      if (!before.has(key) || (await store.row(key)) === undefined) later.at(key, ms());
    }
  }

  async function lookAtConversations(): Promise<void> {
    const now = clock.now();
    const rows = (await store.rows()).filter((row) => mayNeedCard(row, now)).map((row) => row.id);
    sawAll = true;
    await Promise.all([...new Set([...rows, ...carded])].map(enqueue));
  }

  async function lookAtAll(): Promise<void> {
    sawAll = false;
    await look();
    await lookAtConversations();
  }

  function lookSoon(): void {
    lookAtAll().catch((error: unknown) =>
      log.error({ err: redacted(error) }, 'the notices could not be looked at'),
    );
  }

  async function tick(): Promise<void> {
    if (stopped) return;
    if (ms() - lookedAt >= LOOK_MS) {
      await look();
      if (!sawAll) await lookAtConversations();
    }
    await Promise.all(later.due(ms(), clock.now()).map(enqueue));
  }

  const timer = setInterval(() => {
    tick().catch((error: unknown) =>
      log.error({ err: redacted(error) }, 'the notices could not be looked at'),
    );
  }, TICK_MS).unref();

  return {
    changed: (key, conversation) => {
      // Teams reaches nobody yet: when somebody comes all conversations are looked at.
      if (carded.size === 0 && places.ids().length === 0) return;
      const { notices, again } = wantedNotices(conversation, world());
      later.atInstant(key, again);
      // Most commits are of conversations that no worker has anything to do with.
      if (notices.length === 0 && conversation.handover === undefined && !carded.has(key)) return;
      void enqueue(key);
    },
    lookAtAll,
    lookSoon,
    wanted: (conversation) => wantedNotices(conversation, world()).notices,
    saw: (id, activity) => book.arrived(id, activity),
    tick,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await lanes.idle();
    },
  };
}
