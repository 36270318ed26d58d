/** Limits how often one address may knock with a wrong signature. */
import { makeKnockLimit } from './knock-limit.ts';
import { steadyMs } from './steady-ms.ts';

const LIMIT = { windowMs: 60_000, most: 30 };

/** Counts one forged request; true when this address did it too often in the last minute. */
export function makeForgedLimit(now: () => number = steadyMs): (address: string) => boolean {
  return makeKnockLimit(LIMIT, now);
}
