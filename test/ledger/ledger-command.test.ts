import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { entriesOf, sampleOf } from './embedded/filling.ts';
import { camt } from './made-statements.ts';
import { inTemporaryFolder, put } from './temporary.ts';
import { world } from './world.ts';

const tool = fileURLToPath(new URL('../../bot/tools/ledger.ts', import.meta.url));

async function run(dataDir: string, ...words: string[]): Promise<{ json: unknown; exit: number | null }> {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, TEST_CLOCK: `${world.today}T12:00:00Z` };
  const child = spawn(process.execPath, [tool, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (piece) => (text += String(piece)));
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { json: JSON.parse(text) as unknown, exit };
}

const filesSchema = z.object({
  files: z.array(
    z.object({ status: z.string(), new: z.number(), error: z.object({ code: z.string() }).optional() }),
  ),
  refused: z.number(),
});

describe('The ledger command', () => {
  const statement = { id: '1', account: 'NL36ABNA5632579034', opening: 0n, entries: entriesOf(world) };

  it('imports, says a balance and lists payouts as pure JSON, amounts as text', () =>
    inTemporaryFolder(async (folder) => {
      const people = await put(folder, 'people.json', sampleOf(world));
      const bank = await put(folder, 'bank.xml', camt(statement));
      const imported = await run(folder, 'import', people, bank);
      assert.equal(imported.exit, 0);
      assert.deepEqual(
        filesSchema.parse(imported.json).files.map(({ status }) => status),
        ['imported', 'imported'],
      );
      const balance = await run(folder, 'balance', '999999990', '--on', '2024-07-31');
      assert.equal(balance.exit, 0);
      assert.deepEqual(balance.json, {
        participant: '999999990',
        on: '2024-07-31',
        balance: '17.97',
        asOf: '2024-08-09T21:59:59Z',
      });
      const payouts = await run(folder, 'payouts', '101', '--from', '2024-08-01', '--to', '2024-08-31');
      assert.deepEqual(z.object({ payouts: z.array(z.unknown()) }).parse(payouts.json).payouts, [
        {
          date: '2024-08-01',
          scheduled: '2024-08-01',
          amount: '939.94',
          status: 'sent',
          agreement: '3',
          sentOn: '2024-08-01',
          lateFrom: '2024-08-03',
        },
        {
          date: '2024-08-30',
          scheduled: '2024-09-01',
          amount: '939.94',
          status: 'planned',
          agreement: '3',
          lateFrom: '2024-09-03',
        },
      ]);
    })).timeout(30_000);

  it('ends with a code that is not 0 when a file is refused, and still takes the others', () =>
    inTemporaryFolder(async (folder) => {
      const bad = await put(folder, 'bad.xml', camt(statement, '01'));
      const good = await put(folder, 'good.xml', camt(statement));
      const { json, exit } = await run(folder, 'import', bad, good);
      assert.equal(exit, 1);
      const { files, refused } = filesSchema.parse(json);
      assert.deepEqual(
        files.map(({ status, error }) => `${status} ${error?.code ?? ''}`),
        ['refused wrong-version', 'imported '],
      );
      assert.equal(refused, 1);
    })).timeout(30_000);

  it('explains itself after a wrong command, a wrong day and an unknown participant', () =>
    inTemporaryFolder(async (folder) => {
      const code = z.object({ error: z.object({ code: z.string(), reason: z.string().min(10) }) });
      for (const [words, expected, exit] of [
        [[], 'usage', 2],
        [['balance'], 'usage', 2],
        [['balance', ' '], 'usage', 2],
        [['balance', '101', '--on', '2024-02-30'], 'bad-date', 2],
        [['balance', '101', '--why'], 'usage', 2],
        [['balance', '101'], 'not-found', 1],
      ] as const) {
        const answer = await run(folder, ...words);
        assert.equal(code.parse(answer.json).error.code, expected);
        assert.equal(answer.exit, exit);
      }
    })).timeout(60_000);
});
