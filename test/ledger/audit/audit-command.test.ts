import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAudit } from '../../../bot/ledger/audit/audit.ts';
import { openEmbeddedStore } from '../../../bot/store/lowdb/store.ts';
import { makeVault } from '../../../bot/store/vault.ts';
import { inTemporaryFolder } from '../temporary.ts';

const KEY = Buffer.alloc(32, 5);
const keys = `k1:${KEY.toString('base64')}`;

async function run(dataDir: string, ...words: string[]): Promise<{ json: unknown; exit: number }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['bot/tools/ledger.ts', ...words],
      { env: { ...process.env, DATA_DIR: dataDir, WARMLIJN_KEYS: keys, DATABASE_URL: '' } },
      (_error, stdout) => resolve({ json: JSON.parse(stdout), exit: child.exitCode ?? -1 }),
    );
  });
}

/** A log of five lines, in the embedded store of this folder; answers the path of the log. */
async function filled(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'residents');
  const store = await openEmbeddedStore({ folder, vault: makeVault([{ id: 'k1', key: KEY }]) });
  const audit = openAudit(store, { error: () => undefined });
  for (const whose of ['p1', 'p2', 'p1', 'p1', 'p2'])
    await audit.record([{ at: '2026-11-20T09:00:00.000Z', who: 'resident', whose, what: 'balance' }]);
  await audit.settle();
  await store.close();
  return join(folder, 'shared', 'audit.log');
}

describe('npm run ledger -- audit', () => {
  it('says that the log is whole, what its head is, and who saw whose money', () =>
    inTemporaryFolder(async (dataDir) => {
      await filled(dataDir);
      const whole = await run(dataDir, 'audit', 'verify');
      const { ok, lines, head } = whole.json as { ok: boolean; lines: number; head: string };
      assert.deepEqual({ exit: whole.exit, ok, lines }, { exit: 0, ok: true, lines: 5 });
      assert.equal((await run(dataDir, 'audit', 'verify', '--head', head)).exit, 0);
      assert.equal((await run(dataDir, 'audit', 'verify', '--head', 'f'.repeat(64))).exit, 1);
      const shown = await run(dataDir, 'audit', 'show', '--whose', 'p2');
      assert.deepEqual(
        (shown.json as { lines: { n: number; who: string }[] }).lines.map(({ n, who }) => `${n} ${who}`),
        ['2 resident', '5 resident'],
      );
    })).timeout(30_000);

  it('names the line that somebody cut out of the file, and ends with a code that is not 0', () =>
    inTemporaryFolder(async (dataDir) => {
      const path = await filled(dataDir);
      const lines = readFileSync(path, 'utf8').split('\n');
      writeFileSync(path, lines.toSpliced(2, 1).join('\n'));
      const { json, exit } = await run(dataDir, 'audit', 'verify');
      assert.equal(exit, 1);
      // What stands behind it moved, so it cannot be opened in its new place either.
      assert.deepEqual((json as { bad: unknown }).bad, { line: 3, why: 'missing' });
    })).timeout(30_000);

  it('has nothing to complain about when nobody asked anything yet', () =>
    inTemporaryFolder(async (dataDir) => {
      const { json, exit } = await run(dataDir, 'audit', 'verify');
      assert.deepEqual({ json, exit }, { json: { ok: true, lines: 0, head: '0'.repeat(64) }, exit: 0 });
    })).timeout(30_000);
});
