/** Where Teams reaches each worker, and the channels the assistant was placed in: kept with what residents share. */
import { z } from 'zod';
import type { Store } from '../../store/port.ts';
import { placeSchema, type Place } from './incoming.ts';

const DOCUMENT = 'teams-places';

const knownSchema = z.object({
  place: placeSchema,
  since: z.string(),
  /** Since when Teams says that nothing arrives here any more (the app was removed or blocked). */
  goneAt: z.string().optional(),
});
type Known = z.infer<typeof knownSchema>;
const documentSchema = z.object({ places: z.record(z.string(), knownSchema) });

export interface Places {
  /** Undefined when there is none, or when it is gone. */
  find(id: string): Place | undefined;
  ids(): readonly string[];
  /** Workers who once were reached and are not any more. */
  gone(): readonly string[];
  /** Remembers this place; true when it is new or back. */
  remember(id: string, place: Place, now: string): Promise<boolean>;
  /** True when it was there until now. */
  lose(id: string, now: string): Promise<boolean>;
  /** Reads what other instances wrote. */
  look(): Promise<void>;
}

export async function openPlaces(store: Pick<Store, 'readShared' | 'changeShared'>): Promise<Places> {
  const read = (raw: unknown) => (raw === undefined ? {} : documentSchema.parse(raw).places);
  let known: Readonly<Record<string, Known>> = read(await store.readShared(DOCUMENT));
  const put = async (id: string, one: Known) => {
    known = await store.changeShared(DOCUMENT, (raw) => {
      const places = { ...read(raw), [id]: one };
      return { next: { places }, result: places };
    });
  };
  const find = (id: string) => {
    const one = known[id];
    return one?.goneAt === undefined ? one?.place : undefined;
  };
  return {
    find,
    ids: () => Object.keys(known).filter((id) => find(id) !== undefined),
    gone: () => Object.keys(known).filter((id) => known[id]?.goneAt !== undefined),
    remember: async (id, place, now) => {
      const before = find(id);
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(place)) return false;
      await put(id, { place, since: now });
      return before === undefined;
    },
    lose: async (id, now) => {
      const one = known[id];
      if (one === undefined || one.goneAt !== undefined) return false;
      await put(id, { ...one, goneAt: now });
      return true;
    },
    look: async () => {
      known = read(await store.readShared(DOCUMENT));
    },
  };
}
