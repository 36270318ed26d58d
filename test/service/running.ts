/** The service as a process of its own: restify changes the prototypes of node:http for everybody in a process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Running {
  readonly process: ChildProcess;
  /** The address it printed. */
  readonly address: string;
  /** Everything it wrote to stdout and stderr so far. */
  readonly output: () => string;
  /** Ends it and waits; gives the exit code, null when a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** What the service ended with before it was ready. */
export class DidNotStart extends Error {
  readonly code: number | null;
  readonly output: string;
  constructor(code: number | null, output: string) {
    super(`The service did not start (exit code ${String(code)}):\n${output}`);
    this.code = code;
    this.output = output;
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const bound = server.address();
  server.close();
  await once(server, 'close');
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}

/** The environment of a machine on which nothing is set; compiled code is kept, so that starting again is quick. */
export function bareEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, LOG_LEVEL: 'silent', NODE_COMPILE_CACHE: join(tmpdir(), 'warmlijn-compiled') };
}

/**
 * Starts `bot/main.ts`, as `npm start` (`try-out`) or `npm run serve` (`serve`) does; resolves when it is ready.
 * @throws DidNotStart
 */
export async function startService(
  mode: 'try-out' | 'serve',
  settings: Readonly<Record<string, string>>,
): Promise<Running> {
  const arguments_ = ['bot/main.ts', ...(mode === 'try-out' ? ['--try-out'] : [])];
  const child = spawn(process.execPath, arguments_, {
    env: { ...bareEnvironment(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    output += part;
  });
  const address = await new Promise<string | undefined>((resolve) => {
    const lines = createInterface(child.stdout);
    lines.on('line', (line) => {
      output += `${line}\n`;
      const found = /ready: (http:\/\/\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => resolve(undefined));
  });
  if (address === undefined) throw new DidNotStart(child.exitCode, output);
  return {
    process: child,
    address,
    output: () => output,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}
