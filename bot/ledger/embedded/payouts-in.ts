import { Decimal } from 'decimal.js';
import type { Payout } from '../../../dialogs/money/facts.ts';
import { lateFrom } from '../payouts/late.ts';
import { oldestFirst, planPayouts } from '../payouts/plan.ts';
import type { DayRange } from '../payouts/schedule.ts';
import { withoutReturned } from '../payouts/settle.ts';
import type { Account } from './account.ts';
import { scheduled } from './account.ts';
import type { CityRules } from './city-rules.ts';
import type { StoredAgreement } from './documents.ts';
import { isLeefgeld } from './leefgeld.ts';

/**
 * Payouts in the period, oldest first. Of leefgeld without a schedule only what was seen on the statements is told: no
 * day is guessed.
 */
export function payoutsIn(account: Account, range: DayRange, { shift, marker, today }: CityRules): Payout[] {
  const leefgeld = account.participant.agreements.filter((agreement) => isLeefgeld(agreement, marker));
  const agreements = leefgeld.map(scheduled).filter((agreement) => agreement !== undefined);
  const { transactions } = account;
  const planned = planPayouts({ agreements, transactions, shift, today }, range);
  const seen = leefgeld
    .filter(({ instruction }) => instruction === undefined)
    .flatMap((agreement) => seenPayouts(agreement, account, range));
  return [...planned, ...seen].sort(oldestFirst);
}

function seenPayouts(agreement: StoredAgreement, { transactions }: Account, range: DayRange): Payout[] {
  return withoutReturned(transactions.filter(({ agreementId }) => agreementId === agreement.id))
    .filter(({ date }) => date >= range.from && date <= range.to)
    .map(({ date, amount }): Payout => {
      const left = amount.negated();
      const differs = !left.equals(agreement.amount);
      return {
        agreementId: agreement.id,
        date,
        scheduled: date,
        amount: left,
        status: 'sent',
        sentOn: date,
        lateFrom: lateFrom(date),
        ...(differs ? { agreed: new Decimal(agreement.amount) } : {}),
      };
    });
}
