/** The PostgreSQL store as source and as target of a move. The target is written in one transaction: all of it or nothing. */
import { setTimeout as delay } from 'node:timers/promises';
import * as deskRow from '../../../dialogs/desk-row.ts';
import { documentJson } from '../document.ts';
import { documentAad, pageAad } from '../lowdb/residents.ts';
import { LOCKS, openDatabase, type Client, type Database } from '../postgres/database.ts';
import { prepareTables } from '../postgres/prepare.ts';
import { burdened, rowAad } from '../postgres/residents.ts';
import { lineAad, sharedAad } from '../postgres/shared.ts';
import { openPostgresStore } from '../postgres/store.ts';
import { openStoredIndexKey, sealIndexKey } from '../stored-index-key.ts';
import type { Vault } from '../vault.ts';
import { CannotMove } from './cannot-move.ts';
import { keysOf, residentOf, type Records, type Resident } from './records.ts';

const TABLES = ['meta', 'conversations', 'shared_documents', 'shared_logs', 'set_aside'] as const;

async function withDatabase<T>(url: string, use: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(url, () => undefined);
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

async function names(client: Client, table: 'shared_documents' | 'shared_logs'): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select distinct name from ${table} order by name`);
  return rows.map(({ name }) => name);
}

/** A connection that was just closed stands in the list a moment longer. */
const LOOKS = 10;
const LOOK_AGAIN_MS = 200;

async function isInUse(database: Database): Promise<boolean> {
  const { count } = await database.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name = 'warmlijn'
     and pid <> pg_backend_pid()`,
  );
  return count > 0;
}

/** While an instance serves, what is read would be old at once. @throws CannotMove */
async function refuseInUse(database: Database): Promise<void> {
  for (let looks = 0; await isInUse(database); looks += 1) {
    if (looks === LOOKS)
      throw new CannotMove('An instance still uses the database. Stop every instance first.');
    await delay(LOOK_AGAIN_MS);
  }
}

/** @throws CannotMove while an instance serves, StoreFault as opening does. */
export async function openPostgresRecords(url: string, vault: Vault): Promise<Records> {
  const known = await withDatabase(url, async (database) => {
    await refuseInUse(database);
    await prepareTables(database);
    const { rows } = await database.query<{ body: Buffer }>("select body from meta where name = 'index-key'");
    const [stored] = rows;
    if (stored === undefined) throw new CannotMove('The database holds no store of Warmlijn.');
    return {
      indexKey: openStoredIndexKey(vault, stored.body),
      documents: await names(database, 'shared_documents'),
      logs: await names(database, 'shared_logs'),
    };
  });
  const store = await openPostgresStore({ url, vault });
  return { ...known, store, close: () => store.close() };
}

async function writeResident(client: Client, vault: Vault, { key, conversation, pages }: Resident) {
  const row = deskRow.toRow(conversation);
  await client.query(
    `insert into conversations (key, version, archived_pages, next_due, worker, row_body, document)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      key,
      conversation.version,
      conversation.archivedPages,
      deskRow.nextDue(conversation) ?? null,
      burdened(row),
      vault.seal(Buffer.from(JSON.stringify(row)), rowAad(key)),
      vault.seal(Buffer.from(documentJson({ conversation, lines: [] })), documentAad(key)),
    ],
  );
  for (const [number, page] of pages.entries())
    await client.query('insert into pages (key, number, body) values ($1, $2, $3)', [
      key,
      number,
      vault.seal(Buffer.from(JSON.stringify(page)), pageAad(key, number)),
    ]);
}

async function writeShared(client: Client, vault: Vault, { store, documents, logs }: Records) {
  for (const name of documents) {
    const body = vault.seal(Buffer.from(JSON.stringify(await store.readShared(name))), sharedAad(name));
    await client.query('insert into shared_documents (name, body) values ($1, $2)', [name, body]);
  }
  for (const name of logs) {
    const lines = await store.readSharedLog(name);
    const bodies = lines.map((line, number) => vault.seal(Buffer.from(line), lineAad(name, BigInt(number))));
    await client.query(
      'insert into shared_logs (name, number, body) select $1, * from unnest($2::bigint[], $3::bytea[])',
      [name, lines.map((_, number) => number), bodies],
    );
  }
}

/** @param told hears after each resident. @throws CannotMove when there is something already. */
export async function writePostgres(source: Records, url: string, vault: Vault, told: () => void) {
  await withDatabase(url, async (database) => {
    await refuseInUse(database);
    await prepareTables(database);
    await database.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [LOCKS.start]);
      for (const table of TABLES) {
        const { count } = await client.query(`select 1 from ${table} limit 1`);
        if (count > 0)
          throw new CannotMove('There is a store in the database already. Give DATABASE_URL an empty one.');
      }
      await client.query("insert into meta (name, body) values ('index-key', $1)", [
        sealIndexKey(vault, source.indexKey),
      ]);
      for (const key of await keysOf(source.store)) {
        await writeResident(client, vault, await residentOf(source.store, key));
        told();
      }
      await writeShared(client, vault, source);
    });
  });
}
