import { LedgerUsageError } from '../usage-error.ts';

/**
 * The last guard before a query: one real participant number, or nothing is sent. Huishoudboekje answers `saldo`
 * with an empty list (or a null in it) with the balance of the whole municipality.
 * @throws LedgerUsageError when the number is not a whole number above zero.
 */
export function soleId(id: number): number {
  if (!Number.isSafeInteger(id) || id <= 0) {
    throw new LedgerUsageError('empty-id', 'A ledger question needs one participant number.');
  }
  return id;
}
