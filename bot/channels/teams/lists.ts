/** The numbered list each worker saw last in Teams, so that "neem over 3" means the third of that one. */
import { z } from 'zod';
import type { Store } from '../../store/port.ts';
import type { ChatDeps } from './chat.ts';

const DOCUMENT = 'teams-lists';
/** A list older than this has little to do with who waits now. */
const HOURS = 1;
const documentSchema = z.object({
  lists: z.record(z.string(), z.object({ at: z.string(), conversations: z.array(z.string()) })),
});

export function makeLists(
  store: Pick<Store, 'readShared' | 'changeShared'>,
  now: () => string,
): ChatDeps['lists'] {
  const read = (raw: unknown) => (raw === undefined ? {} : documentSchema.parse(raw).lists);
  const fresh = (at: string) => Date.parse(now()) - Date.parse(at) < HOURS * 3_600_000;
  return {
    read: async (worker) => {
      const list = read(await store.readShared(DOCUMENT))[worker];
      return list !== undefined && fresh(list.at) ? list.conversations : [];
    },
    write: (worker, conversations) =>
      store.changeShared(DOCUMENT, (raw) => {
        const kept = Object.entries(read(raw)).filter(([, list]) => fresh(list.at));
        const lists = { ...Object.fromEntries(kept), [worker]: { at: now(), conversations } };
        return { next: { lists }, result: undefined };
      }),
  };
}
