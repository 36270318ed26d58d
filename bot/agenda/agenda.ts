/** What has to happen later: looks each moment which residents are due and gives each a turn of its own accord. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { redacted } from '../redacted.ts';
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
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly turn: (key: string) => Promise<unknown>;
}

export function startAgenda(deps: AgendaDeps): Agenda {
  const resting = new Map<string, number>();
  let looking: Promise<void> | undefined;
  const one = async (key: string) => {
    if ((resting.get(key) ?? 0) > Date.now()) return;
    resting.delete(key);
    try {
      await deps.turn(key);
    } catch (error) {
      resting.set(key, Date.now() + REST_AFTER_FAILURE_MS);
      deps.log.error({ err: redacted(error) }, 'a turn of the agenda failed and will be tried again');
    }
  };
  const look = async () => {
    const due = await deps.store.due(deps.clock.now(), MOST_AT_ONCE);
    await Promise.all(due.map(one));
  };
  const guarded = () => {
    looking ??= look()
      .catch((error: unknown) => deps.log.error({ err: redacted(error) }, 'the agenda could not be read'))
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  const timer = setInterval(() => void guarded(), LOOK_EVERY_MS);
  return {
    look: guarded,
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
