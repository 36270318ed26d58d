import type { Payout, PayoutStatus } from '../../../dialogs/money/facts.ts';
import type { BankDayShift } from '../bank-days.ts';
import { shiftToBankDay } from '../bank-days.ts';
import { lateFrom } from '../payouts/late.ts';
import type { DayRange } from '../payouts/schedule.ts';
import type { Agreement, Transfer } from './answers.ts';
import type { LeefgeldMarker } from './leefgeld.ts';
import { isLeefgeld } from './leefgeld.ts';
import type { Outcome } from './outcome.ts';
import { transfersOf } from './transfers.ts';

const STATUSES: Readonly<Record<Transfer['status'], PayoutStatus>> = {
  VERWACHTING: 'planned',
  IN_BEHANDELING: 'processing',
  GEREED: 'sent',
};

/**
 * The payouts in agreements whose transfers were asked over `range`, oldest first. One leefgeld agreement that
 * cannot be read makes all of it unknown: a split payout told by half would be a wrong amount.
 */
export function payoutsOf(
  agreements: readonly Agreement[],
  range: DayRange,
  city: { readonly shift: BankDayShift; readonly leefgeld: LeefgeldMarker },
): Outcome<readonly Payout[]> {
  const payouts: Payout[] = [];
  for (const agreement of agreements.filter((each) => isLeefgeld(each, city.leefgeld))) {
    const transfers = transfersOf(agreement, range);
    if (!transfers.ok) return transfers;
    payouts.push(...transfers.value.map((transfer) => payoutOf(agreement, transfer, city.shift)));
  }
  return { ok: true, value: payouts.sort(oldestFirst) };
}

function payoutOf(agreement: Agreement, transfer: Transfer, shift: BankDayShift): Payout {
  const date = shiftToBankDay(transfer.datum, shift);
  const status = STATUSES[transfer.status];
  return {
    agreementId: String(agreement.id),
    date,
    scheduled: transfer.datum,
    amount: transfer.bedrag,
    status,
    ...(status === 'sent' ? {} : { lateFrom: lateFrom(date) }),
    // Huishoudboekje records no reason for another amount, so none is told.
    ...(transfer.bedrag.equals(agreement.bedrag) ? {} : { agreed: agreement.bedrag }),
  };
}

function oldestFirst(a: Payout, b: Payout): number {
  const [first, second] = [a, b].map((each) => `${each.date} ${each.scheduled} ${each.agreementId}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
