/** Moments and spans in plain Dutch, Europe/Amsterdam. Instants are ISO text, `now` is in milliseconds. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ZONE = { timeZone: 'Europe/Amsterdam' } as const;

const clock = new Intl.DateTimeFormat('nl-NL', { ...ZONE, hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('nl-NL', { ...ZONE, weekday: 'long' });
const longDate = new Intl.DateTimeFormat('nl-NL', {
  ...ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const shortDate = new Intl.DateTimeFormat('nl-NL', { ...ZONE, day: 'numeric', month: 'short' });
const civil = new Intl.DateTimeFormat('sv-SE', { ...ZONE, dateStyle: 'short' });

/** Whole calendar days from `now` to the instant in Amsterdam. */
function daysAway(at: number, now: number): number {
  return Math.round((Date.parse(civil.format(at)) - Date.parse(civil.format(now))) / DAY);
}

/** "5 min", "2 u 10 min", "3 dagen": a span a person can take in at once. */
export function span(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE);
  if (minutes < 1) return 'minder dan 1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} dagen`;
  const rest = minutes % 60;
  return rest === 0 || hours >= 10 ? `${hours} uur` : `${hours} u ${rest} min`;
}

/** "9:05" */
export function timeOfDay(iso: string): string {
  return clock.format(Date.parse(iso));
}

/** "Vandaag", "Gisteren", "maandag 23 november": the line above a day's messages. */
export function dayName(iso: string, now: number): string {
  const at = Date.parse(iso);
  const away = daysAway(at, now);
  if (away === 0) return 'Vandaag';
  if (away === -1) return 'Gisteren';
  if (away === 1) return 'Morgen';
  return longDate.format(at);
}

/** "vandaag 14:00", "morgen 9:00", "vrijdag 9:00", "3 dec 9:00". */
export function moment(iso: string, now: number): string {
  const at = Date.parse(iso);
  const away = daysAway(at, now);
  const time = clock.format(at);
  if (away === 0) return `vandaag ${time}`;
  if (away === 1) return `morgen ${time}`;
  if (away === -1) return `gisteren ${time}`;
  return away > 1 && away < 7 ? `${weekday.format(at)} ${time}` : `${shortDate.format(at)} ${time}`;
}

/** "wacht 12 min", "wacht net" */
export function waited(since: string, now: number): string {
  const wait = now - Date.parse(since);
  return wait < MINUTE ? 'wacht net' : `wacht ${span(wait)}`;
}

/** "12 min geleden", "zojuist" */
export function ago(at: string, now: number): string {
  const passed = now - Date.parse(at);
  return passed < MINUTE ? 'zojuist' : `${span(passed)} geleden`;
}

/** "over 45 min", "morgen 9:00" or "20 min te laat": when a promise has to be kept. */
export function due(iso: string, now: number): string {
  const left = Date.parse(iso) - now;
  if (left < 0) return `${span(left)} te laat`;
  return left < 4 * HOUR ? `over ${span(left)}` : moment(iso, now);
}

/** A key that changes at midnight in Amsterdam. */
export function civilDay(iso: string): string {
  return civil.format(Date.parse(iso));
}
