/** Work that keeps a processor busy for a while, in a thread that does just this and ends. */
import { Worker } from 'node:worker_threads';

export interface ThreadWork {
  /** What the thread runs; it posts its bytes once. */
  readonly file: URL;
  /** What it finds as `workerData`. */
  readonly data: unknown;
  readonly longestMs: number;
  /** Most memory for its objects; unlimited unless given. */
  readonly megabytes?: number;
}

/** @throws Error when it takes longer, ends without bytes, or fails in the thread */
export function bytesFromThread({ file, data, longestMs, megabytes }: ThreadWork): Promise<Buffer> {
  return new Promise((done, fail) => {
    const worker = new Worker(file, {
      workerData: data,
      ...(megabytes === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: megabytes } }),
    });
    const tooLong = setTimeout(() => {
      fail(new Error('The thread took too long.'));
      void worker.terminate();
    }, longestMs);
    worker.once('message', (bytes: Uint8Array) => {
      done(Buffer.from(bytes));
    });
    worker.once('error', fail);
    worker.once('exit', () => {
      clearTimeout(tooLong);
      fail(new Error('The thread ended without an answer.'));
    });
  });
}
