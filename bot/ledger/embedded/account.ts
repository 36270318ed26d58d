import { Decimal } from 'decimal.js';
import type { CivilDate } from '../../../dialogs/money/facts.ts';
import type { AgreementTransaction, PayoutAgreement } from '../payouts/agreement.ts';
import type { StoredAgreement, StoredParticipant } from './documents.ts';

/** One participant ready to answer questions: amounts as decimals, running balance per booking. */
export interface Account {
  readonly participant: StoredParticipant;
  readonly transactions: readonly AgreementTransaction[];
  /** Balance after each transaction, beside `transactions`. */
  readonly running: readonly Decimal[];
}

/** Makes the account of a stored participant, whose transactions are oldest first. */
export function accountFor(participant: StoredParticipant): Account {
  const transactions = participant.transactions.map(({ agreementId, date, amount }) => ({
    agreementId,
    date,
    amount: new Decimal(amount),
  }));
  let sum = new Decimal(0);
  const running = transactions.map(({ amount }) => (sum = sum.plus(amount)));
  return { participant, transactions, running };
}

/** Balance at the end of a day, in euro: the last running balance not after it. */
export function balanceOn(account: Account, day: CivilDate): Decimal {
  const { transactions, running } = account;
  let [low, high] = [0, transactions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((transactions[middle]?.date ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return running[low - 1] ?? new Decimal(0);
}

/** A stored agreement with a schedule, ready for planning. */
export function scheduled(agreement: StoredAgreement): PayoutAgreement | undefined {
  const { id, instruction, validFrom, validThrough } = agreement;
  if (!instruction) return undefined;
  return {
    id,
    amount: new Decimal(agreement.amount),
    instruction,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validThrough === undefined ? {} : { validThrough }),
    changes: agreement.changes.map(({ from, through, amount, reason }) => ({
      from,
      ...(through === undefined ? {} : { through }),
      amount: new Decimal(amount),
      reason,
    })),
  };
}
