/**
 * Requests of Teams that were dealt with: the same activity id twice is one. It is noted after the work, because a
 * request that is lost by a crash must be done when it comes again; every work here is safe to repeat.
 */
import { z } from 'zod';
import type { Store } from '../../store/port.ts';

const DOCUMENT = 'teams-seen';
/** Teams repeats within minutes; this many are days of work. */
const MOST = 1_000;
const documentSchema = z.object({ ids: z.array(z.string()) });

export interface Seen {
  /** Runs `work` unless it was done; what runs already is waited for. Undefined when it was done before. */
  once<T>(id: string, work: () => Promise<T>): Promise<T | undefined>;
}

export function makeSeen(store: Pick<Store, 'readShared' | 'changeShared'>): Seen {
  const read = (raw: unknown): string[] => (raw === undefined ? [] : documentSchema.parse(raw).ids);
  const running = new Map<string, Promise<unknown>>();
  return {
    once: async (id, work) => {
      const under = running.get(id);
      if (under !== undefined) {
        await under;
        return undefined;
      }
      const done = (async () => {
        if (read(await store.readShared(DOCUMENT)).includes(id)) return undefined;
        const result = await work();
        await store.changeShared(DOCUMENT, (raw) => ({
          next: { ids: [...read(raw), id].slice(-MOST) },
          result: undefined,
        }));
        return result;
      })();
      running.set(id, done);
      return done.finally(() => running.delete(id));
    },
  };
}
