/** Office hours: promises have deadlines in the hours in which people really work. */
import { addMinutes, civilDateOf, dayAfter, momentOn, weekdayOf, zoned } from './civil-time.ts';
import { WEEKDAYS, type City, type Week, type Worker } from './city.ts';

/** How far ahead an opening is looked for; a week with no opening at all is a mistake in the city's data. */
const MOST_DAYS_AHEAD = 60;

/** Milliseconds since 1970. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** Hours someone keeps: their own week if given, else the office's; never on the office's closed days. */
export interface Hours {
  readonly week: Week;
  readonly closed: readonly string[];
  readonly away?: readonly { readonly from: string; readonly until: string }[];
}

export function hoursOf(city: City, worker?: Worker): Hours {
  if (worker === undefined) return { week: city.office.hours, closed: city.office.closed };
  // The achterwacht is on call by roster, also when the office is closed.
  const closed = worker.role === 'achterwacht' ? [] : city.office.closed;
  return { week: worker.hours ?? city.office.hours, closed, away: worker.absences };
}

/** Hours in which an ordinary question is answered: who is on call at night is there for what cannot wait. */
export function ordinaryHoursOf(city: City, worker: Worker): Hours {
  return worker.role === 'achterwacht' ? { ...hoursOf(city), away: worker.absences } : hoursOf(city, worker);
}

function stamp(at: number): string {
  return new Date(at).toISOString();
}

function spansOn(hours: Hours, date: string): Span[] {
  if (hours.closed.includes(date)) return [];
  if (hours.away?.some((absence) => absence.from <= date && date <= absence.until)) return [];
  const weekday = WEEKDAYS[weekdayOf(date) - 1];
  const spans = weekday === undefined ? [] : (hours.week[weekday] ?? []);
  return spans.map((span) => {
    const [from = '', until = ''] = span.split('-');
    return { from: momentOn(`${date} ${from}`), until: momentOn(`${date} ${until}`) };
  });
}

/** Is someone with these hours at work at this instant? */
export function isOpen(hours: Hours, now: string): boolean {
  const at = Date.parse(now);
  return spansOn(hours, civilDateOf(now)).some((span) => span.from <= at && at < span.until);
}

function* spansFrom(hours: Hours, now: string): Generator<Span> {
  const start = Date.parse(now);
  let date = civilDateOf(now);
  for (let ahead = 0; ahead < MOST_DAYS_AHEAD; ahead += 1) {
    for (const { from, until } of spansOn(hours, date)) {
      if (until > start) yield { from: Math.max(from, start), until };
    }
    date = dayAfter(date);
  }
}

/** Every opening from now on within two months, as instants; the first one may have begun. */
export function* openings(hours: Hours, now: string): Generator<{ from: string; until: string }> {
  for (const span of spansFrom(hours, now)) yield { from: stamp(span.from), until: stamp(span.until) };
}

/** The first moment at or after `now` that these hours are kept; undefined when never within two months. */
export function nextOpening(hours: Hours, now: string): string | undefined {
  for (const span of spansFrom(hours, now)) return stamp(span.from);
  return undefined;
}

/** The instant at which `minutes` of kept hours have passed; plain minutes when these hours are never kept. */
export function afterOpenMinutes(hours: Hours, now: string, minutes: number): string {
  let left = minutes;
  for (const span of spansFrom(hours, now)) {
    const length = (span.until - span.from) / 60_000;
    if (left <= length) return stamp(Math.round(span.from + left * 60_000));
    left -= length;
  }
  return addMinutes(now, minutes);
}

/** Minutes of these hours between two instants, and the last instant of them; none when never kept in between. */
export function openBetween(
  hours: Hours,
  from: string,
  until: string,
): { readonly minutes: number; readonly last?: string } {
  const end = Date.parse(until);
  let minutes = 0;
  let last: number | undefined;
  for (const span of spansFrom(hours, from)) {
    if (span.from >= end) break;
    last = Math.min(span.until, end);
    minutes += (last - span.from) / 60_000;
  }
  return { minutes, ...(last === undefined ? {} : { last: stamp(last) }) };
}

/** Closing time of the n-th working day after today (Wgs art. 4: three working days). */
export function afterWorkingDays(city: City, now: string, days: number): string {
  const hours = hoursOf(city);
  let date = civilDateOf(now);
  let ahead = 0;
  for (let counted = 0; ahead < MOST_DAYS_AHEAD && counted < days; ahead += 1) {
    date = dayAfter(date);
    if (spansOn(hours, date).length > 0) counted += 1;
  }
  const last = spansOn(hours, date).at(-1);
  return stamp(last?.until ?? zoned(now).add({ days: ahead }).epochMilliseconds);
}
