/** Which cards stand in Teams, so that a card is updated and not sent twice, by whichever instance. */
import { z } from 'zod';
import type { Store } from '../../../store/port.ts';
import { NOTICE_KINDS } from './notice.ts';

const DOCUMENT = 'teams-cards';
/** A card that was on its way this long ago did not arrive, or its answer was lost with the process that sent it. */
export const STRANDED_MS = 60_000;

const entrySchema = z.object({
  conversation: z.string(),
  to: z.string(),
  kind: z.enum(NOTICE_KINDS),
  since: z.string(),
  /** Teams' id of the card; none while it is on its way. */
  activity: z.string().optional(),
  /** Fingerprint of what it shows. */
  face: z.string(),
  /** When it was last sent or updated, in milliseconds. */
  at: z.number(),
});
export type Entry = z.infer<typeof entrySchema>;
const documentSchema = z.object({ cards: z.record(z.string(), entrySchema) });

export interface Book {
  of(conversation: string): Promise<ReadonlyMap<string, Entry>>;
  conversations(): Promise<readonly string[]>;
  /** Claims the sending of this card; false when it stands already or another is sending it right now. */
  claim(id: string, entry: Omit<Entry, 'activity'>): Promise<boolean>;
  /** After it was sent or updated. */
  shown(id: string, activity: string, face: string, at: number): Promise<void>;
  /** A card whose sending ended uncertain turns out to stand. */
  arrived(id: string, activity: string): Promise<void>;
  remove(id: string): Promise<void>;
}

export function isStranded(entry: Entry, now: number): boolean {
  // Farther ahead than it can be: noted while a clock was wrong.
  return entry.activity === undefined && Math.abs(now - entry.at) >= STRANDED_MS;
}

export function makeBook(store: Pick<Store, 'readShared' | 'changeShared'>): Book {
  const read = (raw: unknown): Record<string, Entry> =>
    raw === undefined ? {} : documentSchema.parse(raw).cards;
  const all = async () => read(await store.readShared(DOCUMENT));
  const change = <T>(how: (cards: Record<string, Entry>) => { cards: Record<string, Entry>; result: T }) =>
    store.changeShared(DOCUMENT, (raw) => {
      const { cards, result } = how(read(raw));
      return { next: { cards }, result };
    });
  return {
    of: async (conversation) =>
      new Map(Object.entries(await all()).filter(([, entry]) => entry.conversation === conversation)),
    conversations: async () => [...new Set(Object.values(await all()).map((entry) => entry.conversation))],
    claim: (id, entry) =>
      change((cards) => {
        const before = cards[id];
        if (before !== undefined && !isStranded(before, entry.at)) return { cards, result: false };
        return { cards: { ...cards, [id]: entry }, result: true };
      }),
    shown: (id, activity, face, at) =>
      change((cards) => {
        const before = cards[id];
        return {
          cards: before === undefined ? cards : { ...cards, [id]: { ...before, activity, face, at } },
          result: undefined,
        };
      }),
    arrived: async (id, activity) => {
      const known = (await all())[id];
      if (known === undefined || known.activity !== undefined) return;
      await change((cards) => {
        const before = cards[id];
        const unknown = before !== undefined && before.activity === undefined;
        return { cards: unknown ? { ...cards, [id]: { ...before, activity } } : cards, result: undefined };
      });
    },
    remove: (id) =>
      change((cards) => {
        const left = Object.entries(cards).filter(([one]) => one !== id);
        return { cards: Object.fromEntries(left), result: undefined };
      }),
  };
}
