/** What residents share (link codes, roster, audit): one change at a time over all instances. */
import { StoreFault } from '../lowdb/store-fault.ts';
import { VaultError, type Vault } from '../vault.ts';
import { LOCKS, type Database } from './database.ts';

const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;

export interface Shared {
  read(name: string): Promise<unknown>;
  change<T>(name: string, change: (current: unknown) => { next: unknown; result: T }): Promise<T>;
  append(name: string, line: string): Promise<void>;
  readLog(name: string, unreadable: (where: string, why: string) => void): Promise<string[]>;
  /** Removes lines from a log's beginning. */
  trim(name: string, count: number): Promise<void>;
  idle(): Promise<void>;
}

function checkName(name: string): void {
  if (!NAME.test(name))
    throw new StoreFault(
      'bad-name',
      'A shared document is named in lower case: letters, digits, ".", "_", "-".',
    );
}

interface Waiting {
  readonly line: string;
  resolve(): void;
  reject(error: unknown): void;
}

interface Queue {
  waiting: Waiting[];
  running: Promise<void> | undefined;
}

/** What a sealed shared document is bound to. */
export function sharedAad(name: string): string {
  return `shared:${name}`;
}

/** What a sealed line of a log is bound to: its place. */
export function lineAad(name: string, number: bigint): string {
  return `log:${name}:${String(number)}`;
}

export function makeShared(database: Database, vault: Vault): Shared {
  const queues = new Map<string, Queue>();

  const open = (name: string, body: Buffer): unknown =>
    JSON.parse(vault.open(body, sharedAad(name)).toString('utf8'));

  /** Lines that wait at the same time share one commit; the lock keeps the numbers without holes over instances. */
  async function writeBatch(name: string, batch: readonly Waiting[]): Promise<void> {
    await database.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [LOCKS.logs, name]);
      const { rows } = await client.query<{ last: string | null }>(
        'select max(number) as last from shared_logs where name = $1',
        [name],
      );
      const first = BigInt(rows[0]?.last ?? -1) + 1n;
      const numbers = batch.map((_, index) => first + BigInt(index));
      const bodies = batch.map(({ line }, index) =>
        vault.seal(Buffer.from(line), lineAad(name, first + BigInt(index))),
      );
      await client.query(
        'insert into shared_logs (name, number, body) select $1, * from unnest($2::bigint[], $3::bytea[])',
        [name, numbers.map(String), bodies],
      );
    });
  }

  async function work(name: string, queue: Queue): Promise<void> {
    while (queue.waiting.length > 0) {
      const batch = queue.waiting.splice(0);
      try {
        await writeBatch(name, batch);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    queue.running = undefined;
  }

  return {
    async read(name) {
      const { rows } = await database.query<{ body: Buffer }>(
        'select body from shared_documents where name = $1',
        [name],
      );
      return rows[0] === undefined ? undefined : open(name, rows[0].body);
    },

    async change(name, change) {
      checkName(name);
      return database.transaction(async (client) => {
        await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [LOCKS.shared, name]);
        const { rows } = await client.query<{ body: Buffer }>(
          'select body from shared_documents where name = $1',
          [name],
        );
        const { next, result } = change(rows[0] === undefined ? undefined : open(name, rows[0].body));
        if (next === undefined) await client.query('delete from shared_documents where name = $1', [name]);
        else
          await client.query(
            `insert into shared_documents (name, body) values ($1, $2)
             on conflict (name) do update set body = excluded.body`,
            [name, vault.seal(Buffer.from(JSON.stringify(next)), sharedAad(name))],
          );
        return result;
      });
    },

    async append(name, line) {
      checkName(name);
      const queue = queues.get(name) ?? { waiting: [], running: undefined };
      queues.set(name, queue);
      await new Promise<void>((resolve, reject) => {
        queue.waiting.push({ line, resolve, reject });
        queue.running ??= work(name, queue);
      });
    },

    async readLog(name, unreadable) {
      const { rows } = await database.query<{ number: string; body: Buffer }>(
        'select number, body from shared_logs where name = $1 order by number',
        [name],
      );
      const lines: string[] = [];
      for (const { number, body } of rows) {
        try {
          lines.push(vault.open(body, lineAad(name, BigInt(number))).toString('utf8'));
        } catch (error) {
          if (!(error instanceof VaultError)) throw error;
          unreadable(`shared_logs ${name} ${number}`, error.message);
        }
      }
      return lines;
    },

    async trim(name, count) {
      checkName(name);
      await database.transaction(async (client) => {
        await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [LOCKS.logs, name]);
        // The last line stays: the next one is numbered after it.
        await client.query(
          `delete from shared_logs where name = $1 and number in
             (select number from shared_logs where name = $1 order by number limit
               (select least($2, greatest(count(*) - 1, 0)) from shared_logs where name = $1))`,
          [name, count],
        );
      });
    },

    async idle() {
      await Promise.allSettled([...queues.values()].map((queue) => queue.running));
    },
  };
}
