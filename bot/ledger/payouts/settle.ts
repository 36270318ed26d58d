import { Decimal } from 'decimal.js';
import type { CivilDate } from '../../../dialogs/money/facts.ts';
import { addDays } from '../bank-days.ts';
import type { AgreementTransaction } from './agreement.ts';

/** How long before and after its day a payment may show up on the statement and still be that payment. */
const earliest = -5;
const latest = 14;

/**
 * Says which transaction carried out which planned payment of one agreement. Money that came back (same amount, in
 * the other direction, not before the payment) undoes it. Answers one amount in euro per date: what really left
 * (positive), or undefined when no statement shows it. Oldest payment first, each transaction used once.
 */
export function settle(
  dates: readonly CivilDate[],
  transactions: readonly AgreementTransaction[],
): (Decimal | undefined)[] {
  const open = withoutReturned(transactions);
  return dates.map((date, index) => {
    const from = addDays(date, earliest);
    const following = dates[index + 1];
    const until = following ? min(addDays(date, latest), addDays(following, -1)) : addDays(date, latest);
    const found = nearest(open, date, from, until);
    if (found === undefined) return undefined;
    open.splice(open.indexOf(found), 1);
    return found.amount.negated();
  });
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
function withoutReturned(transactions: readonly AgreementTransaction[]): AgreementTransaction[] {
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
