/** Limits how often one address may knock with a wrong signature. */
const WINDOW_MS = 60_000;
const MOST_PER_WINDOW = 30;
/** More addresses than this are not remembered one by one. */
const MOST_ADDRESSES = 10_000;

/** Counts one forged request; true when this address did it too often in the last minute. */
export function makeForgedLimit(now: () => number = Date.now): (address: string) => boolean {
  const seen = new Map<string, { since: number; count: number }>();
  return (address) => {
    const at = now();
    const known = seen.get(address);
    if (known === undefined || at - known.since > WINDOW_MS) {
      if (seen.size >= MOST_ADDRESSES) seen.clear();
      seen.set(address, { since: at, count: 1 });
      return false;
    }
    known.count += 1;
    return known.count > MOST_PER_WINDOW;
  };
}
