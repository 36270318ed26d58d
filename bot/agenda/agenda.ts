/** What has to happen later: looks each moment which residents are due and gives each a turn of its own accord. */
import type { Logger } from 'pino';
import { SENDING_GRACE_MS } from '../../dialogs/desk-row.ts';
import type { Clock } from '../clock.ts';
import { redacted } from '../redacted.ts';
import { steadyMs } from '../steady-ms.ts';
import type { Store } from '../store/port.ts';

/** How often the agenda is looked at, and how many are taken at once. */
const LOOK_EVERY_MS = 500;
const MOST_AT_ONCE = 200;
/** A resident whose turn failed is not tried again before this. */
const REST_AFTER_FAILURE_MS = 10_000;

export interface Agenda {
  /** Looks now; resolves when all that was due has had its turn. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

export interface AgendaDeps {
  readonly store: Pick<Store, 'due'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Logger, 'error'>;
  /** Due only because of lines that are on their way already: no turn is needed. */
  readonly inHand: (key: string) => boolean;
  readonly turn: (key: string) => Promise<unknown>;
}

/** Starts with a look at what an earlier process left behind, however short ago. */
export function startAgenda(deps: AgendaDeps): Agenda {
  const resting = new Map<string, number>();
  let looking: Promise<void> = Promise.resolve();
  let busy = 0;
  let stopped = false;

  const rests = (key: string): boolean => {
    const until = resting.get(key);
    if (until === undefined || until > steadyMs()) return until !== undefined;
    resting.delete(key);
    return false;
  };
  const one = async (key: string) => {
    try {
      await deps.turn(key);
    } catch (error) {
      resting.set(key, steadyMs() + REST_AFTER_FAILURE_MS);
      deps.log.error({ err: redacted(error) }, 'a turn of the agenda failed and will be tried again');
    }
  };
  /** The longest due who need a turn: those in hand or at rest stand in nobody's way, however many they are. */
  const ready = async (now: string, had: ReadonlySet<string>): Promise<string[]> => {
    for (let limit = MOST_AT_ONCE; ; limit *= 2) {
      const due = await deps.store.due(now, limit);
      const wanting = due.filter((key) => !had.has(key) && !rests(key) && !deps.inHand(key));
      if (wanting.length > 0 || due.length < limit) return wanting.slice(0, MOST_AT_ONCE);
    }
  };
  const lookOnce = async (aheadMs: number): Promise<void> => {
    const now = new Date(Date.parse(deps.clock.now()) + aheadMs).toISOString();
    const had = new Set<string>();
    for (;;) {
      const keys = stopped ? [] : await ready(now, had);
      if (keys.length === 0) return;
      await Promise.all(keys.map(one));
      for (const key of keys) had.add(key);
    }
  };
  const look = (aheadMs = 0): Promise<void> => {
    busy += 1;
    looking = looking
      .then(() => lookOnce(aheadMs))
      .catch((error: unknown) => deps.log.error({ err: redacted(error) }, 'the agenda could not be read'))
      .finally(() => {
        busy -= 1;
      });
    return looking;
  };
  void look(SENDING_GRACE_MS);
  const timer = setInterval(() => {
    if (busy === 0) void look();
  }, LOOK_EVERY_MS);
  return {
    look: () => look(),
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}
