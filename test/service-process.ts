/** The real service in a process of its own (restify changes the prototypes of node:http for everybody in it). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Settings of a person's own shell must not decide a test. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) };
}

/** Starts it on a port that is free. @throws Error with what it said when it does not start */
export async function startServiceProcess(options: ServiceOptions): Promise<ServiceProcess> {
  const { folder, env = {}, production = false } = options;
  const child = spawn(process.execPath, ['bot/main.ts', ...(production ? [] : ['--try-out'])], {
    env: { ...ownEnvironment(), PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const found = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', () => reject(new Error(said)));
  });
  return {
    address,
    log: () => said,
    stop: async (how = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(how);
      await gone;
    },
  };
}
