/** One PDF at a time beside the service's own work; it took 0.4 s of a processor when it was measured. */
import { bytesFromThread } from '../../in-thread.ts';
import type { CaseExport } from '../case-export.ts';

const LONGEST_MS = 20_000;

const make = (data: CaseExport): Promise<Buffer> =>
  bytesFromThread({ file: new URL('./worker.ts', import.meta.url), data, longestMs: LONGEST_MS });

let last: Promise<unknown> = Promise.resolve();

/** @throws Error when it cannot be made in time */
export function casePdfInWorker(found: CaseExport): Promise<Buffer> {
  const mine = last.then(() => make(found));
  last = mine.catch(() => undefined);
  return mine;
}
