import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OUTPUTS } from '../../bot/understanding/model/labels.ts';
import { addRows, newSums, packRows } from '../../bot/understanding/model/packed-rows.ts';

const BUCKETS = 40;
const weight = fc.oneof(fc.constantFrom(-128, 127), fc.integer({ min: -128, max: 127 }));
const table = fc
  .array(weight, { minLength: BUCKETS * OUTPUTS, maxLength: BUCKETS * OUTPUTS })
  .map((weights) => Int8Array.from(weights));
const chosen = fc.array(fc.nat(BUCKETS - 1), { maxLength: 700 }).map((buckets) => Int32Array.from(buckets));

function oneByOne(weights: Int8Array, buckets: Int32Array): number[] {
  return Array.from({ length: OUTPUTS }, (_, output) =>
    buckets.reduce((sum, bucket) => sum + (weights[bucket * OUTPUTS + output] ?? 0), 0),
  );
}

describe('rows of the weight table, added four weights at a time', () => {
  it('come to what they come to one by one, for as many rows as there are', () => {
    fc.assert(
      fc.property(table, chosen, fc.nat(5), (weights, buckets, from) => {
        const sums = newSums();
        sums.fill(7);
        const start = Math.min(from, buckets.length);
        addRows(packRows(weights), buckets, start, buckets.length, sums);
        assert.deepEqual([...sums.subarray(0, OUTPUTS)], oneByOne(weights, buckets.subarray(start)));
      }),
    );
  });

  it('do not spill into each other when all weights are the largest or the smallest', () => {
    for (const most of [-128, 127]) {
      const sums = newSums();
      const weights = new Int8Array(BUCKETS * OUTPUTS).fill(most);
      addRows(packRows(weights), new Int32Array(5_000), 0, 5_000, sums);
      assert.deepEqual([...sums.subarray(0, OUTPUTS)], new Array<number>(OUTPUTS).fill(5_000 * most));
    }
  });
});
