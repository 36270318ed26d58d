import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import type { Balance, Bill, CivilDate } from '../../../dialogs/money/facts.ts';
import type { DayRange } from '../payouts/schedule.ts';

/** The month of a day: what is set aside is told up to its last day, because income comes by the month. */
export function monthOf(day: CivilDate): DayRange {
  const first = Temporal.PlainDate.from(day).with({ day: 1 });
  return { from: first.toString(), to: first.with({ day: first.daysInMonth }).toString() };
}

/**
 * What is set aside on `on` for the month's bills that still have to be paid. Undefined when a bill of this month
 * should have been paid and nobody can see whether it was: then the sum is not known.
 */
export function reservedOf(monthsBills: readonly Bill[], on: CivilDate): Balance['reserved'] {
  if (monthsBills.some((bill) => bill.status === 'unknown' || bill.status === 'failed')) return undefined;
  const open = monthsBills.filter((bill) => bill.status === 'planned');
  return {
    amount: open.reduce((sum, bill) => sum.add(bill.amount), new Decimal(0)),
    until: monthOf(on).to,
  };
}
