import assert from 'node:assert/strict';
import { openAudit } from '../../../bot/ledger/audit/audit.ts';
import { AUDIT, readHead } from '../../../bot/ledger/audit/head.ts';
import { verifyAudit } from '../../../bot/ledger/audit/verify.ts';
import { openLinkCodes } from '../../../bot/ledger/link-codes/link-codes.ts';
import type { Store } from '../../../bot/store/port.ts';
import { postgresWorld } from '../../store/postgres-world.ts';

describe('Several instances on one PostgreSQL', function () {
  this.timeout(60_000);
  let world: Awaited<ReturnType<typeof postgresWorld>>;
  let stores: Store[];
  beforeEach(async () => {
    world = await postgresWorld();
    stores = await Promise.all([world.open(), world.open(), world.open()]);
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await world.destroy();
  });

  it('write one audit chain, whoever records and copies at the same moment', async () => {
    const audits = stores.map((store) => openAudit(store, { error: () => undefined }));
    const record = (number: number) =>
      audits[number % 3]?.record([
        { at: '2026-11-20T09:00:00.000Z', who: 'resident', whose: `p${number}`, what: 'balance' },
      ]);
    await Promise.all(Array.from({ length: 150 }, (_, number) => record(number)));
    await Promise.all(audits.map((audit) => audit.settle()));
    const [store] = stores;
    const lines = (await store?.readSharedLog(AUDIT)) ?? [];
    const { ok, lines: found } = verifyAudit(lines, readHead(await store?.readShared(AUDIT)));
    assert.deepEqual({ ok, found }, { ok: true, found: 150 });
  });

  it('let one conversation win a koppelcode', async () => {
    const codes = stores.map((store) => openLinkCodes(store, { now: () => '2026-11-20T09:00:00.000Z' }));
    const { code } = (await codes[0]?.create('p1', 'samira')) ?? assert.fail('no code');
    const ends = await Promise.all(
      Array.from({ length: 12 }, (_, who) => codes[who % 3]?.redeem(code, `c${who}`)),
    );
    assert.equal(ends.filter((end) => end?.kind === 'linked').length, 1);
  });
});
