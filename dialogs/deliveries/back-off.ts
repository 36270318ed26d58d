/** How long to wait before trying again, and when to stop. */

export const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 5 * 60_000;
/** A provider that asks for more patience than this is asked again anyway. */
const LONGEST_RETRY_AFTER_MS = 60 * 60_000;
/** The longest wait that comes out of this. */
export const LONGEST_PATIENCE_MS = LONGEST_RETRY_AFTER_MS * 1.1;
/** Words that could not leave for so long no longer fit the moment; a person calls instead. */
export const GIVE_UP_AFTER_MS = 4 * 60 * 60_000;

/**
 * Doubles with every attempt up to a limit; half of it is chance, so that a crowd does not come back at once.
 * @param attempt 0 after the first attempt.
 * @param jitter chance in [0, 1), handed in.
 * @param retryAfterMs what the provider asked for; never come back earlier.
 * @returns milliseconds.
 */
export function backOffMs(attempt: number, jitter: number, retryAfterMs = 0): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 20));
  const spread = full / 2 + (full / 2) * jitter;
  return Math.round(Math.max(spread, Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS) * (1 + jitter / 10)));
}

/** @returns whether a line written at `at` is too old to try again at `now` (both UTC). */
export function isTooOld(at: string, now: string): boolean {
  return Date.parse(now) - Date.parse(at) >= GIVE_UP_AFTER_MS;
}
