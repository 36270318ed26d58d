import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { durableWrite, syncFolder } from './durable.ts';
import { acquireLock } from './lock.ts';

/**
 * Seals the files of a ledger folder anew, one by one and each as a whole, beside readers.
 * @param anew the new bytes of a file that is sealed for this purpose; undefined when it may stay.
 * @returns how many were sealed anew. @throws FolderError `busy` while an import writes.
 */
export async function rekeyLedger(
  dataDir: string,
  anew: (sealed: Buffer, aad: string) => Buffer | undefined,
): Promise<number> {
  const folder = join(dataDir, 'ledger');
  const files = await readdir(folder).catch(() => undefined);
  if (files === undefined) return 0;
  const release = await acquireLock(join(folder, 'lock'));
  let count = 0;
  try {
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json'))) {
      const path = join(folder, name);
      const sealed = anew(await readFile(path), `ledger/${name.slice(0, -'.json'.length)}`);
      if (sealed === undefined) continue;
      await durableWrite(`${path}.new`, sealed);
      await rename(`${path}.new`, path);
      count += 1;
    }
    await syncFolder(folder);
  } finally {
    await release();
  }
  return count;
}
