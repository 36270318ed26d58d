/** Who is there and who is not: people.yaml, with the absences that the team lead enters laid over it. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CityFacts, Worker } from '../dialogs/city.ts';
import type { Store } from './store/port.ts';

/** Shared document that holds the absences entered at the desk. */
const ROSTER = 'roster';
/** Another instance's change is seen within this time. */
const LOOK_AGAIN_MS = 15_000;

const absenceSchema = z.object({
  id: z.string(),
  worker: z.string(),
  /** First and last day away, civil dates. */
  from: z.string(),
  until: z.string(),
  replacement: z.string(),
  /** Who entered it, and when. */
  by: z.string(),
  at: z.string(),
});
export type Absence = z.infer<typeof absenceSchema>;
export type NewAbsence = Pick<Absence, 'worker' | 'from' | 'until' | 'replacement'>;
const rosterSchema = z.object({ absences: z.array(absenceSchema) });

/** Why an absence is not entered, in words for the team lead. */
export class RosterFault extends Error {}

export interface Roster {
  /** The city with today's roster; `people` is looked up anew each time. */
  readonly facts: CityFacts;
  absences(): readonly Absence[];
  /** @throws RosterFault when the days are not in order, or one of the two does not work here or is away too. */
  add(absence: NewAbsence, by: string, now: string): Promise<Absence>;
  /** False when there was none. */
  remove(id: string): Promise<boolean>;
  close(): void;
}

function overlaps(one: { from: string; until: string }, other: { from: string; until: string }): boolean {
  return one.from <= other.until && other.from <= one.until;
}

function check(people: readonly Worker[], absence: NewAbsence): void {
  const { worker, replacement, from, until } = absence;
  if (until < from) throw new RosterFault('De laatste dag ligt voor de eerste.');
  if (worker === replacement) throw new RosterFault('Iemand kan zichzelf niet vervangen.');
  const find = (id: string) => people.find((one) => one.id === id);
  const other = find(replacement);
  if (find(worker) === undefined || other === undefined)
    throw new RosterFault('Deze medewerker ken ik niet.');
  if (!['trajectbegeleider', 'achterwacht', 'teamleider'].includes(other.role))
    throw new RosterFault(`${other.name} begeleidt geen bewoners.`);
  if (other.absences.some((away) => overlaps(away, absence)))
    throw new RosterFault(`${other.name} is dan zelf ook weg.`);
}

/** Reads the roster; changes of other instances are seen soon after. */
export async function openRoster(store: Store, city: CityFacts): Promise<Roster> {
  const read = (raw: unknown) => (raw === undefined ? [] : rosterSchema.parse(raw).absences);
  let absences = read(await store.readShared(ROSTER));
  let people: readonly Worker[] = [];
  const lay = () => {
    people = city.people.map((worker) => {
      const own = absences.filter((absence) => absence.worker === worker.id);
      return own.length === 0 ? worker : { ...worker, absences: [...worker.absences, ...own] };
    });
  };
  lay();
  const change = async <T>(
    how: (before: readonly Absence[]) => { next: Absence[]; result: T },
  ): Promise<T> => {
    const { after, result } = await store.changeShared(ROSTER, (raw) => {
      const { next, result } = how(read(raw));
      return { next: { absences: next }, result: { after: next, result } };
    });
    absences = after;
    lay();
    return result;
  };
  const again = async () => {
    absences = read(await store.readShared(ROSTER));
    lay();
  };
  // A roster that cannot be read just now stays as it was; the store's own health tells of the trouble.
  const timer = setInterval(() => void again().catch(() => undefined), LOOK_AGAIN_MS).unref();
  return {
    facts: {
      city: city.city,
      get directory() {
        return city.directory;
      },
      get people() {
        return people;
      },
    },
    absences: () => absences,
    add: (absence, by, now) => {
      check(people, absence);
      const made = { id: randomUUID(), ...absence, by, at: now };
      return change((before) => ({ next: [...before, made], result: made }));
    },
    remove: (id) =>
      change((before) => ({
        next: before.filter((one) => one.id !== id),
        result: before.some((one) => one.id === id),
      })),
    close: () => {
      clearInterval(timer);
    },
  };
}
