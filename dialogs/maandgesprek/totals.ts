/** Sums of a month, exact: text to Decimal to text, never through a float. */
import { Decimal } from 'decimal.js';
import type { Entry, Maandgesprek, Side } from './maandgesprek.ts';

export function sum(amounts: readonly string[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));
}

export function totalOf(entries: readonly Entry[], month: string, side: Side): Decimal {
  return sum(entries.filter((one) => one.month === month && one.side === side).map(({ amount }) => amount));
}

/** Months with anything in them, oldest first. */
export function monthsOf({ entries }: Pick<Maandgesprek, 'entries'>): string[] {
  return [...new Set(entries.map(({ month }) => month))].sort();
}

/** The last month before this one that was filled in. */
export function monthBefore(talk: Pick<Maandgesprek, 'entries'>, month: string): string | undefined {
  return monthsOf(talk).findLast((one) => one < month);
}

const MINUTES_OF_HOUR = 60;

/** @returns hours with two decimals */
export function hoursOf(sessions: readonly { readonly minutes: number }[]): string {
  const minutes = sessions.reduce((total, one) => total + one.minutes, 0);
  return new Decimal(minutes).dividedBy(MINUTES_OF_HOUR).toFixed(2);
}
