/** Which disk a bench writes to, and what one flush costs there: durable figures mean little without. */
import fs from 'node:fs';
import { join } from 'node:path';
import { rounded, spreadOf } from './figures.ts';

/** `statfs` numbers of file systems one is likely to meet (Linux, statfs(2)). */
const FILE_SYSTEMS: Readonly<Record<number, string>> = {
  0xef53: 'ext4',
  0x58465342: 'xfs',
  0x9123683e: 'btrfs',
  0x794c7630: 'overlay',
  0x01021994: 'tmpfs (memory: a flush does nothing)',
  0x6969: 'nfs',
};
const FLUSHES = 200;
const BYTES = 4_096;

/** One sentence: the file system, and how long a 4 kB append with fdatasync takes one at a time. */
export async function describeDisk(folder: string): Promise<string> {
  const { type } = fs.statfsSync(folder);
  const system = FILE_SYSTEMS[type] ?? `file system 0x${type.toString(16)}`;
  const path = join(fs.mkdtempSync(join(folder, 'warmlijn-disk-')), 'probe');
  const file = await fs.promises.open(path, 'w');
  const times: number[] = [];
  const bytes = Buffer.alloc(BYTES, 1);
  for (let index = 0; index < FLUSHES; index += 1) {
    const start = performance.now();
    await file.write(bytes);
    await file.datasync();
    times.push(performance.now() - start);
  }
  await file.close();
  fs.rmSync(join(path, '..'), { recursive: true });
  const { p50, p99 } = spreadOf(times);
  return `${folder} on ${system}: 4 kB and fdatasync take ${String(rounded(p50, 2))} ms (p99 ${String(rounded(p99, 2))} ms)`;
}
