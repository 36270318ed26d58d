/** The PostgreSQL store as source and as target of a move. The target is written in one transaction: all of it or nothing. */
import { setTimeout as delay } from 'node:timers/promises';
import * as deskRow from '../../../dialogs/desk-row.ts';
import { documentBytes } from '../document.ts';
import { documentAad, pageAad } from '../lowdb/residents.ts';
import { APPLICATION_NAME, LOCKS, openDatabase, type Client, type Database } from '../postgres/database.ts';
import { prepareTables } from '../postgres/prepare.ts';
import { MARK_KEY_RING } from '../postgres/resident-keys.ts';
import { burdened, rowAad } from '../postgres/residents.ts';
import { lineAad, sharedAad } from '../postgres/shared.ts';
import { openPostgresStore } from '../postgres/store.ts';
import { openStoredIndexKey, sealIndexKey } from '../stored-index-key.ts';
import { makeSealedKey, openResidentVault, type Sealing } from '../resident-vault.ts';
import type { Vault } from '../vault.ts';
import { ownerOf } from '../owner-of.ts';
import { CannotMove } from './cannot-move.ts';
import { keysOf, readableDocuments, residentOf, usableKeys, type Records, type Resident } from './records.ts';

const TABLES = [
  'meta',
  'resident_keys',
  'conversations',
  'shared_documents',
  'shared_logs',
  'set_aside',
] as const;

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
    `select 1 from pg_stat_activity where datname = current_database() and application_name in ('warmlijn', '${APPLICATION_NAME}')
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
    const { rows: sealed } = await database.query<{ key: string; body: Buffer }>(
      "select key, body from resident_keys where key <> ''",
    );
    return {
      keys: usableKeys(vault, new Map(sealed.map(({ key, body }) => [key, body]))),
      indexKey: openStoredIndexKey(vault, stored.body),
      documents: await names(database, 'shared_documents'),
      logs: await names(database, 'shared_logs'),
    };
  });
  const store = await openPostgresStore({ url, vault });
  const documents = await readableDocuments(store, known.documents);
  return { ...known, documents, store, close: () => store.close() };
}

async function writeKey(client: Client, vault: Vault, key: string, sealed: Buffer): Promise<Sealing> {
  const own = openResidentVault(vault, key, sealed);
  await client.query('insert into resident_keys (key, generation, body) values ($1, $2, $3)', [
    key,
    own.generation,
    sealed,
  ]);
  return own;
}

async function writeResident(client: Client, own: Sealing, { key, conversation, pages }: Resident) {
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
      own.seal(Buffer.from(JSON.stringify(row)), rowAad(key)),
      own.seal(documentBytes({ conversation, lines: [] }), documentAad(key)),
    ],
  );
  for (const [number, page] of pages.entries())
    await client.query('insert into pages (key, number, body) values ($1, $2, $3)', [
      key,
      number,
      own.seal(Buffer.from(JSON.stringify(page)), pageAad(key, number)),
    ]);
}

async function writeShared(
  client: Client,
  vault: Vault,
  ownVaults: ReadonlyMap<string, Sealing>,
  { store, documents, logs }: Records,
) {
  for (const name of documents) {
    const sealing = ownVaults.get(ownerOf(name) ?? '') ?? vault;
    const body = sealing.seal(Buffer.from(JSON.stringify(await store.readShared(name))), sharedAad(name));
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
      await client.query(MARK_KEY_RING);
      const ownVaults = new Map<string, Sealing>();
      for (const [key, sealed] of source.keys) ownVaults.set(key, await writeKey(client, vault, key, sealed));
      for (const key of await keysOf(source.store)) {
        const own = ownVaults.get(key) ?? (await writeKey(client, vault, key, makeSealedKey(vault, key)));
        ownVaults.set(key, own);
        await writeResident(client, own, await residentOf(source.store, key));
        told();
      }
      await writeShared(client, vault, ownVaults, source);
    });
  });
}
