import assert from 'node:assert/strict';
import { testPostgres } from '../postgres/server.ts';
import { chaos } from './chaos/run.ts';

/** A part of the faults each time; the long run (`npm run faults`) has a thousand. */
const DECK = 9;
const SEED = Date.now() % 1_000_000;

describe('while everything goes wrong', function () {
  this.timeout(300_000);

  for (const [where, store] of [
    ['a folder', 'folder'],
    ['PostgreSQL', { instances: 2 }],
  ] as const)
    it(`nothing is lost, doubled or out of order on ${where}, no promise is without owner, no amount is wrong`, async () => {
      const { faults, acknowledged, replies, amounts } = await chaos({
        seed: SEED,
        store,
        residents: 100,
        atOnce: 10,
        faults: { deck: DECK, together: 3 },
      });
      const came = Object.values(faults).reduce((sum, count) => sum + count, 0);
      assert.equal(came, DECK);
      assert.ok(acknowledged > 10 && replies > 10 && amounts > 0, 'there was load');
    });
});

describe('three instances on one database', () => {
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
