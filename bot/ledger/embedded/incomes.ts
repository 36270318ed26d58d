import { Decimal } from 'decimal.js';
import type { Income } from '../../../dialogs/money/facts.ts';
import { addDays } from '../bank-days.ts';
import type { DayRange } from '../payouts/schedule.ts';
import { scheduledDates } from '../payouts/schedule.ts';
import type { Account } from './account.ts';
import type { StoredAgreement } from './documents.ts';

/** How long before or after the agreed day income may come and still be that income. */
const early = 7;
const late = 14;

/**
 * Income in the period, oldest first. An agreement with a schedule tells what is expected and whether it came; one
 * without tells only what came, on the day it came: no day is guessed.
 */
export function incomesIn(account: Account, range: DayRange): Income[] {
  const incomes = account.participant.agreements
    .filter(({ credit }) => credit)
    .flatMap((agreement) => ofAgreement(account, agreement, range));
  return incomes.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function ofAgreement(account: Account, agreement: StoredAgreement, range: DayRange): Income[] {
  const received = account.transactions.filter(
    ({ agreementId, amount }) => agreementId === agreement.id && amount.isPositive() && !amount.isZero(),
  );
  const { id: agreementId, description, instruction } = agreement;
  const open = [...received];
  const expected = instruction ? scheduledDates(instruction, within(agreement, range)) : [];
  const planned = expected.map((day): Income => {
    const found = open.find(({ date }) => date >= addDays(day, -early) && date <= addDays(day, late));
    if (found) open.splice(open.indexOf(found), 1);
    const amount = found?.amount ?? new Decimal(agreement.amount);
    return { agreementId, description, amount, expected: day, ...(found ? { received: found.date } : {}) };
  });
  const others = open
    .filter(({ date }) => date >= range.from && date <= range.to)
    .map(({ date, amount }): Income => ({
      agreementId,
      description,
      amount,
      expected: date,
      received: date,
    }));
  return [...planned, ...others];
}

function within({ validFrom, validThrough }: StoredAgreement, { from, to }: DayRange): DayRange {
  return {
    from: validFrom !== undefined && validFrom > from ? validFrom : from,
    to: validThrough !== undefined && validThrough < to ? validThrough : to,
  };
}

function key(income: Income): string {
  return `${income.expected} ${income.agreementId}`;
}
