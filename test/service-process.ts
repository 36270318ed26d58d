/** The real service in a process of its own (restify changes the prototypes of node:http for everybody in it). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService } from './service/running.ts';

export interface ServiceProcess {
  readonly address: string;
  /** What it logged so far. */
  readonly log: () => string;
  /** Stops it cleanly, or like a power cut. */
  stop(how?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

export interface ServiceOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** `npm run serve` instead of the try-out. */
  readonly production?: boolean;
}

/** A folder for data that goes away with `drop`. */
export function makeFolder(): { path: string; drop: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'warmlijn-'));
  return { path, drop: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts it on a port that is free. @throws DidNotStart with what it said */
export async function startServiceProcess(options: ServiceOptions): Promise<ServiceProcess> {
  const { folder, env = {}, production = false } = options;
  const settings = { PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'debug', ...env };
  const running = await startService(production ? 'serve' : 'try-out', settings);
  return {
    address: running.address,
    log: running.output,
    stop: async (how) => {
      await running.stop(how);
    },
  };
}
