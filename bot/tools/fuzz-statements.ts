/**
 * `node bot/tools/fuzz-statements.ts [--count N] [--seed N] STATEMENT…`: damages the statements N times (200,000 unless
 * told) and offers each to the reader, every hundredth to a whole import. Exit code 1 when something other than a
 * statement or a refusal comes out, a refused file leaves a trace, or memory grows past its bound.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzStatements } from './fuzz-run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
});
if (positionals.length === 0) {
  process.stderr.write('Give the bank statements to damage.\n');
  process.exitCode = 2;
} else {
  const folder = await mkdtemp(join(tmpdir(), 'warmlijn-fuzz-'));
  try {
    const seeds = positionals.map((path) => readFileSync(path));
    const result = await fuzzStatements(seeds, {
      count: Number(values.count),
      seed: Number(values.seed),
      folder,
    });
    process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
    process.exitCode = result.faults.length > 0 ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
