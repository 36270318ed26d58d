/** The few things the store asks of the disk, in one place so that tests can let them fail. */
import fs from 'node:fs';
import { promisify } from 'node:util';
import { openPlacer, type Placer } from './placer.ts';

export interface Disk {
  /** For large files. */
  read(path: string): Promise<Buffer>;
  /**
   * For one small file: 3 µs from the page cache, where four trips through the thread pool cost ten
   * times that and would queue behind the flushes of other commits.
   */
  readNow(path: string): Buffer;
  /** Creates or empties the file, writes all bytes and flushes them; the file may be left half-written on error. */
  writeFlushed(path: string, bytes: Buffer): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Gone afterwards, also when it was not there. */
  remove(path: string): Promise<void>;
  /** Makes renames and removals in this folder durable. */
  flushFolder(descriptor: number): Promise<void>;
  /** A new empty file to `append` to. */
  openNew(path: string): number;
  /** Writes at this place of a file of `openNew`; flushed when it resolves, part of it may be there on error. */
  append(descriptor: number, position: number, bytes: Buffer): Promise<void>;
  /** Makes the file `length` bytes long, writes at its end and flushes. */
  appendFlushed(path: string, length: number, bytes: Buffer): Promise<void>;
  /** Writes over bytes that are there, and flushes. */
  overwriteFlushed(path: string, position: number, bytes: Buffer): Promise<void>;
  /** Without one, files are put in place by `writeFlushed` and `rename`. */
  readonly openPlacer?: () => Placer;
}

// Callback functions made into promises cost about half the CPU of FileHandle objects on this path.
const open = promisify(fs.open);
const write = promisify(fs.write);
const flushData = promisify(fs.fdatasync);
const flush = promisify(fs.fsync);
const truncate = promisify(fs.ftruncate);
const unlink = promisify(fs.unlink);
const rename = promisify(fs.rename);
const read = promisify(fs.readFile);

const OWNER_ONLY = 0o600;
const { O_RDWR, O_CREAT, O_EXCL, O_DSYNC } = fs.constants;
/** Every write is flushed before it returns: one trip to the thread pool where a flush of its own takes two. */
const FLUSHED_BY_WRITING = (O_DSYNC as number | undefined) ?? 0;

async function writeAll(descriptor: number, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await write(descriptor, bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function withFile(path: string, flags: string | number, use: (descriptor: number) => Promise<void>) {
  const descriptor = await open(path, flags, OWNER_ONLY);
  try {
    await use(descriptor);
    await flushData(descriptor);
  } finally {
    // Everything is flushed or given up, so closing does not wait for the disk.
    fs.closeSync(descriptor);
  }
}

export const realDisk: Disk = {
  read: (path) => read(path),
  readNow: (path) => fs.readFileSync(path),
  writeFlushed: (path, bytes) => withFile(path, 'w', (descriptor) => writeAll(descriptor, bytes, 0)),
  rename: (from, to) => rename(from, to),
  remove: async (path) => {
    await unlink(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  },
  flushFolder: (descriptor) => flush(descriptor),
  openNew: (path) => fs.openSync(path, O_RDWR | O_CREAT | O_EXCL | FLUSHED_BY_WRITING, OWNER_ONLY),
  append: async (descriptor, position, bytes) => {
    await writeAll(descriptor, bytes, position);
    if (FLUSHED_BY_WRITING === 0) await flushData(descriptor);
  },
  appendFlushed: async (path, length, bytes) => {
    // One trip through the thread pool: after each the next step would wait until a full batch of turns is done.
    const descriptor = fs.openSync(path, O_RDWR | O_CREAT | FLUSHED_BY_WRITING, OWNER_ONLY);
    try {
      if (fs.fstatSync(descriptor).size !== length) await truncate(descriptor, length);
      await writeAll(descriptor, bytes, length);
      if (FLUSHED_BY_WRITING === 0 || bytes.length === 0) await flushData(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  },
  overwriteFlushed: (path, position, bytes) =>
    withFile(path, O_RDWR, (descriptor) => writeAll(descriptor, bytes, position)),
};

/** The same, with a thread of its own for what is put in place. */
export const ownDisk: Disk = { ...realDisk, openPlacer };
