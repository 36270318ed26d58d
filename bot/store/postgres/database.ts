/** The connections: a bounded pool, one look at each failure, and names of locks. */
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { codeOf, isNotSent, makePatience, nothingDone } from './patience.ts';

/** Connections of one instance; PostgreSQL's own default allows 100 in all. */
const MOST_CONNECTIONS = 20;
/** A turn that cannot get a connection in this time fails, so that the webhook is tried again later. */
const WAIT_MS = 5_000;
const STATEMENT_MS = 15_000;
/** PostgreSQL ended one of two that were in each other's way and undid what it did: it may simply be done again. */
const AGAIN = ['40001', '40P01'];
const MOST_TRIES = 10;
const PAUSE_MS = 20;
/** After a failover a connection may still lead to the server that is now only read. */
const ONLY_READ = '25006';
const READS = /^\s*select\b/i;

/** How instances know each other in `pg_stat_activity`; a version that knows no keys of residents is called `warmlijn`. */
export const APPLICATION_NAME = 'warmlijn/2';

/** Advisory locks, so that only one instance at a time prepares or looks through the database. */
export const LOCKS = { start: 7_001, shared: 7_002, logs: 7_003 } as const;

export type Values = readonly unknown[];
export interface Client {
  query<Row extends object>(sql: string, values?: Values): Promise<{ rows: Row[]; count: number }>;
}

export interface Database extends Client {
  /** All of it or nothing. `work` may be done again when another change was in its way or the line broke. */
  transaction<T>(work: (client: Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** How many connections, and how long somebody waits for one or for the server. */
export interface PoolLimits {
  readonly connections: number;
  readonly waitMs: number;
  /** How long a server that went away is waited for. */
  readonly patienceMs?: number;
}

/** What PostgreSQL ended for another's sake is done again, after a moment that is not the same for both. */
async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!AGAIN.includes(codeOf(error)) || tries >= MOST_TRIES) throw error;
      await delay(Math.random() * PAUSE_MS * tries);
    }
  }
}

interface Queryable {
  query(config: { text: string; values: unknown[] }): Promise<pg.QueryResult>;
}

function clientOf(queryable: Queryable): Client {
  return {
    async query<Row extends object>(text: string, values: Values = []) {
      const { rows, rowCount } = await queryable.query({ text, values: [...values] });
      return { rows: rows as Row[], count: rowCount ?? 0 };
    },
  };
}

/** @param url postgres://user:password@host/database; `trouble` hears of connections that broke */
export function openDatabase(
  url: string,
  trouble: (error: Error) => void,
  limits: PoolLimits = { connections: MOST_CONNECTIONS, waitMs: WAIT_MS },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: limits.connections,
    connectionTimeoutMillis: limits.waitMs,
    statement_timeout: STATEMENT_MS,
    application_name: APPLICATION_NAME,
  });
  // Without a listener a server that goes away would end the process; the pool listens to connections nobody uses only.
  pool.on('error', () => undefined);
  pool.on('connect', (connection) => {
    connection.on('error', trouble);
  });
  const patiently = makePatience(limits.patienceMs);
  const connect = () => pool.connect().catch(nothingDone);
  const alone: Client['query'] = async (sql, values) => {
    const connection = await connect();
    try {
      const result = await clientOf(connection).query<never>(sql, values);
      connection.release();
      return result;
    } catch (error) {
      connection.release(true);
      // Whether a change was written before the line broke is not known.
      if (READS.test(sql) || isNotSent(error)) nothingDone(error);
      throw error;
    }
  };
  const transaction = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const connection = await connect();
    let committing = false;
    try {
      // Whatever the administrator set for the database: our locks count on seeing what was committed before them.
      await connection.query('begin isolation level read committed');
      const result = await work(clientOf(connection));
      committing = true;
      await connection.query('commit');
      connection.release();
      return result;
    } catch (error) {
      // A connection in an unknown state is thrown away rather than used again.
      await connection.query('rollback').then(
        () => {
          connection.release(codeOf(error) === ONLY_READ);
        },
        (broken: unknown) => {
          connection.release(broken instanceof Error ? broken : true);
        },
      );
      if (!committing || isNotSent(error)) nothingDone(error);
      throw error;
    }
  };
  return {
    query: (sql, values) => persist(() => patiently(() => alone(sql, values))),
    transaction: (work) => persist(() => patiently(() => transaction(work))),
    close: () => pool.end(),
  };
}
