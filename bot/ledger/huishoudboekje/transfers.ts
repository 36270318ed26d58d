import type { CivilDate } from '../../../dialogs/money/facts.ts';
import type { BankDayShift } from '../bank-days.ts';
import { shiftToBankDay } from '../bank-days.ts';
import type { PaymentInstruction } from '../payouts/instruction.ts';
import { paymentInstructionSchema } from '../payouts/instruction.ts';
import type { DayRange } from '../payouts/schedule.ts';
import { scheduledDates } from '../payouts/schedule.ts';
import { LARGEST_PAYMENT } from './amounts.ts';
import type { Agreement, Transfer } from './answers.ts';
import { failed } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { PlannedTransfer } from './seen-in.ts';

/**
 * The payments of one agreement in the range that was asked for, oldest first, after holding them against the
 * agreement's own schedule. An answer that leaves a scheduled payment out, repeats one, names a day the schedule
 * does not know or an impossible amount is a contradiction: better no date than a wrong one.
 */
function transfersOf(agreement: Agreement, range: DayRange): Outcome<readonly Transfer[]> {
  const valid = validIn(agreement, range);
  if (agreement.betaalinstructie === null) {
    if (agreement.overschrijvingen.length > 0) return failed('contradiction');
    return valid === undefined ? { ok: true, value: [] } : failed('not-recorded');
  }
  const instruction = paymentInstructionSchema.safeParse(agreement.betaalinstructie);
  if (!instruction.success) return failed('unexpected-shape');
  // The software plans on after the agreement itself has ended; what is only planned then will not come.
  const transfers = agreement.overschrijvingen.filter(
    (transfer) => transfer.status !== 'VERWACHTING' || isIn(transfer.datum, valid),
  );
  if (transfers.some((transfer) => !isIn(transfer.datum, range) || !isPayable(transfer))) {
    return failed('contradiction');
  }
  return agrees(transfers, instruction.data, valid)
    ? { ok: true, value: transfers.toSorted((a, b) => (a.datum < b.datum ? -1 : 1)) }
    : failed('contradiction');
}

/**
 * The payments of several agreements, each with its bank day. One agreement that cannot be read makes all of it
 * unknown: a split payout told by half would be a wrong amount.
 */
export function plannedTransfers(
  agreements: readonly Agreement[],
  range: DayRange,
  shift: BankDayShift,
): Outcome<readonly PlannedTransfer[]> {
  const planned: PlannedTransfer[] = [];
  for (const agreement of agreements) {
    const transfers = transfersOf(agreement, range);
    if (!transfers.ok) return transfers;
    for (const transfer of transfers.value)
      planned.push({ agreement, transfer, date: shiftToBankDay(transfer.datum, shift) });
  }
  return { ok: true, value: planned };
}

function agrees(transfers: readonly Transfer[], instruction: PaymentInstruction, valid?: DayRange): boolean {
  const days = new Set(transfers.map((transfer) => transfer.datum));
  if (days.size !== transfers.length) return false;
  const schedule = valid === undefined ? [] : scheduledDates(instruction, valid);
  const known = new Set(schedule);
  return (
    schedule.every((day) => days.has(day) || isMovedToMonthEnd(day, instruction)) &&
    transfers.every((transfer) => transfer.status !== 'VERWACHTING' || known.has(transfer.datum))
  );
}

/** The 31st of a short month: our schedule moves it to the last day, the software leaves that month out. */
function isMovedToMonthEnd(day: CivilDate, instruction: PaymentInstruction): boolean {
  const dayOfMonth = Number.parseInt(day.slice(8), 10);
  return (
    instruction.byDay === undefined &&
    instruction.byMonthDay !== undefined &&
    !instruction.byMonthDay.includes(dayOfMonth)
  );
}

function isPayable(transfer: Transfer): boolean {
  return transfer.bedrag.gt(0) && transfer.bedrag.lte(LARGEST_PAYMENT);
}

/** The part of the range in which the agreement is valid; undefined when there is none. */
export function validIn(
  agreement: Pick<Agreement, 'validFrom' | 'validThrough'>,
  range: DayRange,
): DayRange | undefined {
  const { validFrom, validThrough } = agreement;
  const from = validFrom !== null && validFrom > range.from ? validFrom : range.from;
  const to = validThrough !== null && validThrough < range.to ? validThrough : range.to;
  return from <= to ? { from, to } : undefined;
}

function isIn(day: CivilDate, range: DayRange | undefined): boolean {
  return range !== undefined && range.from <= day && day <= range.to;
}
