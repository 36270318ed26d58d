/**
 * The report of a period: what was talked, filled in and reported by workers. Every sum is exact; savings, referrals and
 * prevented evictions are only what workers reported, never claimed by software.
 */
import { COPING, DEBTS, MEASURES, type Maandgesprek } from './maandgesprek.ts';
import { plannedSessions } from './sessions.ts';
import { hoursOf, sum } from './totals.ts';

export interface MonthOfReport {
  readonly month: string;
  /** Residents who filled in this month. */
  readonly residents: number;
  readonly income: string;
  readonly expenses: string;
  readonly left: string;
}

export interface MonthReport {
  readonly from: string;
  readonly until: string;
  readonly residents: number;
  readonly sessions: { readonly planned: number; readonly held: number; readonly missed: number };
  /** Hours of talks held, with two decimals. */
  readonly hours: string;
  readonly months: readonly MonthOfReport[];
  readonly income: string;
  readonly expenses: string;
  readonly left: string;
  /** Per month, as workers reported. */
  readonly savings: string;
  readonly referrals: readonly { readonly to: string; readonly count: number }[];
  readonly preventedEvictions: number;
  /** Per measure the twelve cells of the two axes. */
  readonly measures: readonly {
    readonly moment: string;
    readonly coping: string;
    readonly debts: string;
    readonly count: number;
  }[];
}

function monthsOfReport(talks: readonly Maandgesprek[], from: string, until: string): MonthOfReport[] {
  const inside = (month: string) => month >= from.slice(0, 7) && month <= until.slice(0, 7);
  const months = [...new Set(talks.flatMap(({ entries }) => entries.map(({ month }) => month)))];
  return months
    .filter(inside)
    .sort()
    .map((month) => {
      const of = (side: 'income' | 'expenses') =>
        sum(
          talks
            .flatMap(({ entries }) => entries)
            .filter((one) => one.month === month && one.side === side)
            .map(({ amount }) => amount),
        );
      const [income, expenses] = [of('income'), of('expenses')];
      return {
        month,
        residents: talks.filter(({ entries }) => entries.some((one) => one.month === month)).length,
        income: income.toFixed(2),
        expenses: expenses.toFixed(2),
        left: income.minus(expenses).toFixed(2),
      };
    });
}

function referralsOf(facts: Maandgesprek['facts']): MonthReport['referrals'] {
  const counts = new Map<string, number>();
  for (const { kind, to } of facts)
    if (kind === 'referral' && to !== undefined) counts.set(to, (counts.get(to) ?? 0) + 1);
  return [...counts]
    .map(([to, count]) => ({ to, count }))
    .sort((one, other) => one.to.localeCompare(other.to));
}

function cells(talks: readonly Maandgesprek[], inside: (date: string) => boolean): MonthReport['measures'] {
  const all = talks.flatMap(({ measures }) => measures).filter(({ date }) => inside(date));
  return MEASURES.flatMap((moment) =>
    COPING.flatMap((coping) =>
      DEBTS.map((debts) => ({
        moment,
        coping,
        debts,
        count: all.filter((one) => one.moment === moment && one.coping === coping && one.debts === debts)
          .length,
      })),
    ),
  );
}

/** @param from first and @param until last civil day of the period */
export function monthReport(talks: readonly Maandgesprek[], from: string, until: string): MonthReport {
  const inside = (date: string) => date >= from && date <= until;
  const going = talks.filter(({ since, endedOn }) => since <= until && (endedOn ?? until) >= from);
  const sessions = talks.flatMap((talk) => talk.sessions).filter(({ date }) => inside(date));
  const facts = talks.flatMap((talk) => talk.facts).filter(({ date }) => inside(date));
  const months = monthsOfReport(talks, from, until);
  const [income, expenses] = [sum(months.map((one) => one.income)), sum(months.map((one) => one.expenses))];
  return {
    from,
    until,
    residents: going.length,
    sessions: {
      planned: going.flatMap(({ since, endedOn }) =>
        plannedSessions(since).filter((date) => inside(date) && date <= (endedOn ?? until)),
      ).length,
      held: sessions.filter(({ came }) => came).length,
      missed: sessions.filter(({ came }) => !came).length,
    },
    hours: hoursOf(sessions),
    months,
    income: income.toFixed(2),
    expenses: expenses.toFixed(2),
    left: income.minus(expenses).toFixed(2),
    savings: sum(facts.flatMap(({ kind, amount }) => (kind === 'saving' && amount ? [amount] : []))).toFixed(
      2,
    ),
    referrals: referralsOf(facts),
    preventedEvictions: facts.filter(({ kind }) => kind === 'prevented-eviction').length,
    measures: cells(talks, inside),
  };
}
