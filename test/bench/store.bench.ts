/** How fast the embedded store is, and whether it stays so with more residents; beside bare durable files in the same run. */
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { realDisk } from '../../bot/store/lowdb/disk.ts';
import { makeFolders } from '../../bot/store/lowdb/folders.ts';
import { openEmbeddedStore } from '../../bot/store/lowdb/store.ts';
import { makeVault } from '../../bot/store/vault.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import { address, after, first, line, OLD_KEY } from '../store/world.ts';
import { rounded, spreadOf } from './figures.ts';
import { hastyDisk } from '../store/hasty-disk.ts';
import { sideBySide } from '../../bot/store/lowdb/side-by-side.ts';

export interface StoreFigures {
  readonly name: string;
  readonly perSecond: number;
  /** User and system time of all threads. */
  readonly cpuMicroseconds: number;
  readonly medianMilliseconds: number;
  readonly p99Milliseconds: number;
}

const SIZES = [100, 10_000, 100_000];
const IN_FLIGHT = 50;
const COMMITS = 6000;
const ONE_BY_ONE = 400;
/** Lines of an ordinary conversation some days old: a document of about 4 kB. */
const LINES = 20;

const vault = makeVault([OLD_KEY]);

async function measure(
  name: string,
  count: number,
  inFlight: number,
  task: (index: number) => Promise<unknown>,
): Promise<StoreFigures> {
  const latencies: number[] = [];
  const began = performance.now();
  const cpu = process.cpuUsage();
  await sideBySide([...Array(count).keys()], inFlight, async (index) => {
    const start = performance.now();
    await task(index);
    latencies.push(performance.now() - start);
  });
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  const { p50, p99 } = spreadOf(latencies);
  return {
    name,
    perSecond: Math.round(count / seconds),
    cpuMicroseconds: Math.round((user + system) / count),
    medianMilliseconds: rounded(p50, 2),
    p99Milliseconds: rounded(p99, 2),
  };
}

/** Spreads visits over all residents without a random source, so that runs compare. */
function scattered(index: number, size: number): number {
  return (index * 7919) % size;
}

function ordinary(key: string): Conversation {
  const words = 'Een bericht zoals mensen dat sturen, van gewone lengte, over een brief.';
  return {
    ...first(key),
    recentInbound: Array.from({ length: 20 }, (_, index) => `SM${String(index).padStart(32, '0')}`),
    transcript: Array.from({ length: LINES }, (_, index) => ({ ...line(words), id: String(index) })),
  };
}

async function ofSize(folder: string, size: number): Promise<StoreFigures[]> {
  const filling = await openEmbeddedStore({ folder, vault, disk: hastyDisk });
  const keys = Array.from({ length: size }, (_, index) => filling.keyOf(address(index)));
  await sideBySide(keys, IN_FLIGHT, (key) => filling.commit(key, ordinary(key)));
  await filling.close();

  const residents = `${size.toLocaleString('en')} residents`;
  let store: Awaited<ReturnType<typeof openEmbeddedStore>> | undefined;
  const start = await measure(`start, ${residents}`, 1, 1, async () => {
    store = await openEmbeddedStore({ folder, vault });
  });
  if (store === undefined) throw new Error('The store did not open.');
  const open = store;
  const keyAt = (index: number) => keys[scattered(index, size)] ?? '';
  const turn = async (index: number) => {
    const key = keyAt(index);
    const present = await open.load(key);
    if (present === undefined) throw new Error('A resident is missing.');
    await open.commit(key, after(present));
  };
  const present = new Map<string, Conversation>();
  for (let index = 0; index < Math.min(COMMITS, size); index += 1) {
    const conversation = await open.load(keyAt(index));
    if (conversation !== undefined) present.set(keyAt(index), conversation);
  }
  const commit = async (index: number) => {
    const key = keyAt(index);
    const next = after(present.get(key) ?? first(key));
    present.set(key, next);
    await open.commit(key, next);
  };
  const rows = [
    start,
    await measure(`commit, ${String(IN_FLIGHT)} in flight, ${residents}`, COMMITS, IN_FLIGHT, commit),
    await measure(`load and commit, ${String(IN_FLIGHT)} in flight, ${residents}`, COMMITS, IN_FLIGHT, turn),
    await measure(`load and commit, one by one, ${residents}`, ONE_BY_ONE, 1, turn),
    await measure(`load, ${residents}`, COMMITS, IN_FLIGHT, (index) => open.load(keyAt(index))),
    await measure(`who is due, ${residents}`, COMMITS, 1, () => open.due('2027-01-01T00:00:00.000Z', 50)),
  ];
  await open.close();
  return rows;
}

/** The floor: the same bytes through the same five disk calls, with no document, vault or index. */
async function bareFiles(folder: string): Promise<StoreFigures> {
  const folders = makeFolders(realDisk);
  const bytes = vault.seal(Buffer.from(JSON.stringify(ordinary('x'))), 'x');
  for (let shard = 0; shard < 256; shard += 1) fs.mkdirSync(join(folder, String(shard)), { recursive: true });
  const row = await measure(
    `bare durable file, ${String(IN_FLIGHT)} in flight`,
    COMMITS,
    IN_FLIGHT,
    async (index) => {
      const shard = join(folder, String(scattered(index, 256)));
      const path = join(shard, String(scattered(index, 10_000)));
      await realDisk.writeFlushed(`${path}.tmp`, bytes);
      await realDisk.rename(`${path}.tmp`, path);
      await folders.flush(shard);
    },
  );
  folders.close();
  return row;
}

/** @param sizes numbers of residents to measure with. @param base folder on the disk to measure; the system's temporary one by default. */
export async function storeBench(
  sizes: readonly number[] = SIZES,
  base = os.tmpdir(),
): Promise<StoreFigures[]> {
  const rows: StoreFigures[] = [];
  const inFolder = async (use: (folder: string) => Promise<void>) => {
    const folder = fs.mkdtempSync(join(base, 'warmlijn-bench-'));
    try {
      await use(folder);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  };
  await inFolder(async (folder) => {
    rows.push(await bareFiles(folder));
  });
  for (const size of sizes)
    await inFolder(async (folder) => {
      rows.push(...(await ofSize(folder, size)));
    });
  return rows;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await storeBench());
