/**
 * Bank days: the days on which euro payments are settled. Weekends and the closing days of the European
 * settlement system are not bank days: 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.
 * Source: European Central Bank, long-term calendar for TARGET closing days (press release 14 December 2000).
 */
import { gregorianEaster } from 'date-easter';
import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../dialogs/money/facts.ts';

/** Which way a payment moves off a day that is not a bank day: the city's rule. */
export type BankDayShift = 'before' | 'after';

const fixedClosingDays = ['01-01', '05-01', '12-25', '12-26'];
const closingDaysByYear = new Map<number, ReadonlySet<CivilDate>>();

/** The six closing days of a year, oldest first, whether or not they fall in a weekend. */
export function targetClosingDays(year: number): CivilDate[] {
  const { month, day } = gregorianEaster(year);
  const easter = Temporal.PlainDate.from({ year, month, day });
  return [
    ...fixedClosingDays.map((monthDay) => `${String(year).padStart(4, '0')}-${monthDay}`),
    easter.subtract({ days: 2 }).toString(),
    easter.add({ days: 1 }).toString(),
  ].sort();
}

/** True when banks settle payments on this civil date (YYYY-MM-DD). Throws a RangeError for an impossible date. */
export function isBankDay(date: CivilDate): boolean {
  return isOpen(Temporal.PlainDate.from(date));
}

/** The date itself when it is a bank day, else the nearest bank day before or after it. */
export function shiftToBankDay(date: CivilDate, shift: BankDayShift): CivilDate {
  let day = Temporal.PlainDate.from(date);
  while (!isOpen(day)) day = shift === 'before' ? day.subtract({ days: 1 }) : day.add({ days: 1 });
  return day.toString();
}

/** The first bank day strictly after the date. */
export function nextBankDay(date: CivilDate): CivilDate {
  return shiftToBankDay(addDays(date, 1), 'after');
}

/** The civil date so many days later (or earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function isOpen(day: Temporal.PlainDate): boolean {
  if (day.dayOfWeek >= 6) return false;
  let closed = closingDaysByYear.get(day.year);
  if (!closed) {
    closed = new Set(targetClosingDays(day.year));
    closingDaysByYear.set(day.year, closed);
  }
  return !closed.has(day.toString());
}
