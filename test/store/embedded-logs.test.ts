import assert from 'node:assert/strict';
import fs from 'node:fs';
import { join } from 'node:path';
import { realDisk, type Disk } from '../../bot/store/lowdb/disk.ts';
import { openFolder, temporaryFolder } from './embedded-world.ts';

describe('The shared logs of the embedded store', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
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
});
