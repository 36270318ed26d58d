import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { realDisk, type Disk } from '../../bot/store/lowdb/disk.ts';
import { lockFolder } from '../../bot/store/lowdb/folder-lock.ts';
import { pidSpace } from '../../bot/store/lowdb/process-identity.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { documentPath, embeddedWorld, openFolder, temporaryFolder } from './embedded-world.ts';
import { storeConformance } from './conformance.ts';
import { address, after, first, line, NEW_KEY, OLD_KEY } from './world.ts';

storeConformance('the embedded store', embeddedWorld);

function everyFile(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('The folder of the embedded store', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('shows no word, number or address of anybody, in no file and no name', async () => {
    const store = await openFolder(folder);
    const key = store.keyOf(address(1));
    const next = { ...first(key), name: 'Noor', transcript: [line('gasrekening')] };
    await store.commit(key, next);
    await store.commit(key, after(next, { transcript: [], archivedPages: 1 }), next.transcript);
    await store.changeShared('codes', () => ({ next: { 'code-123': 'Noor' }, result: undefined }));
    await store.appendShared('audit', 'Noor asked');
    for (const path of everyFile(folder)) {
      const shown = path + fs.readFileSync(path, 'latin1');
      for (const secret of ['Noor', 'gasrekening', '+3160000', 'code-123', OLD_KEY.key.toString('latin1')])
        assert.ok(!shown.includes(secret), `${path} shows ${secret}`);
      assert.equal(fs.statSync(path).mode & 0o077, 0, `${path} can be read by others`);
    }
    await store.close();
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

  it('a temporary file left by a crash is no truth: it is removed', async () => {
    let store = await openFolder(folder);
    const key = store.keyOf(address(1));
    await store.commit(key, first(key));
    const path = documentPath(folder, key);
    await store.close();
    fs.copyFileSync(path, `${path}.tmp`);
    fs.writeFileSync(`${path.slice(0, -4)}.0.page.tmp`, 'half');
    store = await openFolder(folder);
    assert.equal((await store.load(key))?.version, 1);
    assert.deepEqual(store.setAside, []);
    assert.deepEqual(
      everyFile(folder).filter((file) => file.endsWith('.tmp')),
      [],
    );
    await store.close();
  });

  it('pages go aside together with a torn document, so that a new conversation does not write over them', async () => {
    let store = await openFolder(folder);
    const key = store.keyOf(address(1));
    await store.commit(key, { ...first(key), archivedPages: 1 }, [line('old')]);
    await store.close();
    fs.truncateSync(documentPath(folder, key), 20);
    store = await openFolder(folder);
    assert.equal(store.setAside.length, 2);
    for (const { where, why } of store.setAside) {
      assert.ok(fs.existsSync(join(folder, where)));
      assert.equal(fs.readFileSync(join(folder, `${where}.why`), 'utf8').trim(), why);
    }
    assert.deepEqual(await store.erase(key), ['2 set-aside files']);
    assert.equal(
      everyFile(folder).some((path) => path.includes(key)),
      false,
    );
    await store.close();
  });

  it('a document in the shape of a newer version stops the start and stays where it is', async () => {
    const store = await openFolder(folder);
    const key = store.keyOf(address(1));
    await store.commit(key, first(key));
    await store.close();
    const newer = Buffer.from(JSON.stringify({ ...first(key), schema: 99 }));
    fs.writeFileSync(documentPath(folder, key), makeVault([OLD_KEY]).seal(newer, `conversation:${key}`));
    fs.writeFileSync(join(folder, 'residents', '00', 'foreign'), '');
    await assert.rejects(openFolder(folder), /written by a newer Warmlijn/);
    assert.ok(fs.existsSync(documentPath(folder, key)));
    assert.deepEqual(fs.readdirSync(join(folder, 'aside')), []);
  });

  it('a document that opens but has another shape goes aside, and the reason quotes nothing from it', async () => {
    let store = await openFolder(folder);
    const key = store.keyOf(address(1));
    await store.commit(key, first(key));
    await store.close();
    const odd = Buffer.from(JSON.stringify({ ...first(key), channels: 'Noor' }));
    fs.writeFileSync(documentPath(folder, key), makeVault([OLD_KEY]).seal(odd, `conversation:${key}`));
    store = await openFolder(folder);
    assert.match(store.setAside[0]?.why ?? '', /channels: invalid_type/);
    assert.doesNotMatch(store.setAside[0]?.why ?? '', /Noor/);
    await store.close();
  });

  it('refuses to start with a wrong key under the same name, or without its index key, and moves nothing', async () => {
    const store = await openFolder(folder);
    const key = store.keyOf(address(1));
    await store.commit(key, first(key));
    await store.close();
    const wrong = makeVault([{ id: OLD_KEY.id, key: NEW_KEY.key }]);
    await assert.rejects(openFolder(folder, { vault: wrong }), /damaged, or WARMLIJN_KEYS has another key/);
    await assert.rejects(openFolder(folder, { vault: makeVault([NEW_KEY]) }), /sealed with key "old"/);
    fs.renameSync(join(folder, 'index.key'), join(folder, 'elsewhere'));
    await assert.rejects(openFolder(folder), /index\.key is missing/);
    fs.renameSync(join(folder, 'elsewhere'), join(folder, 'index.key'));
    const again = await openFolder(folder);
    assert.equal(again.size(), 1);
    await again.close();
  });

  it('a log line cut off by a crash is kept aside, the lines before it stay and new ones follow', async () => {
    let store = await openFolder(folder);
    await store.appendShared('audit', 'one');
    await store.appendShared('audit', 'two');
    await store.close();
    const path = join(folder, 'shared', 'audit.log');
    fs.appendFileSync(path, 'V2hhdCBpcyB0aGl');
    store = await openFolder(folder);
    await store.appendShared('audit', 'three');
    assert.deepEqual(await store.readSharedLog('audit'), ['one', 'two', 'three']);
    assert.match(store.setAside[0]?.why ?? '', /cut off/);
    await store.close();
  });

  it('a changed or moved log line is noticed, and the others are still read', async () => {
    let store = await openFolder(folder);
    for (const text of ['one', 'two', 'six', 'ten']) await store.appendShared('audit', text);
    await store.close();
    const path = join(folder, 'shared', 'audit.log');
    const [one = '', two = '', six = '', ten = ''] = fs.readFileSync(path, 'utf8').split('\n');
    fs.writeFileSync(path, [one, six, two, ten, ''].join('\n'));
    store = await openFolder(folder);
    assert.deepEqual(await store.readSharedLog('audit'), ['one', 'ten']);
    await store.readSharedLog('audit');
    assert.equal(store.setAside.length, 2);
    await store.close();
  });

  it('a full disk refuses a log line and leaves no half one', async () => {
    let full = false;
    const disk: Disk = {
      ...realDisk,
      async appendFlushed(path, length, bytes) {
        await realDisk.appendFlushed(path, length, full ? bytes.subarray(0, 9) : bytes);
        if (full) throw new Error('ENOSPC: made up');
      },
    };
    let store = await openFolder(folder, { disk });
    await store.appendShared('audit', 'one');
    full = true;
    await assert.rejects(store.appendShared('audit', 'lost, and longer than the next'));
    assert.deepEqual(await store.readSharedLog('audit'), ['one']);
    full = false;
    await store.appendShared('audit', 'two');
    await store.close();
    store = await openFolder(folder);
    assert.deepEqual(await store.readSharedLog('audit'), ['one', 'two']);
    await store.close();
  });

  it('names that could leave the folder are refused', async () => {
    const store = await openFolder(folder);
    for (const name of ['../x', '', 'a/b', '.x', 'A'])
      await assert.rejects(
        store.changeShared(name, () => ({ next: 1, result: 1 })),
        /named in lower case/,
      );
    await store.close();
  });
});

describe('The lock on the folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Milliseconds; shorter than in service, to wait less. */
  const BEAT = 100;
  const dead = () => spawnSync(process.execPath, ['-e', '']).pid;
  const leave = (holder: object) => {
    fs.writeFileSync(join(folder, 'lock'), JSON.stringify({ space: pidSpace(), nonce: 'left', ...holder }));
  };

  it('is taken over from a process that is gone', async () => {
    leave({ pid: dead() });
    (await lockFolder(folder)).release();
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  it('is taken over when its number now belongs to a process that began later', async function () {
    if (os.platform() !== 'linux') return;
    leave({ pid: process.ppid, started: '1' });
    (await lockFolder(folder)).release();
    leave({ pid: process.pid, started: '1' });
    (await lockFolder(folder)).release();
  });

  it('is refused while its process lives', async () => {
    leave({ pid: process.ppid });
    await assert.rejects(
      lockFolder(folder),
      new RegExp(`${folder} is in use by process ${String(process.ppid)}\\b`),
    );
  });

  it('is taken over from another container or machine only when it no longer beats', async () => {
    leave({ pid: 1, space: 'elsewhere' });
    const timer = setInterval(() => {
      fs.utimesSync(join(folder, 'lock'), new Date(), new Date());
    }, BEAT);
    await assert.rejects(lockFolder(folder, BEAT), /in use by process 1\b/);
    clearInterval(timer);
    (await lockFolder(folder, BEAT)).release();
  });

  it('goes to one of several that take it over at once', async () => {
    leave({ pid: dead() });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder, BEAT)));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') outcome.value.release();
  });

  it('that somebody else took is noticed: nothing is written any more', async () => {
    const lock = await lockFolder(folder, BEAT);
    leave({ pid: 1 });
    while (!lock.lost()) await new Promise((resolve) => setTimeout(resolve, BEAT));
    lock.release();
    assert.ok(fs.existsSync(join(folder, 'lock')), 'the other one keeps it');
  });
});
