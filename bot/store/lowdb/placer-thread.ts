/** The thread of `placer.ts`. */
import fs from 'node:fs';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Ended, Order, Writing } from './placer.ts';
import { openPusher, type Pusher } from './pusher.ts';
import { readStretch } from './read-stretch.ts';
import { TEMPORARY } from './temporary.ts';

const OWNER_ONLY = 0o600;
/** Fewer files are flushed as quickly one by one. */
const WORTH_PUSHING = 10;

let pusher: Pusher | undefined;

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += fs.writeSync(descriptor, bytes, done);
}

async function write({ source, pieces }: Writing): Promise<void> {
  const journal = fs.openSync(source, 'r');
  const open = [journal];
  try {
    for (const piece of pieces) {
      const bytes = readStretch(journal, piece, source);
      const descriptor = fs.openSync(piece.path + TEMPORARY, 'w', OWNER_ONLY);
      open.push(descriptor);
      writeAll(descriptor, bytes);
    }
    if (pieces.length >= WORTH_PUSHING) await (pusher ??= openPusher(dirname(source))).push();
    for (const descriptor of open.slice(1)) fs.fdatasyncSync(descriptor);
  } catch (error) {
    // On a disk that is full they would take the room of the journal.
    for (const { path } of pieces) fs.rmSync(path + TEMPORARY, { force: true });
    throw error;
  } finally {
    for (const descriptor of open) fs.closeSync(descriptor);
  }
}

async function carryOut(order: Order): Promise<Ended> {
  try {
    if (order.do === 'write') await write(order);
    else for (const path of order.paths) fs.renameSync(path + TEMPORARY, path);
    return undefined;
  } catch (error) {
    const { code = 'unknown', message } = error as NodeJS.ErrnoException;
    return { code, message };
  }
}

parentPort?.on('message', (order: Order) => {
  void carryOut(order).then((ended) => parentPort?.postMessage(ended));
});
