/**
 * Takes the place of the service that runs on the same folder: asks it to stop, and listens the moment it no longer does.
 * It is asked only now, when settings and content are known to be sound; what is wrong with them leaves it running.
 */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import { holderHere } from '../store/lowdb/folder-lock.ts';

/** Longer than a clean stop takes. */
export const LET_GO_MS = 40_000;
const LOOK_MS = 5;

const isInUse = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'EADDRINUSE';

/** @param listen fails with the cause EADDRINUSE while the port is taken */
export async function takeOver(
  { dataDir }: Settings,
  log: Logger,
  listen: () => Promise<void>,
): Promise<void> {
  const pid = holderHere(join(dataDir, 'residents'));
  if (pid === undefined) return listen();
  log.info({ pid }, 'taking over: the service that runs is asked to stop');
  process.kill(pid, 'SIGTERM');
  for (const end = performance.now() + LET_GO_MS; ; await delay(LOOK_MS)) {
    try {
      return await listen();
    } catch (error) {
      if (!isInUse(error) || performance.now() > end) throw error;
    }
  }
}
