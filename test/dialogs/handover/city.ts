/** A city by chance: who works when, who is away, how full everybody is. */
import type { CityFacts, Week, Worker } from '../../../dialogs/city.ts';
import type { Chance } from '../../service/random.ts';
import { real } from '../stage.ts';

export interface World {
  facts: CityFacts;
  readonly load: (worker: string) => number;
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const ALL_DAYS = [...DAYS, 'saturday', 'sunday'] as const;

function week(days: readonly (typeof ALL_DAYS)[number][], span: string): Week {
  return Object.fromEntries(days.map((day) => [day, [span]]));
}

/** Who can be asked, as in the example city. */
export const GUIDE_IDS = ['samira', 'daan', 'fatma', 'joost', 'noor', 'ruben', 'marijke'] as const;

/** Left out means the hours of the office. */
const HOURS: readonly [Week | undefined, ...(Week | undefined)[]] = [
  undefined,
  undefined,
  week(['tuesday', 'thursday'], '10:00-13:00'),
  week(DAYS, '13:00-21:00'),
  week(ALL_DAYS, '00:00-24:00'),
  week(ALL_DAYS, '17:00-24:00'),
  week(['wednesday'], '08:30-12:30'),
];

/** The people of the example city, each with other hours and another load; some are away around this day. */
export function cityByChance(chance: Chance, today: string): World {
  const { facts } = real().content;
  const loads = new Map<string, number>();
  const day = (ahead: number) => new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10);
  const people = facts.people.map((worker): Worker => {
    loads.set(worker.id, Math.floor(chance.next() * 40));
    const hours = worker.role === 'teamleider' ? undefined : chance.pick(HOURS);
    const from = Math.floor(chance.next() * 6) - 3;
    const away = chance.next() < 0.2;
    const changed: Worker = { ...worker };
    delete changed.hours;
    return {
      ...changed,
      ...(hours === undefined ? {} : { hours }),
      absences: away ? [{ from: day(from), until: day(from + 4), replacement: chance.pick(GUIDE_IDS) }] : [],
    };
  });
  return { facts: { ...facts, people }, load: (worker) => loads.get(worker) ?? 0 };
}

/** The same city, in which this worker is away from today on. */
export function awayFrom(facts: CityFacts, worker: string, today: string, replacement: string): CityFacts {
  const until = new Date(Date.parse(today) + 3 * 86_400_000).toISOString().slice(0, 10);
  const absence = { from: today, until, replacement };
  const people = facts.people.map((one) =>
    one.id === worker ? { ...one, absences: [...one.absences, absence] } : one,
  );
  return { ...facts, people };
}
