/**
 * A circuit breaker as a pure state machine: who calls it hands in the clock (milliseconds, any origin).
 * Closed lets calls through; after `threshold` failures in a row it opens and refuses for `openMs`; then one
 * call at a time is let through as a trial, and its outcome closes or reopens the circuit.
 */
export type Breaker =
  | { readonly state: 'closed'; readonly failures: number }
  | { readonly state: 'open'; readonly until: number }
  | { readonly state: 'trial'; readonly until: number };

export interface BreakerLimits {
  /** Failures in a row that open the circuit. */
  readonly threshold: number;
  /** How long it then stays open; also how long a trial may stay unanswered before another is allowed. */
  readonly openMs: number;
}

export const DEFAULT_BREAKER_LIMITS: BreakerLimits = { threshold: 5, openMs: 30_000 };

export const CLOSED_BREAKER: Breaker = { state: 'closed', failures: 0 };

/** May a call go out at `now`? Returns the state after the answer, which the caller keeps. */
export function admit(
  breaker: Breaker,
  limits: BreakerLimits,
  now: number,
): { readonly allowed: boolean; readonly breaker: Breaker } {
  if (breaker.state === 'closed') return { allowed: true, breaker };
  if (now < breaker.until) return { allowed: false, breaker };
  return { allowed: true, breaker: { state: 'trial', until: now + limits.openMs } };
}

/** The state after a call ended at `now`. Late answers of calls from before the circuit opened change nothing. */
export function settle(breaker: Breaker, limits: BreakerLimits, succeeded: boolean, now: number): Breaker {
  if (breaker.state === 'open') return breaker;
  if (succeeded) return CLOSED_BREAKER;
  if (breaker.state === 'trial') return { state: 'open', until: now + limits.openMs };
  const failures = breaker.failures + 1;
  if (failures < limits.threshold) return { state: 'closed', failures };
  return { state: 'open', until: now + limits.openMs };
}
