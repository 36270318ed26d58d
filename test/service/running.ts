/** The service as a process of its own: restify changes the prototypes of node:http for everybody in a process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { assertNoLeaks } from './canaries.ts';
import type { Order } from './chaos/inside.ts';

export interface Running {
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

/** The environment of a machine on which nothing is set. */
export function bareEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    LOG_LEVEL: 'debug',
    UV_THREADPOOL_SIZE: '32',
  };
}

export interface Launched {
  /** @throws DidNotStart */
  readonly ready: Promise<Running>;
  /** When it ended, of whatever cause: all it wrote. */
  readonly ended: Promise<string>;
  /** Makes its machine unwell; needs `unwell` of the conditions. */
  readonly order: (order: Order) => void;
  /** Lets one start that was given a socket. */
  readonly go: () => void;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly stop: Running['stop'];
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}

/** On what kind of machine the service runs; left out: a sound one. */
export interface Conditions {
  /** It takes orders of `chaos/inside.ts`. */
  readonly unwell?: boolean;
  /** An open socket to listen on, as systemd hands it over; it starts at `go`, when the socket may be closed here. */
  readonly socket?: number;
  /** It takes the place of the one that runs on its folder. */
  readonly takeOver?: boolean;
  /** No file may grow beyond so many blocks of the shell's `ulimit -f`. */
  readonly fileBlocks?: number;
}

const INSIDE = new URL('chaos/inside.ts', import.meta.url).href;

function commandOf(
  mode: 'try-out' | 'serve',
  { unwell = false, takeOver = false, fileBlocks, socket }: Conditions,
): [string, ...string[]] {
  const service = [
    process.execPath,
    ...(unwell ? ['--import', INSIDE] : []),
    'bot/main.ts',
    ...(mode === 'try-out' ? ['--try-out'] : []),
    ...(takeOver ? ['--take-over'] : []),
  ] as const;
  if (socket !== undefined)
    return ['/bin/sh', '-c', 'read -r go; LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"', 'sh', ...service];
  if (fileBlocks === undefined) return [...service];
  return ['/bin/sh', '-c', `ulimit -S -f ${String(fileBlocks)} && exec "$@"`, 'sh', ...service];
}

const fourth = ({ unwell, socket }: Conditions): readonly ('ipc' | number)[] =>
  unwell === true ? ['ipc'] : socket === undefined ? [] : [socket];

/** Starts `bot/main.ts`, as `npm start` (`try-out`) or `npm run serve` (`serve`) does. */
export function launchService(
  mode: 'try-out' | 'serve',
  settings: Readonly<Record<string, string>>,
  conditions: Conditions = {},
): Launched {
  const [command, ...given] = commandOf(mode, conditions);
  const child = spawn(command, given, {
    env: { ...bareEnvironment(), ...settings },
    stdio: [conditions.socket === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', ...fourth(conditions)],
  });
  let output = '';
  const stop: Running['stop'] = async (signal = 'SIGTERM') => {
    const code = await endOf(child, signal);
    // Whatever a test was about: nothing of anybody and no secret may stand in what the service wrote.
    assertNoLeaks(output, settings);
    return code;
  };
  const ready = new Promise<Running>((resolve, reject) => {
    const read = (line: string) => {
      output += `${line}\n`;
      const address = /ready: (http:\/\/\S+)/.exec(line)?.[1];
      if (address === undefined) return;
      resolve({ address, output: () => output, stop });
    };
    for (const stream of [child.stdout, child.stderr])
      if (stream !== null) createInterface(stream).on('line', read);
    child.once('close', () => {
      reject(new DidNotStart(child.exitCode, output));
    });
  });
  const ended = once(child, 'close').then(() => output);
  const order = (given: Order) => {
    // One that is ending takes no orders any more.
    if (child.connected) child.send(given, () => undefined);
  };
  const go = () => child.stdin?.end('go\n');
  return { ready, ended, order, go, signal: (signal) => child.kill(signal), stop };
}

/** The same, when it is ready. @throws DidNotStart */
export function startService(...given: Parameters<typeof launchService>): Promise<Running> {
  return launchService(...given).ready;
}
