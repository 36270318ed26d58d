import type { Known } from '../../dialogs/money/facts.ts';
import { checkQuestion } from './check-question.ts';
import type { Ledger } from './port.ts';

const unsupported: Known<never> = { known: false, reason: 'not-supported' };

/** The ledger of a city without a Huishoudboekje connection: it honestly knows nothing, and is always healthy. */
export function openNoLedger(): Ledger {
  const answer = async (id: string, ...dates: string[]): Promise<Known<never>> => {
    checkQuestion(id, ...dates);
    return Promise.resolve(unsupported);
  };
  return {
    kind: 'none',
    participant: (id) => answer(id),
    balance: (id, on) => answer(id, on),
    payouts: (id, from, to) => answer(id, from, to),
    bills: (id, from, to) => answer(id, from, to),
    incomes: (id, from, to) => answer(id, from, to),
    healthy: () => Promise.resolve(true),
  };
}
