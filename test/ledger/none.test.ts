import assert from 'node:assert/strict';
import { openNoLedger } from '../../bot/ledger/none.ts';
import { LedgerUsageError } from '../../bot/ledger/usage-error.ts';

describe('A city without a ledger', () => {
  const ledger = openNoLedger();

  it('says honestly that it cannot tell', async () => {
    const unsupported = { known: false, reason: 'not-supported' };
    assert.deepEqual(await ledger.balance('1', '2024-08-15'), unsupported);
    assert.deepEqual(await ledger.payouts('1', '2024-08-01', '2024-08-31'), unsupported);
    assert.deepEqual(await ledger.participant('1'), unsupported);
    assert.ok(await ledger.healthy());
  });

  it('refuses the questions no ledger may be asked', async () => {
    await assert.rejects(() => ledger.balance('', '2024-08-15'), LedgerUsageError);
    await assert.rejects(() => ledger.bills('1', '2024-08-15', 'soon'), LedgerUsageError);
  });
});
