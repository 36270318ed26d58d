/** Sessions that were ended before their time: kept with what residents share, so that every instance knows. */
import { z } from 'zod';
import type { Store } from '../../store/port.ts';

const DOCUMENT = 'ended-sessions';

const endedSchema = z.object({
  /** Session id to the instant at which it would have ended by itself, in milliseconds. */
  sessions: z.record(z.string(), z.number()),
  /** Worker to the moment up to which every session was ended, in milliseconds. */
  workers: z.record(z.string(), z.number()),
});
type Ended = z.infer<typeof endedSchema>;

export interface EndedSessions {
  has(id: string, worker: string, begunMs: number): Promise<boolean>;
  end(id: string, endsMs: number, nowMs: number): Promise<void>;
  /** Every session of this worker that began before or at this moment. */
  endAll(worker: string, nowMs: number): Promise<void>;
}

const read = (current: unknown): Ended => endedSchema.parse(current ?? { sessions: {}, workers: {} });

/** Sessions that ended by themselves need no remembering. */
function pruned(ended: Ended, nowMs: number): Ended {
  const sessions = Object.entries(ended.sessions).filter(([, ends]) => ends > nowMs);
  return { ...ended, sessions: Object.fromEntries(sessions) };
}

export function makeEndedSessions(store: Pick<Store, 'readShared' | 'changeShared'>): EndedSessions {
  const change = (how: (ended: Ended) => Ended) =>
    store.changeShared(DOCUMENT, (current) => ({ next: how(read(current)), result: undefined }));
  return {
    has: async (id, worker, begunMs) => {
      const ended = read(await store.readShared(DOCUMENT));
      return ended.sessions[id] !== undefined || begunMs <= (ended.workers[worker] ?? -Infinity);
    },
    end: (id, endsMs, nowMs) =>
      change((ended) => {
        const left = pruned(ended, nowMs);
        return { ...left, sessions: { ...left.sessions, [id]: endsMs } };
      }),
    endAll: (worker, nowMs) =>
      change((ended) => {
        const left = pruned(ended, nowMs);
        return { ...left, workers: { ...left.workers, [worker]: nowMs } };
      }),
  };
}
