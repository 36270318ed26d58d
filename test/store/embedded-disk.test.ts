import assert from 'node:assert/strict';
import fs from 'node:fs';
import { dirname } from 'node:path';
import { realDisk, type Disk } from '../../bot/store/lowdb/disk.ts';
import { documentPath, everyFile, openFolder, temporaryFolder } from './embedded-world.ts';
import { address, after, first, line } from './world.ts';

describe('With a disk that fails, the embedded store', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('acknowledges a commit only after the file, its name and the folder are flushed, in that order', async () => {
    const events: { what: string; path: string }[] = [];
    const note = (what: string, path: string) => events.push({ what, path });
    const disk: Disk = {
      ...realDisk,
      async writeFlushed(path, bytes) {
        await realDisk.writeFlushed(path, bytes);
        note('flushed', path);
      },
      async rename(from, to) {
        await realDisk.rename(from, to);
        note('renamed', to);
      },
      async flushFolder(descriptor) {
        const { ino } = fs.fstatSync(descriptor);
        note('folder begins', String(ino));
        await realDisk.flushFolder(descriptor);
        note('folder flushed', String(ino));
      },
    };
    const store = await openFolder(folder, { disk });
    await Promise.all(
      Array.from({ length: 400 }, async (_, index) => {
        const key = store.keyOf(address(index));
        const path = documentPath(folder, key);
        await store.commit(key, first(key));
        const ino = String(fs.statSync(dirname(path)).ino);
        const seen = events.slice();
        const renamed = seen.findIndex((event) => event.what === 'renamed' && event.path === path);
        const flushed = seen.findIndex((event) => event.what === 'flushed' && event.path === `${path}.tmp`);
        const begins = seen.findIndex(
          (event, at) => at > renamed && event.what === 'folder begins' && event.path === ino,
        );
        const ended = seen.findIndex(
          (event, at) => at > begins && event.what === 'folder flushed' && event.path === ino,
        );
        assert.ok(flushed >= 0 && flushed < renamed && renamed < begins && begins < ended);
      }),
    );
    const flushes = events.filter((event) => event.what === 'folder begins').length;
    assert.ok(flushes < 400, `${String(flushes)} folder flushes are shared by 400 commits`);
    await store.close();
  });

  const failures: { at: keyof Disk; says: string; visible: boolean }[] = [
    { at: 'writeFlushed', says: 'ENOSPC', visible: false },
    { at: 'rename', says: 'EIO', visible: false },
    { at: 'flushFolder', says: 'EIO', visible: true },
  ];
  for (const { at, says, visible } of failures)
    it(`with a disk that answers ${says} at ${at}: the commit is refused, the document is whole, later commits work`, async () => {
      let failing = false;
      const disk: Disk = { ...realDisk };
      const fail = () => Promise.reject(Object.assign(new Error(`${says}: made up`), { code: says }));
      if (at === 'writeFlushed')
        disk.writeFlushed = async (path, bytes) => {
          await realDisk.writeFlushed(path, failing ? bytes.subarray(0, 10) : bytes);
          if (failing) await fail();
        };
      if (at === 'rename') disk.rename = (from, to) => (failing ? fail() : realDisk.rename(from, to));
      if (at === 'flushFolder')
        disk.flushFolder = (descriptor) => (failing ? fail() : realDisk.flushFolder(descriptor));
      const store = await openFolder(folder, { disk });
      const [key, fresh] = [store.keyOf(address(1)), store.keyOf(address(2))];
      await store.commit(key, first(key));
      failing = true;
      await assert.rejects(store.commit(key, after(first(key), { name: 'lost?' })));
      await assert.rejects(store.commit(fresh, first(fresh)));
      // While it is not sure what the disk keeps, nobody is told anything that may be undone.
      if (at !== 'writeFlushed') await assert.rejects(store.load(key));
      failing = false;
      const present = await store.load(key);
      assert.ok(present);
      assert.equal(present.version, visible ? 2 : 1);
      await store.commit(key, after(present, { name: 'kept' }));
      const other = await store.load(fresh);
      await store.commit(fresh, other === undefined ? first(fresh) : after(other));
      await store.close();
      const again = await openFolder(folder);
      assert.equal((await again.load(key))?.name, 'kept');
      assert.ok(await again.load(fresh));
      assert.deepEqual(again.setAside, []);
      assert.deepEqual(
        everyFile(folder).filter((path) => path.endsWith('.tmp')),
        [],
      );
      await again.close();
    });

  it('an erasure that is cut off can be asked for again', async () => {
    let left = Infinity;
    const disk: Disk = {
      ...realDisk,
      remove: async (path) => {
        left -= 1;
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
