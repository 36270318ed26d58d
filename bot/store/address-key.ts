/** How both stores name a resident: a keyed hash of the address, so that nobody can tell from the name who it is. */
import { createHmac, type KeyObject } from 'node:crypto';

/** Of the hash's 32 bytes these make the name, in hexadecimal. */
const BYTES = 16;
/** Whoever writes now is asked for again and again; nobody's address stays in memory for long. */
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 20_000;

/** The very same string for the same address, while it is remembered. */
export function makeKeyOf(indexKey: KeyObject): (address: string) => string {
  const known = new Map<string, string>();
  let since = performance.now();
  return (address) => {
    if (known.size >= MOST_REMEMBERED || performance.now() - since > REMEMBERED_MS) {
      known.clear();
      since = performance.now();
    }
    const before = known.get(address);
    if (before !== undefined) return before;
    const key = createHmac('sha256', indexKey).update(address).digest().toString('hex', 0, BYTES);
    known.set(address, key);
    return key;
  };
}
