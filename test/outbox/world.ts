/** A service around the outbox, small: documents in memory, one lane per resident, turns that can be cut off anywhere. */
import { setTimeout as delay } from 'node:timers/promises';
import { newConversation, type Conversation, type Line } from '../../dialogs/conversation.ts';
import { pendingLines } from '../../dialogs/deliveries.ts';
import type { Carrier, LookUp, Outgoing, SendResult } from '../../bot/channels/port.ts';
import { makeOutbox, type Outbox, type OutboxDeps } from '../../bot/outbox/outbox.ts';

export const NOW = '2026-11-20T10:00:00.000Z';
export const ADDRESS = '+31600001234';

/** A resident who just wrote by WhatsApp. */
export function resident(key: string, change: Partial<Conversation> = {}): Conversation {
  return {
    ...newConversation(key, NOW, 'nl'),
    channels: [
      { kind: 'whatsapp', via: 'twilio', address: ADDRESS, lastInboundAt: new Date().toISOString() },
    ],
    ...change,
  };
}

export function botLine(id: string, text: string, change: Partial<Line> = {}): Line {
  const at = change.at ?? new Date().toISOString();
  return {
    id,
    at,
    from: 'bot',
    text,
    delivery: { kind: 'whatsapp', state: 'sending', tries: 0, since: at },
    ...change,
  };
}

/** What the next create call does: `lost` never answers the caller. */
export type Happening =
  'accept' | 'refuse-for-now' | 'lost-accepted' | 'lost' | 'stumbled-accepted' | 'stumbled' | 'throws';

export interface MemoryProvider {
  readonly carrier: Carrier;
  /** Messages that exist, in the order in which they came. */
  readonly messages: { readonly id: string; readonly message: Outgoing }[];
  readonly calls: { sends: number; lookUps: number; atOnce: number; mostAtOnce: number };
  happen(...happenings: Happening[]): void;
  /** Overrides the answer to every send while set. */
  answer?: (message: Outgoing) => SendResult | undefined;
  delayMs: number;
}

export function memoryProvider(via: Carrier['via'] = 'twilio'): MemoryProvider {
  const plan: Happening[] = [];
  const provider: MemoryProvider = {
    messages: [],
    calls: { sends: 0, lookUps: 0, atOnce: 0, mostAtOnce: 0 },
    happen: (...happenings) => {
      plan.push(...happenings);
    },
    delayMs: 0,
    carrier: {
      via,
      send: async (message): Promise<SendResult> => {
        const { calls } = provider;
        calls.sends += 1;
        calls.atOnce += 1;
        calls.mostAtOnce = Math.max(calls.mostAtOnce, calls.atOnce);
        try {
          const create = () => {
            const id = `SM${provider.messages.length.toString()}`;
            provider.messages.push({ id, message });
            return id;
          };
          if (provider.delayMs > 0) await delay(provider.delayMs);
          const answer = provider.answer?.(message);
          if (answer !== undefined) return answer;
          const happening = plan.shift() ?? 'accept';
          if (happening === 'refuse-for-now') return { kind: 'retry', error: 'http-429' };
          const exists = !['lost', 'stumbled', 'throws'].includes(happening);
          const id = exists ? create() : '';
          await delay(0);
          if (happening === 'throws') throw new Error('secret +31600001234');
          if (happening.startsWith('lost')) return { kind: 'unknown', error: 'UND_ERR_HEADERS_TIMEOUT' };
          if (happening.startsWith('stumbled')) return { kind: 'retry', error: 'http-500', check: true };
          return { kind: 'accepted', providerId: id };
        } finally {
          calls.atOnce -= 1;
        }
      },
      lookUp: async (message, _since, knownIds): Promise<LookUp> => {
        provider.calls.lookUps += 1;
        await delay(0);
        const found = provider.messages.find(
          (one) =>
            one.message.address === message.address &&
            one.message.text === message.text &&
            one.message.kind === message.kind &&
            !knownIds.includes(one.id),
        );
        return found === undefined ? { kind: 'absent' } : { kind: 'found', providerId: found.id };
      },
    },
  };
  return provider;
}

export interface World {
  outbox: Outbox;
  readonly documents: Map<string, Conversation>;
  readonly logs: object[];
  /** Every commit, for counting. */
  readonly commits: { count: number };
  /** Writes of the store fail while true. */
  broken: boolean;
  /** One turn that changes the conversation and commits it. */
  turn(key: string, change: (conversation: Conversation) => Conversation): Promise<void>;
  /** A turn in which the bot says these words. */
  say(key: string, ...texts: string[]): Promise<void>;
  /** The process dies: whatever it was doing has no effect on the documents any more; a new one starts. */
  crash(): void;
  /** Hands every unsettled conversation to the outbox, as the agenda does at start. */
  recover(): void;
  /** Until every line is settled and written. */
  quiet(withinMs?: number): Promise<void>;
  read(key: string): Conversation;
}

