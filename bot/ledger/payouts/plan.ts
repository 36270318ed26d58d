import type { CivilDate, Payout, PayoutStatus } from '../../../dialogs/money/facts.ts';
import type { BankDayShift } from '../bank-days.ts';
import { addDays, shiftToBankDay } from '../bank-days.ts';
import type { AgreementTransaction, PayoutAgreement } from './agreement.ts';
import { amountBefore, changeOn, plannedAmount } from './amounts.ts';
import { lateFrom } from './late.ts';
import type { DayRange } from './schedule.ts';
import { scheduledDates } from './schedule.ts';
import { settle } from './settle.ts';

/** Further than a shift can ever move a day, and than a payment may differ from its day. */
const margin = 40;

/** What the plan of payments needs to know. */
export interface PayoutQuestion {
  readonly agreements: readonly PayoutAgreement[];
  /** Reconciled transactions of the same participant; those of other agreements are ignored. */
  readonly transactions: readonly AgreementTransaction[];
  readonly shift: BankDayShift;
  /** Today in Europe/Amsterdam. */
  readonly today: CivilDate;
}

/**
 * The payments to the resident with `from` <= date <= `to`, all parts of split payouts together, oldest first.
 * Status: `sent` when a statement shows it `processing` when its day has come, else `planned`. A
 * sent payment that differs from the agreed amount says what was agreed, and why only when a reason is recorded for that day.
 */
export function planPayouts(question: PayoutQuestion, range: DayRange): Payout[] {
  const payouts = question.agreements.flatMap((agreement) => ofAgreement(agreement, question, range));
  return payouts.filter((payout) => payout.date >= range.from && payout.date <= range.to).sort(oldestFirst);
}

/** The order of a list of payouts: by day, then by planned day, then by agreement. */
export function oldestFirst(a: Payout, b: Payout): number {
  return (
    compare(a.date, b.date) || compare(a.scheduled, b.scheduled) || compare(a.agreementId, b.agreementId)
  );
}

function ofAgreement(agreement: PayoutAgreement, question: PayoutQuestion, range: DayRange): Payout[] {
  const wide = { from: addDays(range.from, -margin), to: addDays(range.to, margin) };
  const scheduled = scheduledDates(agreement.instruction, within(wide, agreement));
  const dates = scheduled.map((date) => shiftToBankDay(date, question.shift));
  const own = question.transactions.filter((transaction) => transaction.agreementId === agreement.id);
  const paid = settle(
    dates.map((date) => ({ date })),
    own,
  );
  return dates.map((date, index): Payout => {
    const day = scheduled[index] ?? date;
    const change = changeOn(agreement, day);
    const sent = paid[index];
    const amount = sent?.amount ?? plannedAmount(agreement, day);
    const differs = !amount.equals(agreement.amount);
    const explained = change !== undefined && amount.equals(change.amount);
    const changedFrom = amountBefore(agreement, day, scheduled[index - 1], question.agreements);
    return {
      agreementId: agreement.id,
      date,
      scheduled: day,
      amount,
      status: sent === undefined ? statusOf(date, question.today) : 'sent',
      ...(sent === undefined ? {} : { sentOn: sent.date }),
      lateFrom: lateFrom(sent?.date ?? date),
      ...(differs ? { agreed: agreement.amount } : {}),
      ...(differs && explained ? { reason: change.reason } : {}),
      ...(changedFrom ? { changedFrom } : {}),
    };
  });
}

/** Of a payment that no statement shows: when its day has come, nobody here knows whether it left. */
export function statusOf(date: CivilDate, today: CivilDate): PayoutStatus {
  return date <= today ? 'processing' : 'planned';
}

function within(range: DayRange, agreement: PayoutAgreement): DayRange {
  const from = agreement.validFrom && agreement.validFrom > range.from ? agreement.validFrom : range.from;
  const to = agreement.validThrough && agreement.validThrough < range.to ? agreement.validThrough : range.to;
  return { from, to };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
