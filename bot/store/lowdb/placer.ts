/**
 * Puts what stands in the journal in files of its own, beside the turns: a thread that waits for the disk itself costs a
 * third of what as many trips through the thread pool cost the thread of the turns.
 */
import { Worker } from 'node:worker_threads';

/** A stretch of the journal and the file that it is to become. */
export interface Piece {
  readonly from: number;
  readonly length: number;
  readonly path: string;
}

export interface Placing {
  /** The journal's file that the pieces stand in. */
  readonly source: string;
  readonly pieces: readonly Piece[];
}

/** What the thread answers: undefined when all are in place, else the disk's error. */
export type Placed = { readonly code: string; readonly message: string } | undefined;

export interface Placer {
  /** Each piece durable in its file; folders are not flushed. One call at a time. @throws the disk's error */
  place(placing: Placing): Promise<void>;
  close(): Promise<void>;
}

const SMALL = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 64 };

export function openPlacer(): Placer {
  let thread: Worker | undefined;

  function start(): Worker {
    const started = new Worker(new URL('./placer-thread.ts', import.meta.url), {
      resourceLimits: SMALL,
      execArgv: [],
    });
    started.unref();
    started.once('exit', () => {
      thread = undefined;
    });
    return started;
  }

  return {
    place: (placing) =>
      new Promise((resolve, reject) => {
        const worker = (thread ??= start());
        const end = () => {
          worker.off('message', answered);
          worker.off('error', broken);
          worker.off('exit', gone);
          worker.unref();
        };
        const answered = (placed: Placed) => {
          end();
          if (placed === undefined) resolve();
          else reject(Object.assign(new Error(placed.message), { code: placed.code }));
        };
        const broken = (error: Error) => {
          end();
          reject(error);
        };
        const gone = () => {
          broken(new Error('The thread that puts files in place ended.'));
        };
        worker.on('message', answered);
        worker.on('error', broken);
        worker.on('exit', gone);
        worker.ref();
        worker.postMessage(placing);
      }),
    close: async () => {
      await thread?.terminate();
    },
  };
}
