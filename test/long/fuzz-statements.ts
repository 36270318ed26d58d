/**
 * `node test/long/fuzz-statements.ts [--count N] [--seed N] [STATEMENT…]`: damages bank statements N times (200,000 unless
 * told), the given ones or else made ones and the examples that are there, and offers each to the reader, every
 * hundredth to a whole import. Exit code 1 when something other than a statement or a refusal comes out, a refused file
 * leaves a trace, or memory grows past its bound (so it runs in a process of its own). Prints one JSON document.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exampleStatements } from '../ledger/examples.ts';
import { camt, mt940 } from '../ledger/made-statements.ts';
import { fuzzStatements } from './fuzz-run.ts';

/** A statement of our own in each format and wrapping, so that there is something to damage without any file. */
function madeStatements(): Buffer[] {
  const entries = Array.from({ length: 8 }, (_, index) => ({
    date: `2024-07-0${index + 1}`,
    cents: BigInt(index * 1234 - 4000),
    account: 'NL84INGB2266765221',
    text: `Leefgeld kenmerk ${index}`,
  }));
  const made = { id: 'S1', account: 'NL36ABNA5632579034', opening: 1000n, entries };
  return [camt(made), camt(made, '08'), mt940(made), mt940(made, true)].map((text) => Buffer.from(text));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
});
const given = positionals.length > 0;
const seeds = [
  ...(given ? [] : madeStatements()),
  ...(given ? positionals : exampleStatements()).map((path) => readFileSync(path)),
];
const folder = await mkdtemp(join(tmpdir(), 'warmlijn-fuzz-'));
try {
  const { count, seed } = values;
  const result = await fuzzStatements(seeds, { count: Number(count), seed: Number(seed), folder });
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  process.exitCode = result.faults.length > 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
