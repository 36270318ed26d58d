import type { Ledger } from './port.ts';

/** Asking a ledger whether it is well may be a call over the network: not more often than this. */
const ASK_EVERY_MS = 30_000;

/**
 * Whether the ledger could answer when it was last asked; asks again beside the caller when that is a while ago. Never
 * waits: a ledger that is down must not take the assistant down with it.
 */
export function watchLedger(ledger: Pick<Ledger, 'healthy'>, now: () => number): () => boolean {
  let well = true;
  let askedAt = -Infinity;
  const look = async () => {
    well = await ledger.healthy().catch(() => false);
  };
  return () => {
    if (now() - askedAt >= ASK_EVERY_MS) {
      askedAt = now();
      void look();
    }
    return well;
  };
}
