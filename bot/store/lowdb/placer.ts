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

export type Writing = Placing & { readonly do: 'write' };
export type Order = Writing | { readonly do: 'rename'; readonly paths: readonly string[] };
/** What the thread answers: undefined when all of it is done, else the disk's error. */
export type Ended = { readonly code: string; readonly message: string } | undefined;

export interface Placer {
  /**
   * Each piece in its file, as a whole; folders are not flushed. One call at a time.
   * @param check asked once everything is written and before the first file changes; when it throws, none does.
   * @throws the disk's error, or what `check` throws
   */
  place(placing: Placing, check: () => void): Promise<void>;
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

  function carryOut(order: Order): Promise<void> {
    return new Promise((resolve, reject) => {
      const worker = (thread ??= start());
      const end = () => {
        worker.off('message', answered);
        worker.off('error', broken);
        worker.off('exit', gone);
        worker.unref();
      };
      const answered = (ended: Ended) => {
        end();
        if (ended === undefined) resolve();
        else reject(Object.assign(new Error(ended.message), { code: ended.code }));
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
      worker.postMessage(order);
    });
  }

  return {
    place: async (placing, check) => {
      await carryOut({ do: 'write', ...placing });
      check();
      await carryOut({ do: 'rename', paths: placing.pieces.map(({ path }) => path) });
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}
