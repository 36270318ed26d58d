/** Civil time in the Netherlands for people; storage keeps UTC instants. */
import { Temporal } from 'temporal-polyfill';
import { DAY_WORDS, type CalendarDay } from './day-words.ts';
import type { Language } from './meaning.ts';
import { remembered } from './remembered.ts';
import { LOCALES } from './texts.ts';

export const TIME_ZONE = 'Europe/Amsterdam';
/** The end of a day; the next one begins at 00:00. */
const MIDNIGHT = '24:00';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function zoned(instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(TIME_ZONE);
}

/** How far civil time is ahead in this hour since 1970: the clock changes on the hour only. */
const aheadMs = remembered(
  (hour: number) =>
    Temporal.Instant.fromEpochMilliseconds(hour * HOUR_MS).toZonedDateTimeISO(TIME_ZONE).offsetNanoseconds /
    1e6,
);

/** Date and time on the clock in Amsterdam: 2026-11-20T23:10:00.000, with a Z that means nothing. */
const onTheClock = remembered((instant: string): string => {
  const at = Date.parse(instant);
  return new Date(at + aheadMs(Math.floor(at / HOUR_MS))).toISOString();
});

/** The moment at which a civil day (YYYY-MM-DD) has this time (HH:MM, up to 24:00), milliseconds since 1970. */
export const momentOn = remembered((dateAndTime: `${string} ${string}`): number => {
  const [date = '', time = ''] = dateAndTime.split(' ');
  const [day, plainTime] = time === MIDNIGHT ? [dayAfter(date), '00:00'] : [date, time];
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: TIME_ZONE, plainTime }).epochMilliseconds;
});

/** @returns YYYY-MM-DD */
export function dayAfter(date: string): string {
  return new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10);
}

/** 1 (Monday) to 7. */
export function weekdayOf(date: string): number {
  return new Date(Date.parse(date)).getUTCDay() || 7;
}

/** UTC instant with milliseconds, as stored: 2026-11-20T22:10:00.000Z. */
export function stamp(moment: Temporal.ZonedDateTime | Temporal.Instant): string {
  return new Date(moment.epochMilliseconds).toISOString();
}

/** The day on the calendar in Amsterdam, YYYY-MM-DD. */
export function civilDateOf(instant: string): string {
  return onTheClock(instant).slice(0, 10);
}

export function addMinutes(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(lang: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[lang], { timeZone: TIME_ZONE, ...options });
  formats.set(key, made);
  return made;
}

/** A day as people write it: "donderdag 26 november", "26 listopada (czwartek)". */
export function sayDate(lang: Language, date: string): string {
  return DAY_WORDS[lang].date(dayIn(lang, date));
}

/** Before this hour people call it night, and part of the evening before. */
const MORNING = '06:00';
const EVENING = '12:00';

function part(lang: Language, options: Intl.DateTimeFormatOptions, noon: Date): string {
  return format(lang, options).format(noon);
}

function dayIn(lang: Language, date: string): CalendarDay {
  const noon = new Date(`${date}T12:00:00Z`);
  return {
    weekdayNumber: weekdayOf(date),
    monthNumber: noon.getUTCMonth() + 1,
    day: noon.getUTCDate(),
    weekday: part(lang, { weekday: 'long' }, noon),
    dayAndMonth: part(lang, { day: 'numeric', month: 'long' }, noon),
  };
}

/** Short names of the days for above a calendar, Monday first. */
export function sayWeekdays(lang: Language): string[] {
  const own = DAY_WORDS[lang].shortDays;
  if (own !== undefined) return [...own];
  // Arabic has no short names but letters.
  const weekday = lang === 'ar' ? 'narrow' : 'short';
  const monday = Date.parse('2026-11-16T12:00:00Z');
  return Array.from({ length: 7 }, (_, at) => part(lang, { weekday }, new Date(monday + at * DAY_MS)));
}

/** A month by itself: "september". @param month YYYY-MM */
export function sayMonth(lang: Language, month: string): string {
  const middle = new Date(`${month}-15T12:00:00Z`);
  return DAY_WORDS[lang].month?.(middle.getUTCMonth() + 1) ?? part(lang, { month: 'long' }, middle);
}

/** A day near now in words: "vandaag", "morgen", "maandag", or "maandag 30 november" when further than six days. */
export function sayDay(lang: Language, date: string, now: string): string {
  const days = (Date.parse(date) - Date.parse(civilDateOf(now))) / DAY_MS;
  const words = DAY_WORDS[lang];
  if (days === 0) return words.today;
  if (days === 1) return words.tomorrow;
  if (days > 1 && days < 7) return words.onWeekday(dayIn(lang, date));
  return words.onDate(dayIn(lang, date));
}

/** In the night that begins this evening or that it is now. @param at and now on the clock, YYYY-MM-DDTHH:MM */
function isTonight(at: string, now: string): boolean {
  const [day, time] = [at.slice(0, 10), at.slice(11, 16)];
  const [today, clock] = [now.slice(0, 10), now.slice(11, 16)];
  if (time >= MORNING) return false;
  return day === today ? clock < MORNING : day === dayAfter(today) && clock >= EVENING;
}

/** "maandag om 9 uur"; with `by`, the deadline form "morgen voor 17 uur". A night is "vannacht voor 1.30 uur". */
export function sayMoment(lang: Language, instant: string, now: string, form: 'at' | 'by' = 'at'): string {
  const at = onTheClock(instant);
  const [date, time] = [at.slice(0, 10), at.slice(11, 16)];
  const near = DAY_WORDS[lang];
  const words = (day: string, clock: string) => `${day} ${near[form](clock.replace(/^0/, ''))}`;
  const midnight = time === '00:00';
  // "0 uur" says nothing to people: tonight it is 12, and on another day the end of the day before.
  if (isTonight(at, onTheClock(now))) return words(near.tonight, midnight ? '12:00' : time);
  if (midnight && instant > now) return words(sayDay(lang, dayBefore(date), now), MIDNIGHT);
  return words(sayDay(lang, date, now), time);
}
