import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import type { CivilDate, Instant, Known } from '../../../dialogs/money/facts.ts';
import type { CallerOptions } from './caller.ts';
import { makeCaller } from './caller.ts';
import { failed, REASONS } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { ReportAnswer } from './report-answers.ts';
import { safeBase } from './safe-base.ts';
import { openUserApi } from './user-api.ts';

/** One booked transaction of the period; positive came in, negative left. */
export interface ReportLine {
  /** The heading ("rubriek") it is booked under. */
  readonly heading: string;
  readonly amount: Decimal;
  readonly date: CivilDate;
  readonly holder: string;
}

/** What came in and left for one participant in a period, and the book balance at its end, in euro. */
export interface MonthlyReport {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly incomes: readonly ReportLine[];
  readonly expenses: readonly ReportLine[];
  readonly totalIncomes: Decimal;
  readonly totalExpenses: Decimal;
  readonly total: Decimal;
  readonly balance: Decimal;
}

export interface MonthlyReportOptions extends CallerOptions {
  /** Base address of the user API, such as https://huishoudboekje.example/userapi. */
  readonly url: string;
  readonly apiKey: string;
  readonly timeZone: string;
}

export interface MonthlyReports {
  /** Over whole days `from` to `to`. @throws LedgerUsageError for an empty BSN or an impossible period. */
  report(bsn: string, from: CivilDate, to: CivilDate): Promise<Known<MonthlyReport>>;
  /** The same for inside use, with the failure instead of the reason. */
  read(bsn: string, from: CivilDate, to: CivilDate): Promise<Outcome<MonthlyReport>>;
}

/** Opens the monthly reports of Huishoudboekje's user API. */
export function openMonthlyReports(options: MonthlyReportOptions): MonthlyReports {
  const api = openUserApi(safeBase(options.url), options.apiKey, makeCaller(options), options.clock);

  async function read(bsn: string, from: CivilDate, to: CivilDate): Promise<Outcome<MonthlyReport>> {
    const answer = await api.report(bsn, from, to);
    return answer.ok ? checked(answer.value, from, to, options.timeZone) : answer;
  }

  return {
    read,
    report: async (bsn, from, to) => {
      const asOf: Instant = new Date(options.clock()).toISOString();
      const outcome = await read(bsn, from, to);
      return outcome.ok
        ? { known: true, value: outcome.value, asOf }
        : { known: false, reason: REASONS[outcome.failure] };
    },
  };
}

/** The report must be over the days that were asked, and its sums must be the sums of its lines. */
function checked(answer: ReportAnswer, from: CivilDate, to: CivilDate, zone: string): Outcome<MonthlyReport> {
  const incomes = linesOf(answer.incomes, zone);
  const expenses = linesOf(answer.expenses, zone);
  const { totalIncomes, totalExpenses, total, balance } = answer;
  const consistent =
    dayOf(answer.startDate, zone) === from &&
    dayOf(answer.endDate, zone) === to &&
    [...incomes, ...expenses].every((line) => from <= line.date && line.date <= to) &&
    incomes.every((line) => line.amount.gt(0)) &&
    expenses.every((line) => line.amount.lte(0)) &&
    sum(incomes).equals(totalIncomes) &&
    sum(expenses).equals(totalExpenses) &&
    totalIncomes.add(totalExpenses).equals(total);
  if (!consistent) return failed('contradiction');
  return { ok: true, value: { from, to, incomes, expenses, totalIncomes, totalExpenses, total, balance } };
}

function linesOf(sections: ReportAnswer['incomes'], zone: string): ReportLine[] {
  return sections.flatMap((section) =>
    section.transactions.map((transaction) => ({
      heading: section.statementName ?? '',
      amount: transaction.amount,
      date: dayOf(transaction.transactionDate, zone),
      holder: transaction.accountHolder ?? '',
    })),
  );
}

function sum(lines: readonly ReportLine[]): Decimal {
  return lines.reduce((total, line) => total.add(line.amount), new Decimal(0));
}

/** Midnight there is the server's own, UTC or Dutch: both fall on the same day in the Netherlands. */
function dayOf(unixSeconds: number, zone: string): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(unixSeconds * 1_000)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}
