/** Civil time in the Netherlands for people; storage keeps UTC instants. */
import { Temporal } from 'temporal-polyfill';
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
function onTheClock(instant: string): string {
  const at = Date.parse(instant);
  return new Date(at + aheadMs(Math.floor(at / HOUR_MS))).toISOString();
}

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

/** A day as people say it: "donderdag 26 november". */
export function sayDate(lang: Language, date: string): string {
  const noon = new Date(`${date}T12:00:00Z`);
  return format(lang, { weekday: 'long', day: 'numeric', month: 'long' }).format(noon).replace(',', '');
}

interface Near {
  readonly today: string;
  readonly tomorrow: string;
  /** The night that now belongs to, or that comes next. */
  readonly tonight: string;
  readonly at: string;
  readonly by: string;
}
const RELATIVE: Readonly<Record<Language, Near>> = {
  nl: { today: 'vandaag', tomorrow: 'morgen', tonight: 'vannacht', at: 'om', by: 'voor' },
  en: { today: 'today', tomorrow: 'tomorrow', tonight: 'tonight', at: 'at', by: 'before' },
  tr: { today: 'bugün', tomorrow: 'yarın', tonight: 'bu gece', at: 'saat', by: 'saat' },
  ar: { today: 'اليوم', tomorrow: 'غدا', tonight: 'الليلة', at: 'الساعة', by: 'قبل الساعة' },
  pl: { today: 'dzisiaj', tomorrow: 'jutro', tonight: 'dziś w nocy', at: 'o', by: 'przed' },
  es: { today: 'hoy', tomorrow: 'mañana', tonight: 'esta noche', at: 'a las', by: 'antes de las' },
  pap: { today: 'awe', tomorrow: 'mañan', tonight: 'awe nochi', at: 'pa', by: 'promé ku' },
};
/** Before this hour people call it night, and part of the evening before. */
const MORNING = '06:00';
const EVENING = '12:00';

/** @param time HH:MM */
function clockTime(lang: Language, time: string): string {
  const [hour = '', minute = ''] = time.replace(/^0/, '').split(':');
  if (lang !== 'nl') return `${hour}:${minute}`;
  return `${hour}${minute === '00' ? '' : `.${minute}`} uur`;
}

/** A day near now in words: "vandaag", "morgen", "maandag", or "maandag 30 november" when further than six days. */
export function sayDay(lang: Language, date: string, now: string): string {
  const days = (Date.parse(date) - Date.parse(civilDateOf(now))) / DAY_MS;
  if (days === 0) return RELATIVE[lang].today;
  if (days === 1) return RELATIVE[lang].tomorrow;
  if (days > 1 && days < 7) return format(lang, { weekday: 'long' }).format(new Date(`${date}T12:00:00Z`));
  return sayDate(lang, date);
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
  const near = RELATIVE[lang];
  const words = (day: string, clock: string) => `${day} ${near[form]} ${clockTime(lang, clock)}`;
  const midnight = time === '00:00';
  // "0 uur" says nothing to people: tonight it is 12, and on another day the end of the day before.
  if (isTonight(at, onTheClock(now))) return words(near.tonight, midnight ? '12:00' : time);
  if (midnight && instant > now) return words(sayDay(lang, dayBefore(date), now), MIDNIGHT);
  return words(sayDay(lang, date, now), time);
}
