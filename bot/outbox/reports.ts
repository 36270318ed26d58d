/** Gathers the provider's reports per resident: sent, delivered and read of a few lines are one write, not many. */
import type { StatusUpdate } from '../../dialogs/deliveries.ts';

interface Batch {
  readonly updates: StatusUpdate[];
  /** Ends the gathering. */
  readonly ripen: () => void;
  readonly written: Promise<void>;
}

export interface Reports {
  /** Resolves when this update is durable, rejects when it could not be made so. */
  take(key: string, update: StatusUpdate): Promise<void>;
  /** Updates that are not known to be durable, in the order in which they came: a turn may take them along. */
  gathered(key: string): readonly StatusUpdate[];
  /** Writes everything now. */
  flush(): Promise<void>;
}

/** @param write makes the updates of one resident durable; what a turn took along before changes nothing any more. */
export function makeReports(
  gatherMs: number,
  write: (key: string, updates: readonly StatusUpdate[]) => Promise<unknown>,
): Reports {
  const batches = new Map<string, Batch>();
  const begin = (key: string): Batch => {
    const updates: StatusUpdate[] = [];
    const { promise: ripe, resolve: ripen } = Promise.withResolvers<undefined>();
    const timer = setTimeout(ripen, gatherMs);
    const written = ripe.then(async () => {
      clearTimeout(timer);
      batches.delete(key);
      await write(key, updates);
    });
    const batch = { updates, ripen: () => ripen(undefined), written };
    batches.set(key, batch);
    return batch;
  };
  return {
    take: (key, update) => {
      const batch = batches.get(key) ?? begin(key);
      batch.updates.push(update);
      return batch.written;
    },
    gathered: (key) => batches.get(key)?.updates ?? [],
    flush: async () => {
      const all = [...batches.values()];
      for (const batch of all) batch.ripen();
      await Promise.allSettled(all.map((batch) => batch.written));
    },
  };
}
