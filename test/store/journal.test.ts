import assert from 'node:assert/strict';
import fs from 'node:fs';
import { join } from 'node:path';
import { frame, readRecords } from '../../bot/store/lowdb/journal-records.ts';
import type { Store } from '../../bot/store/port.ts';
import { everyFile, openFolder, temporaryFolder } from './embedded-world.ts';
import { hastyDisk } from './hasty-disk.ts';
import { address, after, first } from './world.ts';
import { asStored } from '../as-stored.ts';

const SEGMENT = '000000000001';

describe('The journal of the embedded store', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = temporaryFolder();
    store = await openFolder(folder);
  });
  afterEach(async () => {
    await store.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** The folder as a crash at this moment would leave it, with `change` done to it. */
  async function afterCrash(
    look: (crashed: Store, place: string) => Promise<void>,
    change: (place: string) => void = () => undefined,
  ): Promise<void> {
    const place = temporaryFolder();
    try {
      fs.cpSync(folder, place, { recursive: true });
      fs.rmSync(join(place, 'lock'));
      change(place);
      const crashed = await openFolder(place, { disk: hastyDisk });
      await look(crashed, place).finally(() => crashed.close());
    } finally {
      fs.rmSync(place, { recursive: true, force: true });
    }
  }

  async function commitSome(count: number): Promise<string[]> {
    const keys = Array.from({ length: count }, (_, index) => store.keyOf(address(index)));
    for (const key of keys) await store.commit(key, first(key));
    return keys;
  }

  it('holds what was acknowledged when a crash comes before the files have followed', async () => {
    const [key = '', other = ''] = await commitSome(2);
    await store.commit(key, after(first(key), { name: 'Noor' }));
    await afterCrash(async (crashed, place) => {
      assert.equal((await crashed.load(key))?.name, 'Noor');
      assert.deepEqual(asStored(await crashed.load(other)), first(other));
      assert.deepEqual(crashed.setAside, []);
      assert.deepEqual(fs.readdirSync(join(place, 'journal')), []);
    });
  });

  it('cut at any byte gives back every record before, and calls nothing damaged', () => {
    const files = ['one', 'two', 'three'].map((words, index) =>
      frame(`${String(index)}.doc`, Buffer.from(words)),
    );
    const whole = Buffer.concat(files.flat());
    const ends = files.map((_, index) => Buffer.concat(files.slice(0, index + 1).flat()).length);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const read = readRecords(whole.subarray(0, cut));
      assert.equal(read.records.length, ends.filter((end) => end <= cut).length);
      assert.deepEqual(read.damaged, []);
      const emptied = readRecords(Buffer.concat([whole.subarray(0, cut), Buffer.alloc(50)]));
      assert.ok(emptied.records.length >= read.records.length);
    }
  });

  it('with a changed byte anywhere loses that record only, and says where', () => {
    const files = ['one', 'two', 'three'].map((words, index) =>
      frame(`${String(index)}.doc`, Buffer.from(words)),
    );
    const whole = Buffer.concat(files.flat());
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const { records, damaged } = readRecords(changed);
      const names = records.map(({ name }) => name);
      const inLast = at >= Buffer.concat(files.slice(0, 2).flat()).length;
      assert.equal(names.length, 2, `byte ${String(at)} gave ${names.join()}`);
      // A length that was changed at the very end looks like a record that was cut off.
      if (!inLast) assert.equal(damaged.length, 1);
    }
  });

  it('sets a damaged stretch aside, and has the residents before and after it', async () => {
    const [one = '', two = '', three = ''] = await commitSome(3);
    await afterCrash(
      async (crashed) => {
        assert.ok(await crashed.load(one));
        assert.equal(await crashed.load(two), undefined);
        assert.ok(await crashed.load(three));
        assert.match(crashed.setAside[0]?.why ?? '', /Damaged/);
      },
      (place) => {
        const path = join(place, 'journal', SEGMENT);
        const bytes = fs.readFileSync(path);
        const at = bytes.indexOf(two) + 60;
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
        fs.writeFileSync(path, bytes);
      },
    );
  });

  it('takes nothing for a document that has no name of one, and sets foreign files aside', async () => {
    const outside = join(folder, '..', 'outside');
    await afterCrash(
      async (crashed) => {
        assert.equal(crashed.size(), 0);
        assert.equal(crashed.setAside.length, 2);
        assert.ok(!fs.existsSync(outside));
      },
      (place) => {
        const foreign = Buffer.concat(frame('../../../outside', Buffer.from('x')));
        fs.writeFileSync(join(place, 'journal', SEGMENT), foreign);
        fs.writeFileSync(join(place, 'journal', 'notes.txt'), 'not ours');
      },
    );
  });

  it('holds nothing of a resident any more when the erasure is done', async () => {
    const [key = '', other = ''] = await commitSome(2);
    assert.deepEqual(await store.erase(key), ['the conversation']);
    for (const path of everyFile(folder))
      assert.ok(!`${path}${fs.readFileSync(path, 'latin1')}`.includes(key));
    await afterCrash(async (crashed) => {
      assert.equal(await crashed.load(key), undefined);
      assert.ok(await crashed.load(other));
    });
  });

  it('is empty after a stop, so that the files alone are the truth', async () => {
    const [key = ''] = await commitSome(1);
    await store.close();
    assert.deepEqual(fs.readdirSync(join(folder, 'journal')), []);
    store = await openFolder(folder);
    assert.deepEqual(asStored(await store.load(key)), first(key));
  });
});
