/** Limits how often one address may knock in a while; kept in memory only, and by nothing but the address. */
import { steadyMs } from './steady-ms.ts';

export interface KnockLimit {
  readonly windowMs: number;
  readonly most: number;
}

/** More addresses than this are not remembered one by one. */
const MOST_ADDRESSES = 10_000;

/** Counts one knock; true when this address did it too often in the window. */
export function makeKnockLimit(
  { windowMs, most }: KnockLimit,
  now: () => number = steadyMs,
): (address: string) => boolean {
  const seen = new Map<string, { since: number; count: number }>();
  return (address) => {
    const at = now();
    const known = seen.get(address);
    if (known === undefined || at - known.since > windowMs) {
      if (seen.size >= MOST_ADDRESSES) seen.clear();
      seen.set(address, { since: at, count: 1 });
      return false;
    }
    known.count += 1;
    return known.count > most;
  };
}
