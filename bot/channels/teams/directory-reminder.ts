/**
 * Reminds the keepers of the sociale kaart (the team leads) in Teams of places that nobody looked after for long: at work,
 * once a week at most, and sooner only for a place that was not named before. Names of places, nothing of residents.
 */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { CityFacts, DirectoryEntry, Worker } from '../../../dialogs/city.ts';
import { civilDateOf } from '../../../dialogs/civil-time.ts';
import { isStale } from '../../../dialogs/directory.ts';
import { isAway } from '../../../dialogs/handover/candidates.ts';
import { hoursOf, isOpen } from '../../../dialogs/office-hours.ts';
import { redacted } from '../../redacted.ts';
import type { Store } from '../../store/port.ts';
import type { Places } from './places.ts';
import { WireFault, type TeamsWire } from './wire.ts';

const DOCUMENT = 'directory-reminders';
const DAYS_BETWEEN = 7;
const MOST_NAMED = 5;

const entrySchema = z.object({ on: z.string(), places: z.array(z.string()) });
type Entry = z.infer<typeof entrySchema>;
const documentSchema = z.object({ reminded: z.record(z.string(), entrySchema) });

export interface ReminderDeps {
  readonly store: Pick<Store, 'readShared' | 'changeShared'>;
  readonly wire: Pick<TeamsWire, 'send'>;
  readonly places: Pick<Places, 'find'>;
  readonly facts: CityFacts;
  readonly now: () => string;
  readonly log: { error(fields: object, message: string): void };
}

const nameOf = ({ name, area }: DirectoryEntry) => `${name}, ${area}`;

function wordsOf(stale: readonly string[]): string {
  const more = stale.length - MOST_NAMED;
  const count = stale.length === 1 ? 'Eén plek is' : `${String(stale.length)} plekken zijn`;
  return [
    `Sociale kaart: ${count} lang niet nagekeken.`,
    ...stale.slice(0, MOST_NAMED).map((name) => `- ${name}`),
    ...(more > 0 ? [`- en nog ${String(more)}`] : []),
    'Bel of ga langs. Zet daarna in het bureau bij Team, Sociale kaart: klopt nog.',
  ].join('\n');
}

function isDue(last: Entry | undefined, stale: readonly string[], today: string): boolean {
  if (stale.length === 0) return false;
  if (last === undefined || stale.some((name) => !last.places.includes(name))) return true;
  const days = Temporal.PlainDate.from(last.on).until(today).total({ unit: 'days' });
  return days >= DAYS_BETWEEN;
}

/** Looks now; safe to ask often, and from several instances at once. */
export function makeDirectoryReminder(deps: ReminderDeps): () => Promise<void> {
  const { store, wire, places, facts, now, log } = deps;
  const read = (raw: unknown) => (raw === undefined ? {} : documentSchema.parse(raw).reminded);
  /** Sets what this keeper was told; the entry before it, or nothing when another instance was first. */
  const claim = (worker: string, stale: readonly string[], today: string) =>
    store.changeShared(DOCUMENT, (raw) => {
      const reminded = read(raw);
      const last = reminded[worker];
      if (!isDue(last, stale, today)) return { next: { reminded }, result: undefined };
      const next = { reminded: { ...reminded, [worker]: { on: today, places: [...stale] } } };
      return { next, result: { last } };
    });
  const giveBack = (worker: string, last: Entry | undefined) =>
    store.changeShared(DOCUMENT, (raw) => {
      const others = Object.entries(read(raw)).filter(([id]) => id !== worker);
      const back = last === undefined ? [] : [[worker, last] as const];
      return { next: { reminded: Object.fromEntries([...others, ...back]) }, result: undefined };
    });
  const remind = async (keeper: Worker, stale: readonly string[]): Promise<void> => {
    const place = places.find(keeper.id);
    const today = civilDateOf(now());
    // Looked at before anything is written: most looks find nothing to do.
    const last = read(await store.readShared(DOCUMENT))[keeper.id];
    if (place === undefined || !isDue(last, stale, today)) return;
    const claimed = await claim(keeper.id, stale, today);
    if (claimed === undefined) return;
    try {
      await wire.send(place, { text: wordsOf(stale) });
    } catch (error) {
      // What may have arrived is not sent again.
      if (!(error instanceof WireFault) || error.kind !== 'uncertain')
        await giveBack(keeper.id, claimed.last);
      log.error({ err: redacted(error) }, 'a keeper of the sociale kaart could not be reminded');
    }
  };
  return async () => {
    const { city, directory, people } = facts;
    if (!isOpen(hoursOf(city), now())) return;
    const stale = directory.filter((entry) => isStale(entry, city, now())).map(nameOf);
    if (stale.length === 0) return;
    const keepers = people.filter((one) => one.role === 'teamleider' && !isAway(one, now()));
    for (const keeper of keepers) await remind(keeper, stale);
  };
}
