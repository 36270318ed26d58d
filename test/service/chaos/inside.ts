/**
 * Loaded before the service (`node --import`): lets the machine under it be unwell on command of the test that started
 * it. The clock of the process can jump, and the disk can be slow or full.
 */
import fs from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';

export const orderSchema = z.object({
  /** What the clock is ahead of the right time, milliseconds. */
  clock: z.number().optional(),
  /** Each write and flush takes so much longer, milliseconds. */
  slow: z.number().optional(),
  /** Half of each write still fits, then nothing. */
  full: z.boolean().optional(),
});
export type Order = z.infer<typeof orderSchema>;

let [ahead, slow, full] = [0, 0, false];

process.on('message', (given) => {
  const order = orderSchema.parse(given);
  ahead = order.clock ?? ahead;
  slow = order.slow ?? slow;
  full = order.full ?? full;
  process.send?.('done');
});
process.channel?.unref();

const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: [], newTarget) =>
    Reflect.construct(target, given.length === 0 ? [RealDate.now() + ahead] : given, newTarget) as Date,
  get: (target, name, receiver) =>
    name === 'now' ? () => target.now() + ahead : (Reflect.get(target, name, receiver) as unknown),
});

/** Descriptors of the log. */
const STANDARD = 2;
type Done = (error: Error | null, ...more: unknown[]) => void;
type Slowed = 'write' | 'fdatasync' | 'fsync' | 'rename';

function noSpace(): NodeJS.ErrnoException {
  return Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
}

const real = { write: fs.write, fdatasync: fs.fdatasync, fsync: fs.fsync, rename: fs.rename };

/** The same function of `fs`, later. The last of what is given is always the callback. */
function slowed(name: Slowed): (...given: unknown[]) => void {
  const act = real[name] as (...given: unknown[]) => void;
  return (...given) => {
    if (slow === 0 || (typeof given[0] === 'number' && given[0] <= STANDARD)) act(...given);
    else setTimeout(() => act(...given), slow);
  };
}

const later = slowed('write');
function write(
  descriptor: number,
  bytes: Buffer,
  offset: number,
  length: number,
  position: number,
  done: Done,
) {
  if (!full || descriptor <= STANDARD) later(descriptor, bytes, offset, length, position, done);
  else
    real.write(descriptor, bytes, offset, length >> 1, position, (error) => {
      done(error ?? noSpace());
    });
}
// The real one gives two results to who wants a promise.
Object.defineProperty(write, promisify.custom, {
  value: (descriptor: number, bytes: Buffer, offset: number, length: number, position: number) =>
    new Promise((resolve, reject) => {
      write(descriptor, bytes, offset, length, position, (error, bytesWritten) => {
        if (error === null) resolve({ bytesWritten, buffer: bytes });
        else reject(error);
      });
    }),
});
Object.assign(fs, {
  write,
  fdatasync: slowed('fdatasync'),
  fsync: slowed('fsync'),
  rename: slowed('rename'),
});
