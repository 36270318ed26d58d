/**
 * A message all the way: signed webhook → restify → signature → understanding → conversation → sealed, durable commit
 * → 200, then the replies leave to a stand-in for Twilio. Beside it a bare restify handler under the same load.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import { join } from 'node:path';
import { FAKE_ACCOUNT_SID, FAKE_AUTH_TOKEN } from '../fakes/twilio.ts';
import { quantile, rounded, spreadOf } from './figures.ts';
import { countReplies } from './turn/count-replies.ts';
import { drive } from './turn/load.ts';
import { startBare, startService, type Measured } from './turn/processes.ts';
import { seed } from './turn/seed.ts';
import { startSink } from './turn/sink.ts';
import { writeWebhooks, wroteBefore, type Target, type Webhooks } from './turn/writers.ts';

export interface TurnOptions {
  /** Residents known before, besides those who write. */
  readonly sizes: readonly number[];
  readonly connections: number;
  /** People who begin in each stretch; half of them for the first time. */
  readonly writers: number;
  /** Times that each size is measured. */
  readonly runs: number;
  /** Where the data lies: the disk that is measured. */
  readonly folder: string;
  /** Arguments for Node in the service, such as `--cpu-prof`. */
  readonly nodeArgs: readonly string[];
}

const ACCOUNT = { accountSid: FAKE_ACCOUNT_SID, authToken: FAKE_AUTH_TOKEN };

export const TURN_OPTIONS: TurnOptions = {
  sizes: [100, 10_000, 100_000],
  connections: 50,
  writers: 3_000,
  runs: 3,
  folder: os.tmpdir(),
  nodeArgs: [],
};

export interface TurnFigures {
  readonly name: string;
  /** Medians over the runs, and the best one. */
  readonly perSecond: number;
  readonly bestPerSecond: number;
  /** User and system time of all threads of the server. */
  readonly cpuMicroseconds: number;
  readonly leastCpuMicroseconds: number;
  /** CPU as a multiple of the bare handler's in this run. */
  readonly timesBare: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly rssMegabytes: number;
  /** Replies that left exactly once, and others. */
  readonly replies?: number;
  readonly wrongReplies?: number;
}

/** One run of one server. */
interface Run {
  readonly perSecond: number;
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly rss: number;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (bound === null || typeof bound === 'string') throw new Error('There is no free port.');
  return bound.port;
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

/** Loads a running server with messages and measures it meanwhile. */
async function measure(server: Measured, { lanes }: Webhooks): Promise<Run> {
  const before = await server.usage();
  const load = await drive(server.port, lanes);
  const after = await server.usage();
  if (load.refused > 0) throw new Error(`${String(load.refused)} requests were refused.`);
  const count = load.latencies.length;
  return {
    perSecond: count / load.seconds,
    cpu: (after.cpu - before.cpu) / count,
    ...spreadOf(load.latencies),
    rss: after.rssBytes,
  };
}

/** @param bareCpu microseconds of the bare handler. */
function figuresOf(name: string, runs: readonly Run[], bareCpu: number): TurnFigures {
  const sorted = (of: (run: Run) => number) => runs.map(of).sort((one, other) => one - other);
  const median = (of: (run: Run) => number) => quantile(sorted(of), 0.5);
  return {
    name,
    perSecond: rounded(median((run) => run.perSecond)),
    bestPerSecond: rounded(Math.max(...runs.map((run) => run.perSecond))),
    cpuMicroseconds: rounded(median((run) => run.cpu)),
    leastCpuMicroseconds: rounded(Math.min(...runs.map((run) => run.cpu))),
    timesBare: rounded(median((run) => run.cpu) / bareCpu, 1),
    p50: rounded(
      median((run) => run.p50),
      1,
    ),
    p99: rounded(
      median((run) => run.p99),
      1,
    ),
    p999: rounded(
      median((run) => run.p999),
      1,
    ),
    rssMegabytes: rounded(Math.max(...runs.map((run) => run.rss)) / 2 ** 20),
  };
}

/**
 * Stretches before anything is measured, some 34,000 turns: in the first of them V8 compiles for 2 seconds, in the
 * second for 0.7, after that for 0.4 in each. A service runs for weeks.
 */
const WARMING = 2;

/** Everybody who writes. */
function writersOf(options: TurnOptions, size: number): number[] {
  return range(size, options.writers * (WARMING + options.runs));
}

/** Warms a server up with the first stretches and measures every other. */
async function runs(server: Measured, target: Target, options: TurnOptions, size: number): Promise<Run[]> {
  const people = writersOf(options, size);
  const stretches = writeWebhooks(target, people, options.connections, WARMING + options.runs);
  const measured: Run[] = [];
  for (const [nth, webhooks] of stretches.entries()) {
    if (nth < WARMING) await drive(server.port, webhooks.lanes);
    else measured.push(await measure(server, webhooks));
  }
  return measured;
}

async function bare(options: TurnOptions): Promise<Run[]> {
  const port = await freePort();
  const server = await startBare(port);
  try {
    return await runs(server, { port, ...ACCOUNT }, options, 0);
  } finally {
    await server.stop();
  }
}

async function turns(
  options: TurnOptions,
  size: number,
): Promise<{ runs: Run[]; once: number; wrong: number }> {
  const dataDir = fs.mkdtempSync(join(options.folder, 'warmlijn-bench-'));
  const keys = `bench:${randomBytes(32).toString('base64')}`;
  const sink = await startSink();
  const port = await freePort();
  const writing = writersOf(options, size);
  try {
    await seed(dataDir, keys, [...range(0, size), ...writing.filter(wroteBefore)]);
    const { nodeArgs } = options;
    const service = await startService({ port, dataDir, keys, ...ACCOUNT, twilioUrl: sink.url, nodeArgs });
    const measured = await runs(service, { port, ...ACCOUNT }, options, size).finally(() => service.stop());
    return { runs: measured, ...(await countReplies(dataDir, keys, writing, sink.left)) };
  } finally {
    sink.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

export async function turnBench(options: TurnOptions = TURN_OPTIONS): Promise<TurnFigures[]> {
  const floor = await bare(options);
  const { cpuMicroseconds } = figuresOf('', floor, 1);
  const rows = [figuresOf('bare restify handler', floor, cpuMicroseconds)];
  for (const size of options.sizes) {
    const { runs: measured, once, wrong } = await turns(options, size);
    const name = `a turn, ${size.toLocaleString('en')} other residents`;
    rows.push({ ...figuresOf(name, measured, cpuMicroseconds), replies: once, wrongReplies: wrong });
  }
  return rows;
}
