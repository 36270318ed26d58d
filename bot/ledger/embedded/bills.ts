import type { Bill, CivilDate } from '../../../dialogs/money/facts.ts';
import { billKind } from '../bill-kind.ts';
import type { LeefgeldMarker } from '../huishoudboekje/leefgeld.ts';
import type { AgreementTransaction } from '../payouts/agreement.ts';
import { planPayouts } from '../payouts/plan.ts';
import type { DayRange } from '../payouts/schedule.ts';
import type { Account } from './account.ts';
import { scheduled } from './account.ts';
import type { CityRules } from './city-rules.ts';
import type { StoredAgreement } from './documents.ts';
import { isLeefgeld } from './leefgeld.ts';

/** The agreements that are fixed costs. */
export function fixedCosts(account: Account, marker: LeefgeldMarker): StoredAgreement[] {
  return account.participant.agreements.filter((one) => !one.credit && !isLeefgeld(one, marker));
}

/** Does the agreement hold on any day of the period? */
export function holdsIn(
  { validFrom = '', validThrough = '9999' }: StoredAgreement,
  period: DayRange,
): boolean {
  return validFrom <= period.to && validThrough >= period.from;
}

/**
 * Fixed costs in the period, oldest first. With a schedule: planned days and whether they were paid. Without one only
 * what was seen on the statements: no day is guessed.
 */
export function billsIn(account: Account, range: DayRange, city: CityRules): Bill[] {
  const bills = fixedCosts(account, city.marker).flatMap((agreement) => {
    const own = account.transactions.filter(({ agreementId }) => agreementId === agreement.id);
    const planned = plannedBills(agreement, own, range, city);
    return planned ?? seenBills(agreement, own, range);
  });
  return bills.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function plannedBills(
  agreement: StoredAgreement,
  transactions: readonly AgreementTransaction[],
  range: DayRange,
  { shift, today }: CityRules,
): Bill[] | undefined {
  const plan = scheduled(agreement);
  if (!plan) return undefined;
  return planPayouts({ agreements: [plan], transactions, shift, today }, range).map((payment): Bill => {
    const open =
      payment.date >= today ? 'planned' : returned(transactions, payment.date) ? 'failed' : 'unknown';
    return {
      ...told(agreement),
      amount: payment.amount,
      date: payment.date,
      status: payment.status === 'sent' ? 'paid' : open,
    };
  });
}

function seenBills(
  agreement: StoredAgreement,
  transactions: readonly AgreementTransaction[],
  range: DayRange,
): Bill[] {
  return transactions
    .filter(({ date, amount }) => amount.isNegative() && date >= range.from && date <= range.to)
    .map(({ date, amount }): Bill => {
      const back = transactions.some((other) => other.date >= date && other.amount.equals(amount.negated()));
      return { ...told(agreement), amount: amount.negated(), date, status: back ? 'failed' : 'paid' };
    });
}

/** Money of this agreement that came back on or shortly after its day. */
function returned(transactions: readonly AgreementTransaction[], date: CivilDate): boolean {
  return transactions.some((other) => other.amount.isPositive() && other.date >= date);
}

function told({
  id,
  category,
  description,
}: StoredAgreement): Pick<Bill, 'agreementId' | 'kind' | 'description'> {
  return { agreementId: id, kind: billKind(category, description), description };
}

function key(bill: Bill): string {
  return `${bill.date} ${bill.agreementId}`;
}
