import { open, readFile, unlink } from 'node:fs/promises';
import { FolderError } from './folder-error.ts';

/** Locks this process holds. */
const held = new Set<string>();

/**
 * Makes this process the only writer; answers how to let go. A lock of a process that is no longer there is taken
 * over. Throws a FolderError `busy` when another process holds it.
 */
export async function acquireLock(path: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      held.add(path);
      return async () => {
        held.delete(path);
        await unlink(path).catch(() => undefined);
      };
    } catch (error) {
      if (!isFault(error, 'EEXIST')) throw error;
      if (await heldByLiving(path)) throw new FolderError('busy');
      await unlink(path).catch(() => undefined);
    }
  }
  throw new FolderError('busy');
}

async function heldByLiving(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const holder = Number(text);
  // An empty lock was just made, or its maker crashed in between: the last is rare, and the lock can be removed.
  if (!Number.isInteger(holder) || holder <= 0) return text === '';
  // The number may be that of a crashed process before us (in a container it often is).
  if (holder === process.pid) return held.has(path);
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return isFault(error, 'EPERM');
  }
}

function isFault(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
