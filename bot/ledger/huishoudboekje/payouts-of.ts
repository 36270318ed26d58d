import type { CivilDate, Payout, PayoutStatus } from '../../../dialogs/money/facts.ts';
import type { BankDayShift } from '../bank-days.ts';
import type { PayoutAgreement } from '../payouts/agreement.ts';
import { amountBefore } from '../payouts/amounts.ts';
import { paymentInstructionSchema } from '../payouts/instruction.ts';
import { lateFrom } from '../payouts/late.ts';
import { oldestFirst, statusOf } from '../payouts/plan.ts';
import type { DayRange } from '../payouts/schedule.ts';
import type { SettledPayment } from '../payouts/settle.ts';
import type { Agreement, Transfer } from './answers.ts';
import type { LeefgeldMarker } from './leefgeld.ts';
import { isLeefgeld } from './leefgeld.ts';
import type { MonthlyReport } from './monthly-report.ts';
import type { Outcome } from './outcome.ts';
import type { PlannedTransfer } from './seen-in.ts';
import { seenIn } from './seen-in.ts';
import { plannedTransfers } from './transfers.ts';

/** The planned payments of leefgeld over `range`. */
export function leefgeldTransfers(
  agreements: readonly Agreement[],
  range: DayRange,
  city: { readonly shift: BankDayShift; readonly leefgeld: LeefgeldMarker },
): Outcome<readonly PlannedTransfer[]> {
  const leefgeld = agreements.filter((agreement) => isLeefgeld(agreement, city.leefgeld));
  return plannedTransfers(leefgeld, range, city.shift);
}

/** The payouts of these planned payments, oldest first; `report` shows which of them were made, if it is there. */
export function payoutsOf(
  planned: readonly PlannedTransfer[],
  today: CivilDate,
  report: MonthlyReport | undefined,
): Payout[] {
  const seen = seenIn(report, planned);
  const agreements = [...new Set(planned.map(({ agreement }) => agreement))].map(asPayoutAgreement);
  return planned
    .map((one): Payout => {
      const payout = payoutOf(one, today, seen.get(one.transfer));
      const changedFrom = changeBefore(one, planned, agreements);
      return { ...payout, ...(changedFrom === undefined ? {} : { changedFrom }) };
    })
    .sort(oldestFirst);
}

function payoutOf(
  { agreement, transfer, date }: PlannedTransfer,
  today: CivilDate,
  seen: SettledPayment | undefined,
): Payout {
  return {
    agreementId: String(agreement.id),
    date,
    scheduled: transfer.datum,
    amount: transfer.bedrag,
    status: seen === undefined ? toldStatus(transfer, date, today) : 'sent',
    ...(seen === undefined ? {} : { sentOn: seen.date }),
    lateFrom: lateFrom(seen?.date ?? date),
    // Huishoudboekje records no reason for another amount, so none is told.
    ...(transfer.bedrag.equals(agreement.bedrag) ? {} : { agreed: agreement.bedrag }),
  };
}

/** A payment that was only planned when its day came may have left: "planned" would be untrue, "not sent" a guess. */
function toldStatus({ status }: Transfer, date: CivilDate, today: CivilDate): PayoutStatus {
  if (status === 'GEREED') return 'sent';
  return status === 'IN_BEHANDELING' ? 'processing' : statusOf(date, today);
}

function changeBefore(
  { agreement, transfer }: PlannedTransfer,
  planned: readonly PlannedTransfer[],
  agreements: readonly PayoutAgreement[],
): Payout['changedFrom'] {
  const own = agreements.find(({ id }) => id === String(agreement.id));
  const before = planned
    .filter((one) => one.agreement === agreement && one.transfer.datum < transfer.datum)
    .map((one) => one.transfer.datum)
    .sort()
    .at(-1);
  return own && amountBefore(own, transfer.datum, before, agreements);
}

function asPayoutAgreement({
  id,
  bedrag,
  validFrom,
  validThrough,
  betaalinstructie,
}: Agreement): PayoutAgreement {
  return {
    id: String(id),
    amount: bedrag,
    // Its transfers were read, so it is a schedule.
    instruction: paymentInstructionSchema.parse(betaalinstructie),
    ...(validFrom === null ? {} : { validFrom }),
    ...(validThrough === null ? {} : { validThrough }),
  };
}
