/** A key for each resident: whoever is erased cannot be read in any copy made before, and the others can. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { keepPicture, pictureOf } from '../../bot/letters/pictures.ts';
import { realDisk, type Disk } from '../../bot/store/lowdb/disk.ts';
import { StaleVersion, type Store } from '../../bot/store/port.ts';
import { openPostgresStore } from '../../bot/store/postgres/store.ts';
import { RESIDENT_KEY } from '../../bot/store/resident-vault.ts';
import { openStoredIndexKey } from '../../bot/store/stored-index-key.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { everyFile, openFolder } from './embedded-world.ts';
import { embeddedRing, KEY_RING_WORLDS, postgresRing, type KeyRingWorld } from './key-ring-world.ts';
import { address, after as next, first, line, NEW_KEY, OLD_KEY } from './world.ts';

const JPEG = Uint8Array.of(1, 2, 3);

/** Three residents, each with words, a page and the picture of a letter. @returns their keys */
async function fill(store: Store): Promise<[string, string, string]> {
  const keys = [1, 2, 3].map((number) => store.keyOf(address(number)));
  for (const key of keys) {
    const one = { ...first(key), name: 'Noor', transcript: [line('gasrekening')] };
    await store.commit(key, one);
    await store.commit(key, next(one, { archivedPages: 1, transcript: [] }), one.transcript);
    await keepPicture(store, key, 'brief', JPEG);
  }
  const [one = '', two = '', three = ''] = keys;
  return [one, two, three];
}

async function isWhole(store: Store, key: string): Promise<void> {
  assert.equal((await store.load(key))?.name, 'Noor');
  assert.deepEqual(await store.page(key, 0), [line('gasrekening')]);
  assert.deepEqual(await pictureOf(store, key, 'brief'), Buffer.from(JPEG));
  assert.equal((await store.row(key))?.name, 'Noor');
}

async function isGone(store: Store, key: string): Promise<void> {
  assert.equal(await store.load(key), undefined);
  assert.deepEqual(await store.page(key, 0), []);
  assert.equal(await pictureOf(store, key, 'brief'), undefined);
  assert.equal(await store.row(key), undefined);
}

const forgotten = ({ setAside }: Store) => setAside.filter(({ why }) => why.includes('not in the key ring'));

for (const [name, makeWorld] of Object.entries(KEY_RING_WORLDS))
  describe(`A key for each resident in ${name}`, function () {
    this.timeout(60_000);
    let world: KeyRingWorld;
    let store: Store;
    let keys: [string, string, string];
    beforeEach(async () => {
      world = await makeWorld();
      store = await world.open();
      keys = await fill(store);
    });
    afterEach(async () => {
      await store.close();
      await world.destroy();
    });
    const reopened = async (...given: Parameters<KeyRingWorld['open']>) => {
      await store.close();
      store = await world.open(...given);
    };

    it('makes a copy of before an erasure unreadable for that resident alone, says so, and lets them begin anew', async () => {
      await store.close();
      const restore = await world.backup();
      store = await world.open();
      await store.erase(keys[1]);
      await store.close();
      await restore();
      store = await world.open();
      await isWhole(store, keys[0]);
      await isWhole(store, keys[2]);
      await isGone(store, keys[1]);
      assert.equal(store.size(), 2);
      assert.equal((await store.rows()).length, 2);
      assert.ok(forgotten(store).length > 0);
      const again = { ...first(keys[1]), name: 'Again', transcript: [line('hulp')] };
      await store.commit(keys[1], again);
      await store.commit(keys[1], next(again, { archivedPages: 1, transcript: [] }), again.transcript);
      await keepPicture(store, keys[1], 'nieuw', JPEG);
      await reopened();
      assert.equal((await store.load(keys[1]))?.name, 'Again');
      assert.deepEqual(await store.page(keys[1], 0), [line('hulp')]);
      assert.equal(await pictureOf(store, keys[1], 'brief'), undefined);
      assert.ok(await pictureOf(store, keys[1], 'nieuw'));
    });

    it('keeps an old copy closed also when that resident has a new key since', async () => {
      await store.close();
      const restore = await world.backup();
      store = await world.open();
      await store.erase(keys[1]);
      await store.commit(keys[1], { ...first(keys[1]), name: 'Again' });
      await store.close();
      await restore();
      store = await world.open();
      await isGone(store, keys[1]);
      await isWhole(store, keys[0]);
      await store.erase(keys[1]);
      assert.deepEqual(store.setAside, []);
    });

    it('refuses to start when all keys are gone, moves nothing, and is whole when they are back', async () => {
      await store.close();
      const putBack = await world.loseKeyRing();
      await assert.rejects(world.open(), /key ring|ring is missing/i);
      await putBack();
      store = await world.open();
      for (const key of keys) await isWhole(store, key);
      assert.deepEqual(store.setAside, []);
    });

    it('seals what an older version left with a resident’s own key at the next write, and reads all meanwhile', async () => {
      await store.close();
      await world.asBefore();
      store = await world.open();
      assert.equal(await world.keyIdOf(keys[0]), 'old');
      for (const key of keys) await isWholeButPictures(store, key);
      const one = await store.load(keys[0]);
      assert.ok(one);
      await store.commit(keys[0], next(one));
      await reopened();
      assert.equal(await world.keyIdOf(keys[0]), RESIDENT_KEY);
      assert.equal(await world.keyIdOf(keys[1]), 'old');
      for (const key of keys) await isWholeButPictures(store, key);
    });

    it('goes along when the key of the settings changes, resident by resident', async () => {
      await reopened([NEW_KEY, OLD_KEY]);
      for (const key of keys) {
        const one = await store.load(key);
        assert.ok(one);
        await store.commit(key, next(one));
      }
      await store.changeShared('letters-' + keys[0], (current) => ({ next: current, result: undefined }));
      await reopened([NEW_KEY]);
      for (const key of keys) await isWhole(store, key);
      await store.erase(keys[0]);
      await reopened([NEW_KEY]);
      await isGone(store, keys[0]);
    });
  });

