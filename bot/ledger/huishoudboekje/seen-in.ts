import type { CivilDate } from '../../../dialogs/money/facts.ts';
import type { SettledPayment } from '../payouts/settle.ts';
import { settle } from '../payouts/settle.ts';
import type { Agreement, Transfer } from './answers.ts';
import type { MonthlyReport } from './monthly-report.ts';

/** One planned payment of an agreement, and its day after the shift to a bank day. */
export interface PlannedTransfer {
  readonly agreement: Agreement;
  readonly transfer: Transfer;
  readonly date: CivilDate;
}

/**
 * Which planned payments the report shows: under the heading of their agreement, of exactly their amount, near their
 * day, and not sent back. The software itself never says that a payment is done (its GEREED is never set), so this is
 * all that can be known; a payment that is not found may still have been made.
 */
export function seenIn(
  report: MonthlyReport | undefined,
  planned: readonly PlannedTransfer[],
): ReadonlyMap<Transfer, SettledPayment> {
  const seen = new Map<Transfer, SettledPayment>();
  if (report === undefined) return seen;
  for (const heading of new Set(planned.map(headingOf))) {
    if (heading === '') continue;
    const under = planned
      .filter((one) => headingOf(one) === heading)
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const lines = [...report.expenses, ...report.incomes]
      .filter((line) => line.heading === heading)
      .map(({ amount, date }) => ({ agreementId: heading, amount, date }));
    const payments = under.map(({ transfer, date }) => ({ date, amount: transfer.bedrag }));
    settle(payments, lines).forEach((payment, index) => {
      const transfer = under[index]?.transfer;
      if (payment !== undefined && transfer !== undefined) seen.set(transfer, payment);
    });
  }
  return seen;
}

function headingOf({ agreement }: PlannedTransfer): string {
  return agreement.rubriek?.naam ?? '';
}
