/** Reads pictures of letters in a process of its own, one at a time, with a time limit; started when first needed. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Words } from './words.ts';

/** A picture that takes longer is left; the process is ended with it. */
const MOST_MS = 60_000;
/** Without work the process ends, and its memory is free again. */
const IDLE_MS = 120_000;
/** More than this may wait is asked again later. */
const MOST_WAITING = 40;

/** What the process answered: `no-picture`, `too-many-pixels`, `too-small` will not change; the others may. */
export class ReaderError extends Error {
  readonly code:
    'no-picture' | 'too-many-pixels' | 'too-small' | 'failed' | 'ended' | 'too-slow' | 'too-busy';

  constructor(code: ReaderError['code']) {
    super(`A picture of a letter could not be read: ${code}.`);
    this.name = 'ReaderError';
    this.code = code;
  }
}

export interface Reader {
  /** @throws ReaderError */
  words(picture: Uint8Array): Promise<Words>;
  /** A small JPEG of it, without what a photo carries along. @throws ReaderError */
  small(picture: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

const doneSchema = z.object({
  id: z.number(),
  done: z.unknown().optional(),
  fault: z.enum(['no-picture', 'too-many-pixels', 'too-small', 'failed']).optional(),
});
const wordsSchema = z.object({ text: z.string(), confidence: z.number() });

/** No environment, no writing, no further programs; it reads its own code and the data of the language. */
const LIMITS = [
  '--permission',
  '--allow-fs-read=*',
  '--allow-worker',
  '--allow-addons',
  '--disable-warning=SecurityWarning',
];

function start(): ChildProcess {
  return fork(join(import.meta.dirname, 'reader-process.ts'), {
    env: {},
    execArgv: LIMITS,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

export function makeReader({ mostMs = MOST_MS, idleMs = IDLE_MS } = {}): Reader {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let [waiting, counter] = [0, 0];
  let closed = false;

  function end(): void {
    child?.kill('SIGKILL');
    child = undefined;
  }

  /** Asks the process once; whatever goes wrong with it, the next one asks a new process. */
  function ask(want: 'words' | 'small', bytes: Uint8Array): Promise<unknown> {
    clearTimeout(idle);
    if (closed) throw new ReaderError('ended');
    const asked = (child ??= start());
    counter += 1;
    const id = counter;
    return new Promise((resolve, reject) => {
      const settle = (how: () => void) => {
        clearTimeout(limit);
        asked.off('message', hear);
        asked.off('exit', gone);
        how();
      };
      const fail = (code: ReaderError['code']) => settle(() => reject(new ReaderError(code)));
      const gone = () => {
        if (child === asked) child = undefined;
        fail('ended');
      };
      const hear = (message: unknown) => {
        const { id: about, done, fault } = doneSchema.parse(message);
        if (about !== id) return;
        if (fault === undefined) settle(() => resolve(done));
        else fail(fault);
      };
      const limit = setTimeout(() => {
        fail('too-slow');
        end();
      }, mostMs);
      asked.on('message', hear);
      asked.on('exit', gone);
      asked.once('error', gone);
      asked.send({ id, want, bytes }, (error) => {
        if (error !== null) gone();
      });
    });
  }

  async function inTurn(want: 'words' | 'small', bytes: Uint8Array): Promise<unknown> {
    if (waiting >= MOST_WAITING) throw new ReaderError('too-busy');
    waiting += 1;
    const mine = last.then(() => ask(want, bytes));
    last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      waiting -= 1;
      if (waiting === 0) idle = setTimeout(end, idleMs).unref();
    }
  }

  return {
    words: async (picture) => wordsSchema.parse(await inTurn('words', picture)),
    small: async (picture) => z.instanceof(Uint8Array).parse(await inTurn('small', picture)),
    close: async () => {
      closed = true;
      clearTimeout(idle);
      const ending = child;
      if (ending === undefined) return;
      const gone = new Promise<void>((done) => ending.once('exit', () => done()));
      end();
      await gone;
    },
  };
}