/** Pictures were sealed with a resident's key that a version of before cannot have had. */
async function isWholeButPictures(store: Store, key: string): Promise<void> {
  assert.equal((await store.load(key))?.name, 'Noor');
  assert.deepEqual(await store.page(key, 0), [line('gasrekening')]);
  assert.equal((await store.row(key))?.name, 'Noor');
}

describe('The key ring in the folder', () => {
  let world: Awaited<ReturnType<typeof embeddedRing>>;
  const ring = () => join(world.folder, 'keys', 'ring');
  beforeEach(async () => {
    world = await embeddedRing();
  });
  afterEach(() => world.destroy());

  it('holds a key durably before anything is sealed with it, and no key as it is', async () => {
    const events: string[] = [];
    const disk: Disk = {
      ...realDisk,
      append: async (...given) => {
        events.push('journal');
        await realDisk.append(...given);
      },
      appendFlushed: async (path, ...given) => {
        await realDisk.appendFlushed(path, ...given);
        if (path === ring()) events.push('key');
      },
    };
    const store = await openFolder(world.folder, { disk });
    const key = store.keyOf(address(1));
    const one = first(key);
    await store.commit(key, one);
    await store.commit(key, next(one));
    assert.deepEqual(events, ['key', 'journal', 'journal'], 'a key costs one flush in a resident’s life');
    await store.close();
  });

  it('has no byte of a key left after an erasure, in no file, and the others where they were', async () => {
    const store = await world.open();
    const [one, two] = await fill(store);
    const before = fs.readFileSync(ring());
    const at = before.indexOf(one);
    const sealed = before.subarray(at + one.length, before.indexOf(two) - 14);
    assert.ok(sealed.length > 60);
    await store.erase(one);
    assert.equal(fs.readFileSync(ring()).length, before.length);
    for (const path of everyFile(world.folder)) {
      const bytes = fs.readFileSync(path);
      assert.ok(!bytes.includes(sealed.subarray(16)) && !bytes.includes(one), path);
    }
    await isWhole(store, two);
    await store.close();
    const again = await world.open();
    await isWhole(again, two);
    assert.deepEqual(again.setAside, []);
    await again.close();
  });

  for (const cut of [1, 13, 40, 100])
    it(`that was cut off ${String(cut)} bytes into a new key serves everybody before it, and takes new ones`, async () => {
      const store = await world.open();
      const [one, two] = await fill(store);
      await store.close();
      fs.appendFileSync(ring(), fs.readFileSync(ring()).subarray(0, cut));
      const again = await world.open();
      await isWhole(again, one);
      const fresh = again.keyOf(address(9));
      await again.commit(fresh, first(fresh));
      await again.close();
      const third = await world.open();
      assert.ok(await third.load(fresh));
      await isWhole(third, two);
      assert.deepEqual(third.setAside, []);
      await third.close();
    });

  it('damaged at one key loses that resident alone, says so, and lets them begin anew', async () => {
    let store = await world.open();
    const [one, two, three] = await fill(store);
    await store.close();
    const bytes = fs.readFileSync(ring());
    const at = bytes.indexOf(two) + 60;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    fs.writeFileSync(ring(), bytes);
    store = await world.open();
    for (const key of [one, three]) await isWhole(store, key);
    assert.equal(await store.load(two), undefined);
    assert.ok(store.setAside.some(({ where, why }) => where.includes('keys') && /Damaged/.test(why)));
    await store.commit(two, { ...first(two), name: 'Again' });
    await store.close();
    store = await world.open();
    assert.equal((await store.load(two))?.name, 'Again');
    await store.close();
  });

  it('that cannot be written keeps everybody as they were, and a failed erasure is brought to its end first', async () => {
    let failing = false;
    const check = () => {
      if (failing) throw Object.assign(new Error('EIO: made up'), { code: 'EIO' });
    };
    const disk: Disk = {
      ...realDisk,
      appendFlushed: async (...given) => {
        check();
        await realDisk.appendFlushed(...given);
      },
      overwriteFlushed: async (...given) => {
        check();
        await realDisk.overwriteFlushed(...given);
      },
    };
    const store = await openFolder(world.folder, { disk });
    const [one, two] = await fill(store);
    const fresh = store.keyOf(address(9));
    failing = true;
    await assert.rejects(store.commit(fresh, first(fresh)), /EIO/);
    await assert.rejects(store.erase(one));
    await assert.rejects(store.load(one));
    await isWhole(store, two);
    failing = false;
    assert.equal(await store.load(one), undefined);
    await store.commit(one, { ...first(one), name: 'Again' });
    await store.commit(fresh, first(fresh));
    await store.close();
    const again = await world.open();
    assert.equal((await again.load(one))?.name, 'Again');
    assert.ok(await again.load(fresh));
    assert.deepEqual(again.setAside, []);
    await again.close();
  });

  it('makes one key for a resident of whom two things are written at once', async () => {
    const store = await world.open();
    const key = store.keyOf(address(1));
    await Promise.all([keepPicture(store, key, 'brief', JPEG), store.commit(key, first(key))]);
    await store.close();
    const again = await world.open();
    assert.ok(await again.load(key));
    assert.ok(await pictureOf(again, key, 'brief'));
    await again.close();
  });

  it('stops an older version, which would take the documents for foreign ones', async () => {
    const store = await world.open();
    const [one] = await fill(store);
    await store.close();
    // An older version stops when a record's key id stands in this list, and is not in the settings.
    const sealed = fs.readFileSync(join(world.folder, 'index.key'));
    const { sealedWith } = openStoredIndexKey(makeVault([OLD_KEY]), sealed);
    assert.ok(sealedWith.includes(await world.keyIdOf(one)));
  });
});

