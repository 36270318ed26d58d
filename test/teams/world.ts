/** Workers in a Teams made of memory, a real conversation on its stage, and the notifier between them. */
import { pino } from 'pino';
import { toRow } from '../../dialogs/desk-row.ts';
import type { Place } from '../../bot/channels/teams/incoming.ts';
import {
  startNotifier,
  type Notifier,
  type NoticeResult,
} from '../../bot/channels/teams/notices/notifier.ts';
import { makeShownReason } from '../../bot/channels/teams/reasons.ts';
import { openPlaces, type Places } from '../../bot/channels/teams/places.ts';
import {
  WireFault,
  type Message,
  type TeamsWire,
  type WireFaultKind,
} from '../../bot/channels/teams/wire.ts';
import { openStage, real, type Stage } from '../dialogs/stage.ts';
import { sharedMemory } from '../shared-memory.ts';

/** Monday morning: the office is open. */
export const MONDAY = '2026-11-23T09:00:00.000Z';
/** Friday 23:10 in Rotterdam. */
export const FRIDAY_NIGHT = '2026-11-20T22:10:00.000Z';
export const KEY = 'stage';

export interface Card {
  readonly id: string;
  readonly to: string;
  readonly summary: string;
  readonly json: string;
  readonly updates: number;
}

export interface WorldFault {
  readonly kind: WireFaultKind;
  readonly retryAfterMs?: number;
  readonly on?: 'send' | 'update';
  readonly to?: string;
  readonly times?: number;
  /** It is done, and then the answer is lost. */
  readonly after?: boolean;
}

export interface TeamsWorld {
  readonly stage: Stage;
  readonly places: Places;
  readonly cards: readonly Card[];
  readonly results: readonly NoticeResult[];
  readonly requests: { count: number };
  readonly notifier: Notifier;
  /** Every card this worker has, in order. */
  of(worker: string): readonly Card[];
  fault(fault: WorldFault): void;
  /** Lets the notifier see the present document, and waits until it is done. */
  settle(): Promise<void>;
  /** Time that really passes (for back-off), and a tick after it. */
  pass(ms: number): Promise<void>;
  /** The process ends and another one starts on the same documents. */
  restart(): Promise<void>;
  /** One more instance of the service on the same documents. */
  another(): Notifier;
  install(worker: string, channel?: boolean): Promise<void>;
  /** The worker comes to Teams, and another instance hears it. */
  installElsewhere(worker: string): Promise<void>;
  /** The resident is erased, as `npm run erase` does it. */
  erase(): void;
}

export function placeOf(worker: string, scope: Place['scope'] = 'personal'): Place {
  return {
    serviceUrl: 'https://smba.example/',
    conversation: worker,
    scope,
    tenant: 'tenant',
    bot: '28:bot',
    ...(scope === 'personal' ? { user: `29:${worker}` } : {}),
  };
}

export async function openTeamsWorld(start: string, installed: readonly string[]): Promise<TeamsWorld> {
  const stage = openStage(start);
  const shared = sharedMemory();
  const cards: Card[] = [];
  const results: NoticeResult[] = [];
  const faults: (WorldFault & { left: number })[] = [];
  const requests = { count: 0 };
  let ms = 0;
  let erased = false;

  function hit(on: 'send' | 'update', to: string, act: () => void): void {
    requests.count += 1;
    const fault = faults.find((one) => one.left > 0 && (one.on ?? on) === on && (one.to ?? to) === to);
    if (fault === undefined) return act();
    fault.left -= 1;
    if (fault.after === true) act();
    throw new WireFault(fault.kind, fault.retryAfterMs);
  }
  const looks = (message: Message) => ({
    summary: 'card' in message ? message.summary : message.text,
    json: JSON.stringify(message),
  });
  const wire: Pick<TeamsWire, 'send' | 'update'> = {
    send: async ({ conversation: to }, message) => {
      const id = `card${String(cards.length + 1)}`;
      hit('send', to, () => cards.push({ id, to, updates: 0, ...looks(message) }));
      return id;
    },
    update: async ({ conversation: to }, id, message) =>
      hit('update', to, () => {
        const at = cards.findIndex((one) => one.id === id);
        const before = cards[at];
        if (before === undefined) throw new WireFault('missing');
        cards[at] = { ...before, ...looks(message), updates: before.updates + 1 };
      }),
  };
  const { facts, rules, flows } = real().content;
  const places = await openPlaces(shared);
  for (const worker of installed) await places.remember(worker, placeOf(worker), start);
  const begin = () =>
    startNotifier({
      store: {
        ...shared,
        load: async () => (erased || stage.conversation().version === 0 ? undefined : stage.conversation()),
        row: async () => (erased ? undefined : toRow(stage.conversation())),
        rows: async () => (erased ? [] : [toRow(stage.conversation())]),
      },
      wire,
      places,
      facts,
      clock: { now: stage.now },
      link: (id) => `https://teams.example/${id}`,
      shownReason: makeShownReason(rules, flows),
      log: pino({ level: 'silent' }),
      count: (result) => results.push(result),
      ms: () => ms,
    });
  let notifier = begin();
  const world: TeamsWorld = {
    stage,
    places,
    cards,
    results,
    requests,
    get notifier() {
      return notifier;
    },
    of: (worker) => cards.filter((card) => card.to === worker),
    fault: (fault) => faults.push({ ...fault, left: fault.times ?? 1 }),
    settle: async () => {
      notifier.changed(KEY, stage.conversation());
      await notifier.lookAtAll();
    },
    pass: async (more) => {
      ms += more;
      await notifier.tick();
    },
    restart: async () => {
      await notifier.stop();
      notifier = begin();
      await notifier.lookAtAll();
    },
    another: begin,
    installElsewhere: async (worker) => {
      const others = await openPlaces(shared);
      await others.remember(worker, placeOf(worker), start);
    },
    erase: () => {
      erased = true;
    },
    install: async (worker, channel = false) => {
      const id = channel ? `channel:${worker}` : worker;
      await places.remember(id, placeOf(worker, channel ? 'channel' : 'personal'), stage.now());
    },
  };
  return world;
}
