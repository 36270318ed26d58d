import { Decimal } from 'decimal.js';
import type { CivilDate } from '../../../dialogs/money/facts.ts';
import { addDays } from '../bank-days.ts';
import type { AgreementTransaction } from './agreement.ts';

/** How long before and after its day a payment may show up on the statement and still be that payment. */
const earliest = -5;
const latest = 14;

/** A payment as planned. With `amount` only a transaction of exactly that amount can be it. */
export interface PlannedPayment {
  readonly date: CivilDate;
  /** In euro, positive. */
  readonly amount?: Decimal;
}

/** What a statement shows of a planned payment: in euro (positive), and the day it really left. */
export interface SettledPayment {
  readonly amount: Decimal;
  readonly date: CivilDate;
}

/**
 * Says which transaction carried out which planned payment. Money that came back (same amount, in the other
 * direction, not before the payment) undoes it. Answers per payment, undefined when no statement shows it. `planned` is
 * oldest first; each transaction is used once.
 */
export function settle(
  planned: readonly PlannedPayment[],
  transactions: readonly AgreementTransaction[],
): (SettledPayment | undefined)[] {
  const open = withoutReturned(transactions);
  return planned.map((payment, index) => {
    const { date } = payment;
    const following = planned
      .slice(index + 1)
      .find((other) => other.date > date && mayBeSame(payment, other));
    const until = following ? min(addDays(date, latest), addDays(following.date, -1)) : addDays(date, latest);
    const fitting = open.filter(({ amount }) => payment.amount?.negated().equals(amount) ?? true);
    const found = nearest(fitting, date, addDays(date, earliest), until);
    if (found === undefined) return undefined;
    open.splice(open.indexOf(found), 1);
    return { amount: found.amount.negated(), date: found.date };
  });
}

/** Could one transaction be either of the two? */
function mayBeSame(a: PlannedPayment, b: PlannedPayment): boolean {
  return a.amount === undefined || b.amount === undefined || a.amount.equals(b.amount);
}

function nearest(
  open: readonly AgreementTransaction[],
  date: CivilDate,
  from: CivilDate,
  until: CivilDate,
): AgreementTransaction | undefined {
  const within = open.filter((transaction) => transaction.date >= from && transaction.date <= until);
  return within.find((transaction) => transaction.date >= date) ?? within.at(-1);
}

/** The outgoing transactions that were not sent back, oldest first. */
export function withoutReturned(transactions: readonly AgreementTransaction[]): AgreementTransaction[] {
  const sorted = [...transactions].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const outgoing: AgreementTransaction[] = [];
  for (const transaction of sorted) {
    if (transaction.amount.isNegative()) {
      outgoing.push(transaction);
      continue;
    }
    const returned = outgoing.findLastIndex((sent) => Decimal.add(sent.amount, transaction.amount).isZero());
    if (returned >= 0) outgoing.splice(returned, 1);
  }
  return outgoing;
}

function min(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}
