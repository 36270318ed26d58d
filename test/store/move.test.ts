import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Line } from '../../dialogs/conversation.ts';
import { openEmbeddedStore } from '../../bot/store/lowdb/store.ts';
import { moveStore } from '../../bot/store/move/move-store.ts';
import type { Store } from '../../bot/store/port.ts';
import { openPostgresStore } from '../../bot/store/postgres/store.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { testPostgres } from '../postgres/server.ts';
import { bareEnvironment } from '../service/running.ts';
import { address, after as next, first, line, NEW_KEY, offeredTo, OLD_KEY, ringing } from './world.ts';

const vault = makeVault([NEW_KEY, OLD_KEY]);
const RESIDENTS = 30;

/** Residents with agenda, worker and archived pages, link codes and an audit log. */
async function fill(store: Store): Promise<void> {
  for (let number = 0; number < RESIDENTS; number += 1) {
    const key = store.keyOf(address(number));
    const lines: Line[] = [line(`hallo ${String(number)} "ß€" 👍`)];
    const one = { ...first(key), transcript: lines };
    await store.commit(key, one);
    if (number % 3 > 0) continue;
    const two = next(one, { ...ringing('2026-04-01T08:00:00.000Z'), ...offeredTo('ruben') });
    await store.commit(key, two);
    await store.commit(key, next(two, { archivedPages: 1, transcript: [] }), lines);
  }
  await store.changeShared('link-codes', () => ({ next: { codes: [1, 2] }, result: undefined }));
  for (const entry of ['een', 'twee', 'drie']) await store.appendShared('audit', entry);
}

describe('moving from the folder to the database and back', () => {
  let [folder, url, back] = ['', '', ''];
  const opened = (to: string) => openEmbeddedStore({ folder: to, vault });

  before(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'warmlijn-move-')), 'residents');
    back = join(mkdtempSync(join(tmpdir(), 'warmlijn-move-')), 'residents');
    url = await (await testPostgres()).database();
    // Sealed with the old key first, as a store that lived through a rotation.
    const old = await openEmbeddedStore({ folder, vault: makeVault([OLD_KEY]) });
    await fill(old);
    await old.close();
  });
  after(async () => {
    for (const one of [folder, back]) rmSync(join(one, '..'), { recursive: true, force: true });
    await (await testPostgres()).drop(url);
  });

  it('says what there is, the same on both sides, and serves from there', async () => {
    const moved = await moveStore({ to: 'postgres', folder, url, vault });
    assert.deepEqual(moved, { conversations: RESIDENTS, pages: 10, documents: 1, logLines: 3, setAside: 0 });
    const store = await openPostgresStore({ url, vault });
    try {
      const key = store.keyOf(address(3));
      const conversation = await store.load(key);
      assert.equal(conversation?.version, 3);
      assert.deepEqual(await store.page(key, 0), [line('hallo 3 "ß€" 👍')]);
      assert.equal(store.loadOf('ruben'), 10);
      assert.deepEqual((await store.due('2026-04-02T00:00:00.000Z', 100)).length, 10);
      await store.commit(key, next(conversation, { name: 'Esra' }));
      await store.appendShared('audit', 'vier');
      assert.deepEqual(await store.readSharedLog('audit'), ['een', 'twee', 'drie', 'vier']);
    } finally {
      await store.close();
    }
  });

  it('goes back into a new folder with what was written since', async () => {
    const moved = await moveStore({ to: 'embedded', folder: back, url, vault });
    assert.deepEqual(moved, { conversations: RESIDENTS, pages: 10, documents: 1, logLines: 4, setAside: 0 });
    const store = await opened(back);
    try {
      const conversation = await store.load(store.keyOf(address(3)));
      assert.deepEqual([conversation?.version, conversation?.name], [4, 'Esra']);
      assert.equal((await store.rows()).length, RESIDENTS);
    } finally {
      await store.close();
    }
    assert.ok(!existsSync(`${back}.moving`));
  });

  it('writes over nothing, and not beside somebody who writes', async () => {
    await assert.rejects(moveStore({ to: 'embedded', folder: back, url, vault }), /There is a store in/);
    await assert.rejects(moveStore({ to: 'postgres', folder, url, vault }), /in the database already/);
    const running = await openPostgresStore({ url, vault });
    const elsewhere = join(back, '..', 'elsewhere');
    await assert.rejects(moveStore({ to: 'embedded', folder: elsewhere, url, vault }), /Stop every instance/);
    await running.close();
    const serving = await opened(back);
    await assert.rejects(moveStore({ to: 'postgres', folder: back, url, vault }), { code: 'locked' });
    await serving.close();
    assert.ok(!readdirSync(join(back, '..')).includes('elsewhere'));
  });

  it('is one command, which says what to do next', async () => {
    const server = await testPostgres();
    const empty = await server.database();
    const run = (...words: string[]) =>
      spawnSync(process.execPath, ['bot/tools/move.ts', ...words], {
        env: {
          ...bareEnvironment(),
          NODE_NO_WARNINGS: '1',
          DATABASE_URL: empty,
          WARMLIJN_KEYS: [NEW_KEY, OLD_KEY].map(({ id, key }) => `${id}:${key.toString('base64')}`).join(','),
        },
        encoding: 'utf8',
      });
    const moved = run('--to', 'postgres', '--data', join(back, '..'));
    assert.equal(moved.status, 0, moved.stderr);
    assert.match(moved.stdout, /^Moved and the same on both sides: 30 conversations, 10 archived pages/);
    assert.match(moved.stdout, /DATABASE_URL/);
    const again = run('--to', 'postgres', '--data', join(back, '..'));
    assert.equal(again.status, 3);
    assert.match(again.stderr, /Give DATABASE_URL an empty one/);
    assert.equal(run('--to', 'the moon').status, 2);
    await server.drop(empty);
  });

  it('tells what differs when a record did not arrive as it was', async () => {
    const server = await testPostgres();
    const other = await server.database();
    await moveStore({ to: 'postgres', folder: back, url: other, vault });
    const { compareRecords } = await import('../../bot/store/move/compare.ts');
    const { openEmbeddedRecords } = await import('../../bot/store/move/embedded.ts');
    const { openPostgresRecords } = await import('../../bot/store/move/postgres.ts');
    const changed = await openPostgresStore({ url: other, vault });
    const key = changed.keyOf(address(5));
    const conversation = await changed.load(key);
    assert.ok(conversation);
    await changed.commit(key, next(conversation));
    await changed.close();
    const [from, to] = [await openEmbeddedRecords(back, vault), await openPostgresRecords(other, vault)];
    await assert.rejects(
      compareRecords(vault, from, to, () => undefined),
      new RegExp(`Not the same on both sides: conversation ${key}`),
    );
    await from.close();
    await to.close();
    await server.drop(other);
  });
});
