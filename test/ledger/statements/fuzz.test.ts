import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { z } from 'zod';

const resultSchema = z.object({
  mutations: z.number(),
  read: z.number(),
  refused: z.record(z.string(), z.number()),
  largestMegabytes: z.number(),
  faults: z.array(z.string()),
});

/** In a process of its own, with little memory: what this one uses says nothing about the readers. */
function damage(count: number, seed: number): Promise<z.infer<typeof resultSchema>> {
  const words = ['--max-old-space-size=96', 'test/long/fuzz-statements.ts'];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [...words, '--count', String(count), '--seed', String(seed)],
      (error, stdout, stderr) => {
        if (stdout === '') reject(new Error(stderr, { cause: error }));
        else resolve(resultSchema.parse(JSON.parse(stdout)));
      },
    );
  });
}

describe('Damaged statements', () => {
  it('are read or refused, never half kept, and never end the program or fill its memory', async () => {
    const result = await damage(1_500, 7);
    assert.deepEqual(result.faults, []);
    assert.equal(result.mutations, 1_500);
    assert.ok(result.read > 0 && Object.keys(result.refused).length > 8, JSON.stringify(result));
  }).timeout(120_000);
});
