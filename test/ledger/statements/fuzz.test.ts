import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fuzzStatements } from '../../../bot/tools/fuzz-run.ts';
import { exampleStatements } from '../examples.ts';
import { camt, mt940 } from '../made-statements.ts';
import { inTemporaryFolder } from '../temporary.ts';

const entries = Array.from({ length: 8 }, (_, index) => ({
  date: `2024-07-0${index + 1}`,
  cents: BigInt(index * 1234 - 4000),
  account: 'NL84INGB2266765221',
  text: `Leefgeld kenmerk ${index}`,
}));
const made = { id: 'S1', account: 'NL36ABNA5632579034', opening: 1000n, entries };
const seeds = [
  ...[camt(made), camt(made, '08'), mt940(made), mt940(made, true)].map((text) => Buffer.from(text)),
  ...exampleStatements().map((path) => readFileSync(path)),
];

describe('Damaged statements', () => {
  it('are read or refused, never half kept, and never end the program', () =>
    inTemporaryFolder(async (folder) => {
      const result = await fuzzStatements(seeds, { count: 1500, seed: 7, folder });
      assert.deepEqual(result.faults, []);
      assert.ok(result.read > 0 && Object.keys(result.refused).length > 8, JSON.stringify(result));
    })).timeout(60_000);
});
