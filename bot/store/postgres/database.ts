/** The connections: a bounded pool, one look at each failure, and names of locks. */
import pg from 'pg';

/** Connections of one instance; PostgreSQL's own default allows 100 in all. */
const MOST_CONNECTIONS = 20;
/** A turn that cannot get a connection in this time fails, so that the webhook is tried again later. */
const WAIT_MS = 5_000;
const STATEMENT_MS = 15_000;

/** Advisory locks, so that only one instance at a time prepares or looks through the database. */
export const LOCKS = { start: 7_001, shared: 7_002, logs: 7_003 } as const;

export type Values = readonly unknown[];
export interface Client {
  query<Row extends object>(sql: string, values?: Values): Promise<{ rows: Row[]; count: number }>;
}

export interface Database extends Client {
  /** All of it or nothing. */
  transaction<T>(work: (client: Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
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
export function openDatabase(url: string, trouble: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: WAIT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'warmlijn',
  });
  // Without a listener a server that goes away would end the process; the pool listens to connections nobody uses only.
  pool.on('error', () => undefined);
  pool.on('connect', (connection) => {
    connection.on('error', trouble);
  });
  return {
    ...clientOf(pool),
    async transaction(work) {
      const connection = await pool.connect();
      try {
        await connection.query('begin');
        const result = await work(clientOf(connection));
        await connection.query('commit');
        connection.release();
        return result;
      } catch (error) {
        // A connection in an unknown state is thrown away rather than used again.
        await connection.query('rollback').then(
          () => {
            connection.release();
          },
          (broken: unknown) => {
            connection.release(broken instanceof Error ? broken : true);
          },
        );
        throw error;
      }
    },
    close: () => pool.end(),
  };
}
