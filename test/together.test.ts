import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { makeTogether, ofAFewMs, ofThisRound } from '../bot/together.ts';

describe('Those who come in together', () => {
  it('take each step in turns, in the order in which they came', async () => {
    const together = makeTogether(ofAFewMs);
    const steps: string[] = [];
    const go = async (name: string) => {
      await together();
      steps.push(`${name}1`);
      await Promise.resolve();
      steps.push(`${name}2`);
    };
    const first = [go('a'), go('b')];
    await delay(0);
    await Promise.all([...first, go('c')]);
    assert.deepEqual(steps, ['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
  });

  it('leave nobody behind who comes later', async () => {
    const together = makeTogether(ofThisRound);
    for (let round = 0; round < 5; round += 1) {
      await together();
      const later = together();
      assert.equal(later, together());
      await later;
    }
  });
});
