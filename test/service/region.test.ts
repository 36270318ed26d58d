import assert from 'node:assert/strict';
import { testPostgres } from '../postgres/server.ts';
import { killInstances } from './region.ts';

describe('three instances on one database', () => {
  it('one killed after the other: nothing lost, nothing doubled, the order kept', async function () {
    this.timeout(300_000);
    const server = await testPostgres();
    const database = await server.database();
    try {
      const { acknowledged, replies, kills } = await killInstances({
        seed: Date.now() % 1_000_000,
        database,
        instances: 3,
        residents: 200,
        atOnce: 20,
        seconds: 6,
        killEveryMs: 1_000,
      });
      assert.ok(acknowledged > 20 && replies > 20 && kills > 0, 'there was load, and there were kills');
    } finally {
      await server.drop(database);
    }
  });
});
