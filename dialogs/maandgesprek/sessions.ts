/** When the talks are: three in the first month, then one a month, a year long (Delfshaven case). */
import { Temporal } from 'temporal-polyfill';

/** Days after the first talk of the second and the third. */
const FIRST_MONTH_DAYS = [0, 7, 14];
const MONTHS = 12;

/** @param since first day, YYYY-MM-DD @returns the fourteen days on which a talk is planned */
export function plannedSessions(since: string): string[] {
  const first = Temporal.PlainDate.from(since);
  const later = Array.from({ length: MONTHS - 1 }, (_, at) => first.add({ months: at + 1 }));
  return [...FIRST_MONTH_DAYS.map((days) => first.add({ days })), ...later].map(String);
}

/** The first planned day after this one; undefined when the year is over. */
export function nextSession(since: string, after: string): string | undefined {
  return plannedSessions(since).find((date) => date > after);
}
