import assert from 'node:assert/strict';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { realDisk, type Disk } from '../../bot/store/lowdb/disk.ts';
import { documentPath, everyFile, openFolder, temporaryFolder } from './embedded-world.ts';
import { address, after, first, line } from './world.ts';
import { asStored } from '../as-stored.ts';

function madeUp(code: string): Error {
  return Object.assign(new Error(`${code}: made up`), { code });
}

describe('With a disk that fails, the embedded store', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('acknowledges a commit only after a journal that holds it, and that journal’s name, are flushed', async () => {
    const journal = () => fs.statSync(join(folder, 'journal')).ino;
    let named = false;
    let appends = 0;
    const flushed: Buffer[] = [];
    const disk: Disk = {
      ...realDisk,
      async append(descriptor, position, bytes) {
        assert.ok(named);
        appends += 1;
        await realDisk.append(descriptor, position, bytes);
        flushed.push(bytes);
      },
      async flushFolder(descriptor) {
        await realDisk.flushFolder(descriptor);
        if (fs.fstatSync(descriptor).ino === journal()) named = true;
      },
    };
    const store = await openFolder(folder, { disk });
    await Promise.all(
      Array.from({ length: 400 }, async (_, index) => {
        const key = store.keyOf(address(index));
        await store.commit(key, first(key));
        assert.ok(flushed.some((bytes) => bytes.includes(key)));
      }),
    );
    assert.ok(appends < 100, `${String(appends)} flushes are shared by 400 commits`);
    await store.close();
  });

  it('lets the journal go only after each file, its name and the folder are flushed, in that order', async () => {
    const events: string[] = [];
    const noted =
      <Given extends readonly unknown[]>(
        what: (...given: Given) => string,
        act: (...given: Given) => Promise<void>,
      ) =>
      async (...given: Given) => {
        await act(...given);
        events.push(what(...given));
      };
    const disk: Disk = {
      ...realDisk,
      writeFlushed: noted((path) => `flushed ${path}`, realDisk.writeFlushed),
      rename: noted((_, to) => `renamed ${to}`, realDisk.rename),
      flushFolder: noted(
        (descriptor) => `folder ${String(fs.fstatSync(descriptor).ino)}`,
        realDisk.flushFolder,
      ),
      remove: noted((path) => `removed ${path}`, realDisk.remove),
    };
    const store = await openFolder(folder, { disk });
    const keys = Array.from({ length: 30 }, (_, index) => store.keyOf(address(index)));
    await Promise.all(keys.map((key) => store.commit(key, first(key))));
    await store.close();
    const removed = events.indexOf(`removed ${join(folder, 'journal', '000000000001')}`);
    for (const key of keys) {
      const path = documentPath(folder, key);
      const renamed = events.indexOf(`renamed ${path}`);
      const named = events.lastIndexOf(`folder ${String(fs.statSync(dirname(path)).ino)}`, removed);
      assert.ok(events.indexOf(`flushed ${path}.tmp`) < renamed && renamed < named && named < removed);
    }
  });

  it('is full: the commit is refused, nothing half stays, later commits work', async () => {
    let full = false;
    const disk: Disk = {
      ...realDisk,
      async append(descriptor, position, bytes) {
        await realDisk.append(descriptor, position, full ? bytes.subarray(0, 40) : bytes);
        if (full) throw madeUp('ENOSPC');
      },
    };
    const store = await openFolder(folder, { disk });
    const [key, fresh] = [store.keyOf(address(1)), store.keyOf(address(2))];
    await store.commit(key, first(key));
    full = true;
    await assert.rejects(store.commit(key, after(first(key), { name: 'lost' })), /ENOSPC/);
    await assert.rejects(store.commit(fresh, first(fresh)), /ENOSPC/);
    full = false;
    assert.deepEqual(asStored(await store.load(key)), first(key));
    assert.equal(await store.load(fresh), undefined);
    await store.commit(key, after(first(key), { name: 'kept' }));
    await store.commit(fresh, first(fresh));
    await store.close();
    const again = await openFolder(folder);
    assert.equal((await again.load(key))?.name, 'kept');
    assert.ok(await again.load(fresh));
    assert.deepEqual(again.setAside, []);
    await again.close();
  });

  it('says nothing of a conversation while it is not sure what it keeps, and goes on when it is', async () => {
    let failing = false;
    const disk: Disk = {
      ...realDisk,
      async append(descriptor, position, bytes) {
        await realDisk.append(descriptor, position, bytes);
        if (failing) throw madeUp('EIO');
      },
      appendFlushed: (path, length, bytes) =>
        failing ? Promise.reject(madeUp('EIO')) : realDisk.appendFlushed(path, length, bytes),
    };
    const store = await openFolder(folder, { disk });
    const [key, fresh] = [store.keyOf(address(1)), store.keyOf(address(2))];
    await store.commit(key, first(key));
    failing = true;
    await assert.rejects(store.commit(key, after(first(key), { name: 'lost?' })));
    await assert.rejects(store.commit(fresh, first(fresh)));
    await assert.rejects(store.load(key));
    failing = false;
    const present = await store.load(key);
    assert.ok(present);
    await store.commit(key, after(present, { name: 'kept' }));
    assert.equal(await store.load(fresh), undefined);
    await store.close();
    const again = await openFolder(folder);
    assert.equal((await again.load(key))?.name, 'kept');
    assert.equal(again.size(), 1);
    await again.close();
  });

  /** A disk on which one step of putting documents in their files fails while `failing()`. */
  function stubborn(at: 'writeFlushed' | 'rename' | 'flushFolder' | 'remove', failing: () => boolean): Disk {
    const isJournal = (descriptor: number) =>
      fs.fstatSync(descriptor).ino === fs.statSync(join(folder, 'journal')).ino;
    const check = (fails: boolean) =>
      fails && failing() ? Promise.reject(madeUp('EIO')) : Promise.resolve();
    const { writeFlushed, rename, flushFolder, remove } = realDisk;
    return {
      ...realDisk,
      writeFlushed: (path, bytes) => check(at === 'writeFlushed').then(() => writeFlushed(path, bytes)),
      rename: (from, to) => check(at === 'rename').then(() => rename(from, to)),
      flushFolder: (descriptor) =>
        check(at === 'flushFolder' && !isJournal(descriptor)).then(() => flushFolder(descriptor)),
      remove: (path) => check(at === 'remove').then(() => remove(path)),
    };
  }

  for (const at of ['writeFlushed', 'rename', 'flushFolder', 'remove'] as const)
    it(`with a disk that answers EIO at ${at}, the journal keeps what cannot be put in place, also for the next start`, async () => {
      let failing = false;
      const disk = stubborn(at, () => failing);
      const store = await openFolder(folder, { disk, journal: { restMs: 1 } });
      const [key, other] = [store.keyOf(address(1)), store.keyOf(address(2))];
      failing = true;
      for (let version = 1; version <= 20; version += 1) {
        await store.commit(key, { ...first(key), version });
        await delay(2);
        // Well again for a while, and ill again.
        failing = version < 8 || version > 14;
      }
      await store.commit(other, first(other));
      await assert.rejects(store.erase(other), /EIO/);
      assert.equal((await store.load(key))?.version, 20);
      await store.close();
      const again = await openFolder(folder);
      assert.equal((await again.load(key))?.version, 20);
      assert.ok(await again.load(other));
      assert.deepEqual(again.setAside, []);
      assert.deepEqual(fs.readdirSync(join(folder, 'journal')), []);
      await again.close();
    });

  it('an erasure that is cut off can be asked for again', async () => {
    let left = Infinity;
    const disk: Disk = {
      ...realDisk,
      remove: async (path) => {
        if (path.includes('residents')) left -= 1;
        if (left < 0) throw new Error('EIO: made up');
        await realDisk.remove(path);
      },
    };
    const store = await openFolder(folder, { disk });
    const key = store.keyOf(address(1));
    await store.commit(key, { ...first(key), archivedPages: 1 }, [line('old')]);
    left = 1;
    await assert.rejects(store.erase(key));
    left = Infinity;
    assert.equal(store.size(), 1);
    assert.deepEqual(await store.erase(key), ['the conversation']);
    assert.equal(
      everyFile(folder).some((path) => path.includes(key)),
      false,
    );
    await store.close();
  });
});
