import assert from 'node:assert/strict';
import { testPostgres } from '../postgres/server.ts';
import { chaos } from './chaos/run.ts';

/** A part of the faults, the same each time; the long run (`npm run faults`) has a thousand and draws its own seed. */
const DECK = 6;
const SEED = 22_541;

const STORES = ['folder', { instances: 2 }] as const;

describe(`while everything goes wrong, from seed ${String(SEED)}`, () => {
  it('nothing is lost, doubled or out of order, no promise is without owner, no amount is wrong, on both stores', async function () {
    this.timeout(300_000);
    const reports = await Promise.all(
      STORES.map((store) =>
        chaos({ seed: SEED, store, residents: 100, atOnce: 10, faults: { deck: DECK, together: 3 } }),
      ),
    );
    for (const { faults, acknowledged, replies, amounts } of reports) {
      const came = Object.values(faults).reduce((sum, count) => sum + count, 0);
      assert.equal(came, DECK);
      assert.ok(acknowledged > 10 && replies > 10 && amounts > 0, 'there was load');
    }
  });
});

describe(`three instances on one database, from seed ${String(SEED)}`, () => {
  it('one killed after the other: nothing lost, nothing doubled, the order kept', async function () {
    this.timeout(300_000);
    const { acknowledged, replies, faults } = await chaos(
      {
        seed: SEED,
        store: { instances: 3 },
        residents: 200,
        atOnce: 20,
        faults: { killEveryMs: 1_000, seconds: 6 },
      },
      await testPostgres(),
    );
    const [kills = 0] = Object.values(faults);
    assert.ok(acknowledged > 20 && replies > 20 && kills > 0, 'there was load, and there were kills');
  });
});
