import type { Bill, BillStatus, CivilDate } from '../../../dialogs/money/facts.ts';
import type { BankDayShift } from '../bank-days.ts';
import { billKind } from '../bill-kind.ts';
import type { DayRange } from '../payouts/schedule.ts';
import type { Agreement, Transfer } from './answers.ts';
import type { LeefgeldMarker } from './leefgeld.ts';
import { isLeefgeld } from './leefgeld.ts';
import type { MonthlyReport } from './monthly-report.ts';
import type { Outcome } from './outcome.ts';
import type { PlannedTransfer } from './seen-in.ts';
import { seenIn } from './seen-in.ts';
import { plannedTransfers, validIn } from './transfers.ts';

/**
 * The planned payments of fixed costs over `range`, which is `period` and a few days around it. An agreement without a
 * schedule (the payee collects it) has no days in Huishoudboekje: when it holds in the period, the list would be short
 * and is not given.
 */
export function billTransfers(
  agreements: readonly Agreement[],
  period: DayRange,
  range: DayRange,
  city: { readonly shift: BankDayShift; readonly leefgeld: LeefgeldMarker },
): Outcome<readonly PlannedTransfer[]> {
  const bills = agreements
    .filter((agreement) => !agreement.credit && !isLeefgeld(agreement, city.leefgeld))
    .filter((agreement) => agreement.betaalinstructie !== null || validIn(agreement, period) !== undefined);
  return plannedTransfers(bills, range, city.shift);
}

/** The bills of these planned payments, oldest first; `report` shows which of them were paid, if it is there. */
export function billsOf(
  planned: readonly PlannedTransfer[],
  today: CivilDate,
  report: MonthlyReport | undefined,
): Bill[] {
  const seen = seenIn(report, planned);
  return planned
    .map(({ agreement, transfer, date }): Bill => {
      return {
        agreementId: String(agreement.id),
        kind: billKind(agreement.rubriek?.naam ?? '', agreement.omschrijving ?? ''),
        description: agreement.omschrijving ?? '',
        amount: transfer.bedrag,
        date,
        status: seen.has(transfer) ? 'paid' : statusOf(transfer, date, today),
      };
    })
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A bill whose day has passed and that no bank transaction confirms is not "paid" and not "planned" either. */
function statusOf(transfer: Transfer, date: CivilDate, today: CivilDate): BillStatus {
  if (transfer.status === 'GEREED') return 'paid';
  return date >= today ? 'planned' : 'unknown';
}

function key(bill: Bill): string {
  return `${bill.date} ${bill.agreementId}`;
}
