/** Reads all bytes of a stretch of an open file, in however many pieces the disk gives them. */
import fs from 'node:fs';
import { StoreFault } from './store-fault.ts';

/** @param path names the file in the fault. @throws StoreFault `damaged` when the file ends before the stretch does */
export function readStretch(
  descriptor: number,
  { from, length }: { readonly from: number; readonly length: number },
  path: string,
): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length;) {
    const count = fs.readSync(descriptor, bytes, done, length - done, from + done);
    if (count === 0) throw new StoreFault('damaged', `${path} was cut from outside.`);
    done += count;
  }
  return bytes;
}
