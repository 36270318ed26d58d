import assert from 'node:assert/strict';
import { killRounds } from './kill.ts';

/** Two towns side by side, each with half of the rounds. */
const TOWNS = 2;
const ROUNDS = 50;
/** The same each time; `npm run test:long` draws its own. */
const SEED = 22_541;

describe('kill -9 under load', () => {
  it(`${String(ROUNDS)} rounds from seed ${String(SEED)}: every acknowledged message is handled once, every reply leaves once and in order`, async function () {
    this.timeout(600_000);
    const reports = await Promise.all(
      Array.from({ length: TOWNS }, (_, town) =>
        killRounds({ seed: SEED + town, rounds: ROUNDS / TOWNS, residents: 400 }),
      ),
    );
    for (const { acknowledged, redelivered, replies } of reports) {
      assert.ok(acknowledged > ROUNDS && replies > ROUNDS, 'there was load');
      assert.ok(redelivered > 0, 'messages were cut off on their way');
    }
  });
});