/** Waits short enough for tests; the outbox itself is the real one. */
export const FAST = {
  looksMs: [4, 8, 12],
  writeAfterMs: 15,
  sentAfterMs: 15,
  reportAfterMs: 2,
  drainMs: 500,
  lookAgainMs: 20,
  backOff: () => 5,
};

export function makeWorld(
  carriers: readonly Carrier[],
  deps: Partial<OutboxDeps> = {},
  documents = new Map<string, Conversation>(),
): World {
  const lanes = new Map<string, Promise<unknown>>();
  const lineCount = new Map<string, number>();
  let process = { alive: true };
  const inLane = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const next = (lanes.get(key) ?? Promise.resolve()).then(work, work);
    lanes.set(
      key,
      next.catch(() => undefined),
    );
    return next;
  };
  const begin = (): Outbox => {
    const mine = process;
    return makeOutbox({
      carriers: carriers.map((carrier) => ({
        via: carrier.via,
        // A dead process sends nothing more; what already left, left.
        send: (message) => (mine.alive ? carrier.send(message) : new Promise(() => undefined)),
        lookUp: (message, since, ids) =>
          mine.alive ? carrier.lookUp(message, since, ids) : new Promise(() => undefined),
      })),
      clock: { now: () => new Date().toISOString(), advance: () => undefined },
      change: (key, how) => commitTurn(key, how),
      templates: {},
      publicUrl: 'https://warmlijn.example',
      log: {
        warn: (fields, message) => world.logs.push({ ...fields, message }),
        debug: (fields, message) => world.logs.push({ ...fields, message }),
      },
      ...deps,
      limits: { ...FAST, ...deps.limits },
    });
  };
  const commitTurn = (key: string, change: (conversation: Conversation) => Conversation): Promise<void> => {
    const mine = process;
    return inLane(key, async () => {
      await delay(0);
      if (!mine.alive) return new Promise<void>(() => undefined);
      let stored = documents.get(key);
      let next: Conversation | undefined;
      while (stored !== undefined && next === undefined) {
        const changed = change(world.outbox.applyPending(key, stored));
        if (world.broken) throw new Error('disk full');
        await delay(0);
        if (!mine.alive) return new Promise<void>(() => undefined);
        // Another world on the same documents was first: decide again on what it wrote.
        if (documents.get(key) === stored) next = { ...changed, version: stored.version + 1 };
        stored = documents.get(key);
      }
      if (next === undefined) return;
      // What is stored is what a later process reads back, nothing shared with this one.
      documents.set(key, structuredClone(next));
      world.commits.count += 1;
      world.outbox.afterCommit(key, next);
    });
  };
  const world: World = {
    outbox: undefined as unknown as Outbox,
    documents,
    logs: [],
    commits: { count: 0 },
    broken: false,
    turn: commitTurn,
    say: (key, ...texts) =>
      commitTurn(key, (conversation) => {
        const count = lineCount.get(key) ?? 0;
        lineCount.set(key, count + texts.length);
        const lines = texts.map((text, index) => botLine(`l${(count + index).toString()}`, text));
        return { ...conversation, transcript: [...conversation.transcript, ...lines] };
      }),
    crash: () => {
      process.alive = false;
      process = { alive: true };
      lanes.clear();
      world.outbox = begin();
    },
    recover: () => {
      for (const [key, conversation] of documents) {
        if (pendingLines(conversation).length > 0) world.outbox.recover(key, structuredClone(conversation));
      }
    },
    quiet: async (withinMs = 8_000) => {
      const until = performance.now() + withinMs;
      const waiting = () =>
        world.outbox.busy() > 0 || [...documents.values()].some((one) => pendingLines(one).length > 0);
      while (waiting()) {
        if (performance.now() > until) throw new Error('The outbox does not come to rest.');
        await delay(2);
      }
    },
    read: (key) => {
      const conversation = documents.get(key);
      if (conversation === undefined) throw new Error('No such resident.');
      return conversation;
    },
  };
  world.outbox = begin();
  return world;
}

export function statesOf(conversation: Conversation): string[] {
  return conversation.transcript.flatMap((line) => line.delivery?.state ?? []);
}
