/** Changing keys: everything is sealed anew, nothing is lost, and the old key may go; on both stores. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../bot/store/port.ts';
import { rekeyEmbedded } from '../../bot/store/rekey/embedded.ts';
import { rekeyPostgres } from '../../bot/store/rekey/postgres.ts';
import { RESIDENT_KEY } from '../../bot/store/resident-vault.ts';
import type { Rekeyed } from '../../bot/store/rekey/tally.ts';
import { makeVault, type VaultKey } from '../../bot/store/vault.ts';
import { embeddedWorld, everyFile } from './embedded-world.ts';
import { postgresWorld } from './postgres-world.ts';
import { embeddedRing, postgresRing, type KeyRingWorld } from './key-ring-world.ts';
import { address, after as next, first, line, NEW_KEY, OLD_KEY } from './world.ts';

const PEOPLE = [1, 2, 3, 4, 5];
const BOTH = [NEW_KEY, OLD_KEY];

async function fill(store: Store): Promise<void> {
  for (const number of PEOPLE) {
    const key = store.keyOf(address(number));
    const one = { ...first(key), transcript: [line(`woorden van ${String(number)}`)] };
    await store.commit(key, one);
    await store.commit(key, next(one, { archivedPages: 1, transcript: [] }), one.transcript);
  }
  await store.changeShared('link-codes', () => ({ next: { codes: [1, 2] }, result: undefined }));
  for (const text of ['een', 'twee', 'drie']) await store.appendShared('audit', text);
}

async function holds(store: Store): Promise<void> {
  for (const number of PEOPLE) {
    const key = store.keyOf(address(number));
    assert.equal((await store.load(key))?.version, 2);
    assert.deepEqual(await store.page(key, 0), [line(`woorden van ${String(number)}`)]);
    assert.equal((await store.row(key))?.id, key);
  }
  assert.deepEqual(await store.readShared('link-codes'), { codes: [1, 2] });
  assert.deepEqual(await store.readSharedLog('audit'), ['een', 'twee', 'drie']);
  assert.deepEqual(store.setAside, []);
}

interface Rekeyable extends KeyRingWorld {
  rekey(keys: readonly VaultKey[]): Promise<Rekeyed>;
}

const worlds: Readonly<Record<string, () => Promise<Rekeyable>>> = {
  'the embedded store': async () => {
    const world = await embeddedRing();
    return { ...world, rekey: (keys) => rekeyEmbedded(world.folder, makeVault(keys)) };
  },
  PostgreSQL: async () => {
    const world = await postgresRing();
    return { ...world, rekey: (keys) => rekeyPostgres(world.url, makeVault(keys)) };
  },
};

for (const [name, makeWorld] of Object.entries(worlds))
  describe(`A change of keys in ${name}`, function () {
    this.timeout(60_000);
    let world: Rekeyable;
    beforeEach(async () => {
      world = await makeWorld();
      const store = await world.open([OLD_KEY]);
      await fill(store);
      await store.close();
    });
    afterEach(() => world.destroy());

    it('seals everything anew, so that the old key may go', async () => {
      const result = await world.rekey(BOTH);
      assert.deepEqual(result.left, {});
      assert.deepEqual(result.done, {
        'residents’ keys': 5,
        'shared documents': 1,
        'log lines': 3,
      });
      const store = await world.open([NEW_KEY]);
      await holds(store);
      await store.appendShared('audit', 'vier');
      assert.equal((await store.readSharedLog('audit')).length, 4);
      await store.close();
    });

    it('gives everybody a key of their own whom an older version left without one', async () => {
      await world.asBefore();
      assert.deepEqual(await world.rekey([OLD_KEY]), { done: { conversations: 5, pages: 5 }, left: {} });
      const store = await world.open([OLD_KEY]);
      await holds(store);
      for (const number of PEOPLE)
        assert.equal(await world.keyIdOf(store.keyOf(address(number))), RESIDENT_KEY);
      await store.close();
    });

    it('done twice does nothing the second time, and takes up what came meanwhile', async () => {
      await world.rekey(BOTH);
      assert.deepEqual(await world.rekey(BOTH), { done: {}, left: {} });
      const late = await world.open([OLD_KEY, NEW_KEY]);
      const key = late.keyOf(address(9));
      await late.commit(key, first(key));
      await late.close();
      assert.deepEqual((await world.rekey(BOTH)).done, { 'residents’ keys': 1 });
      await holds(await world.open([NEW_KEY]));
    });

    it('leaves what was damaged where it is, and says that its key is still needed', async () => {
      const store = await world.open([OLD_KEY]);
      const key = store.keyOf(address(3));
      await store.close();
      await world.asBefore();
      await world.tamper(key);
      const result = await world.rekey(BOTH);
      assert.deepEqual(result.left, { old: 1 });
      assert.equal(result.done.conversations, 4);
    });

    it('refuses without the old key, and changes nothing', async () => {
      await assert.rejects(world.rekey([NEW_KEY]), /sealed with key "old"/);
      await holds(await world.open([OLD_KEY]));
    });
  });

describe('A change of keys', function () {
  this.timeout(60_000);

  it('of the embedded store waits for the service that holds the folder', async () => {
    const world = await embeddedWorld();
    const store = await world.open([OLD_KEY]);
    await fill(store);
    await assert.rejects(rekeyEmbedded(world.folder, makeVault(BOTH)), /in use by/);
    await store.close();
    await world.destroy();
  });

  it('leaves no byte in the folder that was sealed with the old key', async () => {
    const world = await embeddedWorld();
    const store = await world.open([OLD_KEY]);
    await fill(store);
    await store.close();
    await rekeyEmbedded(world.folder, makeVault(BOTH));
    const old = everyFile(world.folder).filter((path) => readFileSync(path, 'latin1').includes('W\u0003old'));
    assert.deepEqual(old, []);
    await world.destroy();
  });

  it('that is cut off anywhere between two files goes on the next time', async () => {
    const world = await embeddedWorld();
    const store = await world.open([OLD_KEY]);
    await fill(store);
    await store.close();
    const before = new Map(everyFile(world.folder).map((path) => [path, readFileSync(path)]));
    await rekeyEmbedded(world.folder, makeVault(BOTH));
    // As if it had stopped half-way: every other file is again as it was.
    const files = [...before].filter(([path]) => /\.(doc|page)$/.test(path));
    for (const [index, [path, bytes]] of files.entries()) if (index % 2 === 0) writeFileSync(path, bytes);
    await rekeyEmbedded(world.folder, makeVault(BOTH));
    const open = await world.open([NEW_KEY]);
    await holds(open);
    await open.close();
    assert.ok(readdirSync(join(world.folder, 'aside')).length === 0);
    await world.destroy();
  });

  it('of a database goes on beside instances that write, and loses none of their words', async () => {
    const world = await postgresWorld();
    const store = await world.open([OLD_KEY, NEW_KEY]);
    await fill(store);
    const key = store.keyOf(address(1));
    let latest = await store.load(key);
    const writing = (async () => {
      for (let times = 0; times < 40; times += 1) {
        assert.ok(latest);
        const text = `bericht ${String(times)}`;
        latest = next(latest, { transcript: [...latest.transcript, line(text)] });
        await store.commit(key, latest);
      }
    })();
    await rekeyPostgres(world.url, makeVault(BOTH));
    await writing;
    const seen = await store.load(key);
    assert.equal(seen?.transcript.length, 40);
    await store.close();
    assert.deepEqual((await rekeyPostgres(world.url, makeVault(BOTH))).left, {});
    const end = await world.open([NEW_KEY]);
    assert.equal((await end.load(key))?.transcript.length, 40);
    await end.close();
    await world.destroy();
  });
});
