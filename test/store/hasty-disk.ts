/** A disk that flushes nothing: to fill a store quickly, and for tests that end no power. */
import fs from 'node:fs';
import { realDisk, type Disk } from '../../bot/store/lowdb/disk.ts';

export const hastyDisk: Disk = {
  ...realDisk,
  writeFlushed: (path, bytes) => fs.promises.writeFile(path, bytes, { mode: 0o600 }),
  openNew: (path) => fs.openSync(path, 'wx+', 0o600),
  appendFlushed: async (path, length, bytes) => {
    fs.appendFileSync(path, '', { mode: 0o600 });
    fs.truncateSync(path, length);
    fs.appendFileSync(path, bytes);
  },
  append: async (descriptor, position, bytes) => {
    fs.writeSync(descriptor, bytes, 0, bytes.length, position);
  },
  flushFolder: async () => undefined,
};
