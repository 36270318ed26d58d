import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../../dialogs/money/facts.ts';
import type { PaymentInstruction } from './instruction.ts';

type Day = Temporal.PlainDate;

/** Inclusive range of days. */
export interface DayRange {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** One call never looks further than this: a wrong date must not become an endless loop. */
const maximumDays = 36_600;

/**
 * The days a payment instruction names within the range, oldest first, each once, before any shift off bank days.
 * A day of the month that a short month lacks is paid on its last day: a monthly payment never skips February.
 * Throws a RangeError when the range is longer than a century.
 */
export function scheduledDates(instruction: PaymentInstruction, range: DayRange): CivilDate[] {
  const from = latest(instruction.startDate, range.from);
  const to = instruction.endDate && instruction.endDate < range.to ? instruction.endDate : range.to;
  if (from > to) return [];
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  if (first.until(last).days > maximumDays) throw new RangeError('a schedule is asked for over 100 years');
  const except = new Set(instruction.exceptDates);
  const dates = new Set(candidates(instruction, first, last).map(String));
  return [...dates].filter((date) => date >= from && date <= to && !except.has(date)).sort();
}

function candidates(instruction: PaymentInstruction, first: Day, last: Day): Day[] {
  if (instruction.byDay) return byWeekday(instruction, instruction.byDay, first, last);
  if (instruction.byMonthDay) return byMonthDay(instruction, instruction.byMonthDay, first, last);
  return byInterval(instruction, last);
}

function byWeekday(instruction: PaymentInstruction, days: readonly number[], first: Day, last: Day): Day[] {
  const start = monday(Temporal.PlainDate.from(instruction.startDate));
  const { every, unit } = repeat(instruction, 'W');
  const weeks = unit === 'W' ? every : 1;
  const skipped = Math.floor(start.until(first).days / 7 / weeks) * weeks;
  const found: Day[] = [];
  for (
    let week = start.add({ days: skipped * 7 });
    !after(week, last);
    week = week.add({ days: 7 * weeks })
  ) {
    for (const day of days) found.push(week.add({ days: day - 1 }));
  }
  return found.filter((day) => allowedMonth(instruction, day));
}

function byMonthDay(instruction: PaymentInstruction, days: readonly number[], first: Day, last: Day): Day[] {
  const start = Temporal.PlainDate.from(instruction.startDate);
  const { every, unit } = repeat(instruction, 'M');
  const months = unit === 'M' ? every : unit === 'Y' && !instruction.byMonth ? 12 * every : 1;
  const found: Day[] = [];
  for (let month = first.with({ day: 1 }); !after(month, last); month = month.add({ months: 1 })) {
    const sinceStart = (month.year - start.year) * 12 + month.month - start.month;
    if (sinceStart % months !== 0 || !allowedMonth(instruction, month)) continue;
    for (const day of days) found.push(month.with({ day: Math.min(day, month.daysInMonth) }));
  }
  return found;
}

/** Counted from the start date, not from the previous payment: 31 January, 28 February, 31 March. */
function byInterval(instruction: PaymentInstruction, last: Day): Day[] {
  const start = Temporal.PlainDate.from(instruction.startDate);
  if (!instruction.repeatFrequency) return allowedMonth(instruction, start) ? [start] : [];
  const { every, unit } = repeat(instruction, 'M');
  const found: Day[] = [];
  for (let n = 0; ; n += every) {
    const day = start.add(unit === 'W' ? { weeks: n } : unit === 'M' ? { months: n } : { years: n });
    if (after(day, last)) return found;
    if (allowedMonth(instruction, day)) found.push(day);
  }
}

function repeat(instruction: PaymentInstruction, usual: 'W' | 'M'): { every: number; unit: string } {
  const text = instruction.repeatFrequency ?? `P1${usual}`;
  return { every: Number(text.slice(1, -1)), unit: text.slice(-1) };
}

function allowedMonth(instruction: PaymentInstruction, day: Day): boolean {
  return !instruction.byMonth || instruction.byMonth.includes(day.month);
}

function monday(day: Day): Day {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

function after(a: Day, b: Day): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}

function latest(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}