describe('The key ring in the database', function () {
  this.timeout(60_000);
  let world: Awaited<ReturnType<typeof postgresRing>>;
  beforeEach(async () => {
    world = await postgresRing();
  });
  afterEach(() => world.destroy());

  it('is not used while an instance of before serves, and is from the moment on at which it is gone', async () => {
    const earlier = new pg.Client({ connectionString: world.url, application_name: 'warmlijn' });
    await earlier.connect();
    const store = await openPostgresStore({
      url: world.url,
      vault: makeVault([OLD_KEY]),
      lookAgainMs: 20,
    });
    const key = store.keyOf(address(1));
    let latest = first(key);
    await store.commit(key, latest);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await store.commit(key, (latest = next(latest)));
    assert.equal(await world.keyIdOf(key), 'old');
    await earlier.end();
    for (let tries = 0; tries < 100 && (await world.keyIdOf(key)) === 'old'; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await store.commit(key, (latest = next(latest)));
    }
    assert.equal(await world.keyIdOf(key), RESIDENT_KEY);
    await store.close();
  });

  it('lets no instance write with a key that another destroyed: it hears so and decides again', async () => {
    const [one, other] = [await world.open(), await world.open()];
    const key = one.keyOf(address(1));
    const born = { ...first(key), name: 'Noor' };
    await one.commit(key, born);
    assert.equal((await other.load(key))?.name, 'Noor');
    await one.erase(key);
    await one.commit(key, { ...first(key), name: 'Again' });
    await assert.rejects(other.commit(key, next(born)), StaleVersion);
    const present = await other.load(key);
    assert.equal(present?.name, 'Again');
    await other.commit(key, next(present));
    await one.erase(key);
    await assert.rejects(other.commit(key, first(key)), StaleVersion);
    await other.commit(key, first(key));
    assert.equal((await one.load(key))?.version, 1);
    for (const store of [one, other]) await store.close();
  });

  it('keeps what is written while somebody is erased readable or gone, in any order', async () => {
    const [one, other] = [await world.open(), await world.open()];
    const key = one.keyOf(address(1));
    for (let round = 0; round < 30; round += 1) {
      const write = async () => {
        const present = await other.load(key);
        await other
          .commit(key, present === undefined ? first(key) : next(present))
          .catch((error: unknown) => {
            if (!(error instanceof StaleVersion)) throw error;
          });
        await keepPicture(other, key, 'brief', JPEG);
      };
      await Promise.all([one.erase(key), write(), write()]);
      await one.load(key);
      await one.rows();
    }
    await other.close();
    await one.close();
    const again = await world.open();
    assert.deepEqual(again.setAside, []);
    await again.close();
  });
});
