import { isRealDate } from './civil-date.ts';
import { LedgerUsageError } from './usage-error.ts';

/**
 * Refuses a question no ledger may be asked. An empty id is dangerous, not only wrong: the real Huishoudboekje
 * answers `saldo` for an empty list of ids with the balance of the whole municipality.
 */
export function checkQuestion(id: string, ...dates: readonly string[]): void {
  if (id.trim() === '')
    throw new LedgerUsageError('empty-id', 'a ledger was asked about an empty participant id');
  for (const date of dates) {
    if (!isRealDate(date))
      throw new LedgerUsageError('bad-date', 'a ledger was asked about a day that does not exist');
  }
}
