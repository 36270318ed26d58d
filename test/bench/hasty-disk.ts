/** Filling a store before a bench needs no flush: what is measured afterwards does. */
import fs from 'node:fs';
import { realDisk, type Disk } from '../../bot/store/lowdb/disk.ts';

export const hastyDisk: Disk = {
  ...realDisk,
  writeFlushed: (path, bytes) => fs.promises.writeFile(path, bytes),
  flushFolder: async () => undefined,
};
