/** Gathers the provider's reports per resident: sent, delivered and read of a few lines are one write, not many. */
import type { StatusUpdate } from '../../dialogs/deliveries.ts';

interface Batch {
  readonly updates: StatusUpdate[];
  readonly written: Promise<void>;
}

/**
 * @param write makes the updates of one resident durable, in the order in which they came.
 * @returns a function whose promise resolves when that update is durable, and rejects when it is not.
 */
export function makeReports(
  gatherMs: number,
  write: (key: string, updates: readonly StatusUpdate[]) => Promise<unknown>,
): (key: string, update: StatusUpdate) => Promise<void> {
  const batches = new Map<string, Batch>();
  const begin = (key: string): Batch => {
    const updates: StatusUpdate[] = [];
    const written = new Promise<void>((resolve) => setTimeout(resolve, gatherMs)).then(async () => {
      batches.delete(key);
      await write(key, updates);
    });
    const batch = { updates, written };
    batches.set(key, batch);
    return batch;
  };
  return (key, update) => {
    const batch = batches.get(key) ?? begin(key);
    batch.updates.push(update);
    return batch.written;
  };
}
