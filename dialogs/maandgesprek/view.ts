/** What the guiding worker sees of the maandgesprek: every sum made here, so that no page reckons. */
import type { Entry, Maandgesprek } from './maandgesprek.ts';
import { nextSession } from './sessions.ts';
import { hoursOf, monthsOf, totalOf } from './totals.ts';

export interface MonthView {
  readonly since: string;
  readonly ended: boolean;
  /** Civil day of the next planned talk; null when the year is over. */
  readonly next: string | null;
  readonly held: number;
  readonly missed: number;
  /** The last months, newest first. */
  readonly months: readonly {
    readonly month: string;
    readonly income: string;
    readonly expenses: string;
    readonly left: string;
    readonly entries: readonly Pick<Entry, 'id' | 'side' | 'label' | 'amount'>[];
  }[];
  readonly measures: Maandgesprek['measures'];
  /** Who came when and for how long, the last one first. */
  readonly log: readonly Pick<Maandgesprek['sessions'][number], 'date' | 'came' | 'minutes'>[];
  /** Hours of all talks held, with two decimals. */
  readonly hours: string;
}

const MOST_MONTHS = 3;

/** @param today civil date */
export function monthView(talk: Maandgesprek, today: string): MonthView {
  const { entries, sessions, since, endedOn, measures } = talk;
  return {
    since,
    ended: endedOn !== undefined,
    next: nextSession(since, today) ?? null,
    held: sessions.filter(({ came }) => came).length,
    missed: sessions.filter(({ came }) => !came).length,
    months: monthsOf(talk)
      .slice(-MOST_MONTHS)
      .reverse()
      .map((month) => {
        const [income, expenses] = [totalOf(entries, month, 'income'), totalOf(entries, month, 'expenses')];
        return {
          month,
          income: income.toFixed(2),
          expenses: expenses.toFixed(2),
          left: income.minus(expenses).toFixed(2),
          entries: entries
            .filter((one) => one.month === month)
            .map(({ id, side, label, amount }) => ({ id, side, label, amount })),
        };
      }),
    measures,
    log: sessions
      .map(({ date, came, minutes }) => ({ date, came, minutes }))
      .toSorted((one, other) => other.date.localeCompare(one.date)),
    hours: hoursOf(sessions),
  };
}
