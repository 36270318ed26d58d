import { backOffMs, LONGEST_PATIENCE_MS, LONGEST_WAIT_MS } from '../../dialogs/deliveries.ts';

/** How the outbox paces itself; tests and the composition of several machines hand in others. */
export interface OutboxLimits {
  /** Sends under way at once, over all residents. */
  readonly atOnce: number;
  /** Results are written at the latest so long after they came, when no turn of that resident takes them along. */
  readonly writeAfterMs: number;
  /**
   * The same for the assistant's words that left without trouble: most often the resident's next turn or the provider's
   * report takes that along. A crash before it is written costs a look at the provider, no more.
   */
  readonly sentAfterMs: number;
  /** Reports of the provider about one resident are gathered for so long and written as one. */
  readonly reportAfterMs: number;
  /** Result writes under way at once, so that turns keep the store to themselves. */
  readonly writesAtOnce: number;
  /** Waits before each look at the provider after an unknown outcome; after the last one the words leave again. */
  readonly looksMs: readonly number[];
  /**
   * A `sending` line of another process is left alone for so long. 0 with one process: whatever this process did not
   * start was left by an earlier one.
   */
  readonly leaseMs: number;
  readonly backOff: typeof backOffMs;
  /** The longest of all these waits: a moment farther ahead was written down while a clock was ahead. */
  readonly longestMs: number;
  /** The longest wait before a look at the provider, whatever it asked for: looking harms nobody. */
  readonly longestLookMs: number;
  /** A wait is looked at again so often: the clock may have been set right meanwhile. */
  readonly lookAgainMs: number;
  /** How long `drain` waits for sends under way. */
  readonly drainMs: number;
}

export const OUTBOX_LIMITS: OutboxLimits = {
  atOnce: 64,
  writeAfterMs: 700,
  sentAfterMs: 4_000,
  reportAfterMs: 100,
  writesAtOnce: 16,
  looksMs: [1_000, 3_000, 5_000],
  leaseMs: 0,
  backOff: backOffMs,
  longestMs: LONGEST_PATIENCE_MS,
  longestLookMs: LONGEST_WAIT_MS,
  lookAgainMs: 10_000,
  drainMs: 5_000,
};

/** @param part of each wait that is kept, at most 1; tests of whole processes have less patience. */
export function hurried(
  part: number,
): Pick<OutboxLimits, 'looksMs' | 'backOff' | 'longestMs' | 'longestLookMs' | 'lookAgainMs'> {
  return {
    looksMs: OUTBOX_LIMITS.looksMs.map((wait) => wait * part),
    backOff: (attempt, jitter, retryAfterMs) => backOffMs(attempt, jitter, retryAfterMs) * part,
    longestMs: OUTBOX_LIMITS.longestMs * part,
    longestLookMs: OUTBOX_LIMITS.longestLookMs * part,
    lookAgainMs: OUTBOX_LIMITS.lookAgainMs * part,
  };
}

/** Wait after our own store refused a write, before the same is tried again. */
export const STORE_WAIT_MS = 500;
