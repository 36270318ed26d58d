/** What residents share (link codes, roster, audit): one change at a time over all instances. */
import { StoreFault } from '../lowdb/store-fault.ts';
import { VaultError, type Vault } from '../vault.ts';
import { ownedBy, ownerOf } from '../owner-of.ts';
import { isForgotten, type Sealing } from '../resident-vault.ts';
import { LOCKS, type Client, type Database } from './database.ts';
import type { ResidentKeys } from './resident-keys.ts';

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

/** Removes the documents that are this resident's alone. */
export async function forgetOwned(client: Client, key: string): Promise<void> {
  await client.query('delete from shared_documents where name = any($1::text[])', [ownedBy(key)]);
}

interface Stored {
  readonly body: Buffer;
  readonly sealed_key: Buffer | null;
}

const READ = `
  select d.body, k.body as sealed_key from shared_documents d left join resident_keys k on k.key = $2 where name = $1`;

export function makeShared(database: Database, vault: Vault, keys: ResidentKeys): Shared {
  const queues = new Map<string, Queue>();

  /** Undefined when there is none, or when it was of somebody who is forgotten. */
  async function read(client: Client, name: string): Promise<unknown> {
    const owner = ownerOf(name);
    const { rows } = await client.query<Stored>(READ, [name, owner ?? null]);
    const [stored] = rows;
    if (stored === undefined) return undefined;
    const own = owner === undefined ? vault : keys.vaultOf(owner, stored.sealed_key);
    try {
      return JSON.parse(own.open(stored.body, sharedAad(name)).toString('utf8'));
    } catch (error) {
      if (isForgotten(error)) return undefined;
      throw error;
    }
  }

  /** Held until the end of the transaction when it is a resident's own, so that no erasure takes it away meanwhile. */
  async function sealing(client: Client, name: string): Promise<Sealing> {
    const owner = ownerOf(name);
    if (owner === undefined) return vault;
    for (;;) {
      const own = await keys.ensure(owner, client);
      if (own === undefined) return vault;
      const { count } = await client.query(
        'select 1 from resident_keys where key = $1 and generation = $2 for key share',
        [owner, own.generation],
      );
      if (count > 0) return own;
      keys.forget(owner);
    }
  }

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
    read: (name) => read(database, name),

    async change(name, change) {
      checkName(name);
      return database.transaction(async (client) => {
        await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [LOCKS.shared, name]);
        const { next, result } = change(await read(client, name));
        if (next === undefined) await client.query('delete from shared_documents where name = $1', [name]);
        else
          await client.query(
            `insert into shared_documents (name, body) values ($1, $2)
             on conflict (name) do update set body = excluded.body`,
            [name, (await sealing(client, name)).seal(Buffer.from(JSON.stringify(next)), sharedAad(name))],
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
