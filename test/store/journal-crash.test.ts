import assert from 'node:assert/strict';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import fc from 'fast-check';
import { openAside } from '../../bot/store/lowdb/aside.ts';
import type { Disk } from '../../bot/store/lowdb/disk.ts';
import { makeFolders } from '../../bot/store/lowdb/folders.ts';
import { replayJournal } from '../../bot/store/lowdb/journal-replay.ts';
import { openJournal } from '../../bot/store/lowdb/journal.ts';
import { layOut } from '../../bot/store/lowdb/layout.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { temporaryFolder } from './embedded-world.ts';
import { hastyDisk } from './hasty-disk.ts';
import { NOON, OLD_KEY } from './world.ts';

const FILES = 6;

/** What was acknowledged, and what was asked for, when the crash came. */
interface Crash {
  readonly folder: string;
  readonly acknowledged: readonly number[];
  readonly asked: readonly number[];
}

/** Every step takes some rounds of the event loop, so that steps of several files mix. */
function slowDisk(rounds: () => number): Disk {
  const wait = async () => {
    for (let left = rounds(); left > 0; left -= 1) await breathe();
  };
  return {
    ...hastyDisk,
    append: (descriptor, position, bytes) => wait().then(() => hastyDisk.append(descriptor, position, bytes)),
    writeFlushed: (path, bytes) => wait().then(() => hastyDisk.writeFlushed(path, bytes)),
    rename: (from, to) => wait().then(() => hastyDisk.rename(from, to)),
    remove: (path) => wait().then(() => hastyDisk.remove(path)),
    flushFolder: wait,
  };
}

/** A folder with a single shard: the others take a while to make. */
function opened(folder: string, disk: Disk) {
  const layout = layOut(folder);
  const place = { disk, folders: makeFolders(disk), vault: makeVault([OLD_KEY]) };
  const paths = Array.from({ length: FILES }, (_, who) =>
    layout.document(`aa${String(who).padStart(30, '0')}`),
  );
  for (const made of [layout.journal, layout.aside, dirname(paths[0] ?? '')])
    fs.mkdirSync(made, { recursive: true });
  return { layout, place, paths };
}

/** The version of each file after a start on what the crash left. */
async function versionsAfter({ folder }: Crash): Promise<number[]> {
  const { layout, place, paths } = opened(folder, hastyDisk);
  const aside = openAside(place, layout, () => NOON);
  await replayJournal(place, layout, aside);
  place.folders.close();
  assert.deepEqual(aside.found, []);
  assert.deepEqual(fs.readdirSync(layout.journal), []);
  return paths.map((path) => (fs.existsSync(path) ? Number(fs.readFileSync(path, 'utf8')) : 0));
}

const scene = fc.record({
  /** Which file is written, and how many rounds of the event loop pass before the next; sometimes a crash is kept. */
  steps: fc.array(fc.record({ who: fc.nat(FILES - 1), rest: fc.nat(3), crash: fc.nat(9) }), {
    maxLength: 120,
  }),
  delays: fc.array(fc.nat(4), { minLength: 1, maxLength: 20 }),
  segmentBytes: fc.integer({ min: 1, max: 800 }),
});

describe('The journal, crashing at any moment while it writes and puts in place', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('has every acknowledged version of each file or a newer one, never an older', async function () {
    this.timeout(60_000);
    let run = 0;
    const property = fc.asyncProperty(scene, async ({ steps, delays, segmentBytes }) => {
      run += 1;
      const here = join(folder, String(run));
      let step = 0;
      const disk = slowDisk(() => delays[(step += 1) % delays.length] ?? 0);
      const { layout, place, paths } = opened(join(here, 'live'), disk);
      const limits = { segmentBytes, mostBytes: 4_000, restMs: 2 };
      const journal = openJournal({ place, layout, lost: () => false, limits });
      const asked = paths.map(() => 0);
      const acknowledged = paths.map(() => 0);
      const busy = paths.map(() => Promise.resolve());
      const crashes: Crash[] = [];
      for (const { who, rest, crash } of steps) {
        // As the store's lanes have it: one write at a time for each file.
        await busy[who];
        const version = (asked[who] = (asked[who] ?? 0) + 1);
        busy[who] = journal
          .write(paths[who] ?? '', Buffer.from(String(version).padStart(40, '0')))
          .then(() => {
            acknowledged[who] = version;
          });
        for (let left = rest; left > 0; left -= 1) await breathe();
        if (crash > 0) continue;
        const kept = {
          folder: join(here, String(crashes.length)),
          acknowledged: [...acknowledged],
          asked: [...asked],
        };
        fs.cpSync(layout.root, kept.folder, { recursive: true });
        crashes.push(kept);
      }
      await Promise.all(busy);
      for (const crash of crashes)
        for (const [who, version] of (await versionsAfter(crash)).entries())
          assert.ok(version >= (crash.acknowledged[who] ?? 0) && version <= (crash.asked[who] ?? 0));
      await journal.close();
      assert.deepEqual(fs.readdirSync(layout.journal), []);
      assert.deepEqual(await versionsAfter({ folder: layout.root, acknowledged, asked }), asked);
      place.folders.close();
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
