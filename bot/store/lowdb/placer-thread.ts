/** The thread of `placer.ts`: each piece into a temporary file, flushed, renamed. */
import fs from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Placed, Placing } from './placer.ts';
import { readStretch } from './read-stretch.ts';
import { TEMPORARY } from './temporary.ts';

const OWNER_ONLY = 0o600;

function writeFlushed(path: string, bytes: Buffer): void {
  const descriptor = fs.openSync(path, 'w', OWNER_ONLY);
  try {
    for (let done = 0; done < bytes.length;) done += fs.writeSync(descriptor, bytes, done);
    fs.fdatasyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

function place({ source, pieces }: Placing): void {
  const journal = fs.openSync(source, 'r');
  try {
    for (const piece of pieces) {
      const temporary = piece.path + TEMPORARY;
      writeFlushed(temporary, readStretch(journal, piece, source));
      fs.renameSync(temporary, piece.path);
    }
  } finally {
    fs.closeSync(journal);
  }
}

function placed(placing: Placing): Placed {
  try {
    place(placing);
    return undefined;
  } catch (error) {
    const { code = 'unknown', message } = error as NodeJS.ErrnoException;
    return { code, message };
  }
}

parentPort?.on('message', (placing: Placing) => parentPort?.postMessage(placed(placing)));
