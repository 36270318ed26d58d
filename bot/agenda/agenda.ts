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
/** A clock that goes back by less is only being set right little by little. */
const SET_BACK_MS = 1_000;

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
  /** `standOf` this clock when the store was opened, or a moment before; as it stands now unless given. */
  readonly stood?: number;
  /** The time that really passes, milliseconds. */
  readonly ms?: () => number;
}

/** How far this clock is ahead of the time that really passes, milliseconds: less than before when it was set back. */
export function standOf(clock: Pick<Clock, 'now'>, ms: () => number = steadyMs): number {
  return Date.parse(clock.now()) - ms();
}

/**
 * Starts with a look at what an earlier process left behind, however short ago. When the clock is set back it looks as
 * far ahead once: what was put off before would otherwise wait all those hours longer.
 */
export function startAgenda(deps: AgendaDeps): Agenda {
  const { clock, ms = steadyMs } = deps;
  const resting = new Map<string, number>();
  /** Their turn failed, perhaps in a look ahead: it may be long before they are due by the clock. */
  const owed = new Set<string>();
  let stood = deps.stood ?? standOf(clock, ms);
  let aheadMs = SENDING_GRACE_MS;
  let looking: Promise<void> = Promise.resolve();
  let busy = 0;
  let stopped = false;

  const rests = (key: string): boolean => {
    const until = resting.get(key);
    if (until === undefined || until > ms()) return until !== undefined;
    resting.delete(key);
    return false;
  };
  const one = async (key: string) => {
    try {
      await deps.turn(key);
      owed.delete(key);
    } catch (error) {
      owed.add(key);
      resting.set(key, ms() + REST_AFTER_FAILURE_MS);
      deps.log.error({ err: redacted(error) }, 'a turn of the agenda failed and will be tried again');
    }
  };
  /** The longest due who need a turn: those in hand or at rest stand in nobody's way, however many they are. */
  const ready = async (until: string, had: ReadonlySet<string>): Promise<string[]> => {
    for (let limit = MOST_AT_ONCE; ; limit *= 2) {
      const due = await deps.store.due(until, limit);
      const wanting = [...new Set([...owed, ...due])].filter(
        (key) => !had.has(key) && !rests(key) && !deps.inHand(key),
      );
      if (wanting.length > 0 || due.length < limit) return wanting.slice(0, MOST_AT_ONCE);
    }
  };
  const noticeSetBack = () => {
    const stands = standOf(clock, ms);
    if (stood - stands > SET_BACK_MS) aheadMs += stood - stands + SENDING_GRACE_MS;
    stood = stands;
  };
  const lookOnce = async (): Promise<void> => {
    noticeSetBack();
    const until = new Date(Date.parse(clock.now()) + aheadMs).toISOString();
    const had = new Set<string>();
    for (;;) {
      const keys = stopped ? [] : await ready(until, had);
      if (keys.length === 0) break;
      await Promise.all(keys.map(one));
      for (const key of keys) had.add(key);
    }
    // Only now: a store that could not be read has to be looked at as far ahead again.
    aheadMs = 0;
  };
  const look = (): Promise<void> => {
    busy += 1;
    looking = looking
      .then(lookOnce)
      .catch((error: unknown) => deps.log.error({ err: redacted(error) }, 'the agenda could not be read'))
      .finally(() => {
        busy -= 1;
      });
    return looking;
  };
  void look();
  const timer = setInterval(() => {
    if (busy === 0) void look();
  }, LOOK_EVERY_MS);
  return {
    look,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}
