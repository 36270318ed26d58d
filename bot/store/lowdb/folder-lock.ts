/** One process per folder: a lock file with who holds it, taken over only from a process that is surely gone. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { isRunning, pidSpace, startedAt } from './process-identity.ts';
import { StoreFault } from './store-fault.ts';

export interface FolderLock {
  /** True once another process took the folder: nothing may be written any more. */
  lost(): boolean;
  release(): void;
}

const holderSchema = z.object({
  pid: z.number().int().positive(),
  space: z.string(),
  started: z.string().optional(),
  nonce: z.string(),
});

/** A holder touches its lock this often, for those who cannot see its process (another container or machine). */
const BEAT_MS = 2000;
const MISSED_BEATS = 3;
/** After a take-over: long enough for another taker to show itself. */
const SETTLE_MS = 50;
const TRIES = 5;
/** Who waits for the folder looks so often whether it is free. */
const LOOK_MS = 10;

const lockPath = (folder: string) => join(folder, 'lock');

const heldHere = new Set<string>();

function readText(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseHolder(text: string | undefined): z.infer<typeof holderSchema> | undefined {
  try {
    return holderSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

async function beats(path: string, beat: number): Promise<boolean> {
  const mark = () => fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const first = mark();
  const until = performance.now() + MISSED_BEATS * beat;
  while (performance.now() < until) {
    await delay(beat / 4);
    const now = mark();
    if (now === undefined) return false;
    if (now !== first) return true;
  }
  return false;
}

async function isHeld(path: string, text: string, beat: number): Promise<boolean> {
  const holder = parseHolder(text);
  if (holder?.space !== pidSpace()) return beats(path, beat);
  if (holder.pid === process.pid) return heldHere.has(holder.nonce);
  if (!isRunning(holder.pid)) return false;
  const started = startedAt(holder.pid);
  return started === undefined || holder.started === undefined || started === holder.started;
}

function refuse(folder: string, text: string | undefined): StoreFault {
  const pid = parseHolder(text)?.pid;
  return new StoreFault(
    'locked',
    `The folder ${folder} is in use by ${pid === undefined ? 'another process' : `process ${String(pid)}`}. ` +
      'Stop that one first, or give this one its own DATA_DIR.',
  );
}

function linkOrFalse(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that holds this folder, where it can be told apart from any other: it runs here. */
export function holderHere(folder: string): number | undefined {
  const holder = parseHolder(readText(lockPath(folder)));
  if (holder === undefined || holder.space !== pidSpace() || holder.pid === process.pid) return undefined;
  const same = holder.started !== undefined && holder.started === startedAt(holder.pid);
  return same && isRunning(holder.pid) ? holder.pid : undefined;
}

/** Until nobody holds it, or this long. */
async function untilFree(path: string, beat: number, waitMs: number): Promise<void> {
  for (const end = performance.now() + waitMs; performance.now() < end; await delay(LOOK_MS)) {
    const text = readText(path);
    if (text === undefined || !(await isHeld(path, text, beat))) return;
  }
}

/** Puts our ready-written file in place as the lock. */
async function take(folder: string, mine: string, nonce: string, beat: number): Promise<void> {
  const path = lockPath(folder);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (linkOrFalse(mine, path)) return;
    const text = readText(path);
    if (text === undefined) continue;
    if (await isHeld(path, text, beat)) throw refuse(folder, text);
    // Looking and replacing stand side by side; if two still take over at once, the later one has it.
    if (readText(path) !== text) continue;
    fs.renameSync(mine, path);
    await delay(SETTLE_MS);
    const after = readText(path);
    if (parseHolder(after)?.nonce === nonce) return;
    throw refuse(folder, after);
  }
  throw refuse(folder, readText(path));
}

/**
 * @param beat milliseconds between touches; the same for all who share the folder.
 * @param waitMs so long who holds it may take to let go.
 * @throws StoreFault `locked`, naming the folder and the pid that holds it.
 */
export async function lockFolder(folder: string, beat: number = BEAT_MS, waitMs = 0): Promise<FolderLock> {
  const path = lockPath(folder);
  await untilFree(path, beat, waitMs);
  const nonce = randomBytes(12).toString('hex');
  const mine = `${path}.${nonce}`;
  const holder = { pid: process.pid, space: pidSpace(), started: startedAt(process.pid), nonce };
  fs.writeFileSync(mine, JSON.stringify(holder), { mode: 0o600 });
  try {
    await take(folder, mine, nonce, beat);
  } finally {
    fs.rmSync(mine, { force: true });
  }
  heldHere.add(nonce);
  let lost = false;
  const timer = setInterval(() => {
    try {
      lost ||= parseHolder(readText(path))?.nonce !== nonce;
      if (!lost) fs.utimesSync(path, new Date(), new Date());
    } catch {
      // A disk that cannot be read now says nothing about who holds the lock.
    }
  }, beat);
  timer.unref();
  return {
    lost: () => lost,
    release() {
      clearInterval(timer);
      heldHere.delete(nonce);
      if (parseHolder(readText(path))?.nonce === nonce) fs.rmSync(path, { force: true });
    },
  };
}
