/** The PostgreSQL store (design C3): a row per conversation behind the same port, for any number of instances. */
import type { Conversation } from '../../../dialogs/conversation.ts';
import * as deskRow from '../../../dialogs/desk-row.ts';
import { makeKeyOf } from '../address-key.ts';
import { isKey } from '../lowdb/layout.ts';
import { StoreFault } from '../lowdb/store-fault.ts';
import type { DeskRow, Store } from '../port.ts';
import type { Vault } from '../vault.ts';
import { openAside } from './aside.ts';
import { openDatabase, type Database } from './database.ts';
import { openIndexKey } from './index-key.ts';
import { openOverview } from './overview.ts';
import { prepareTables } from './prepare.ts';
import { openResidentKeys } from './resident-keys.ts';
import { makeResidents } from './residents.ts';
import { scanDocuments } from './scan.ts';
import { forgetOwned, makeShared } from './shared.ts';

export interface PostgresOptions {
  /** postgres://user:password@host/database */
  readonly url: string;
  readonly vault: Vault;
  readonly toRow?: (conversation: Conversation) => DeskRow;
  readonly nextDue?: (conversation: Conversation) => string | undefined;
  /** Hears of connections that broke; the store goes on with new ones. */
  readonly trouble?: (error: Error) => void;
  /** While instances of before serve: how often it is looked whether they are gone. */
  readonly lookAgainMs?: number;
}

const HEALTH_MS = 2_000;

async function erase(
  database: Database,
  key: string,
): Promise<{ pages: number; documents: number; worker: string | null }> {
  return database.transaction(async (client) => {
    const { rows } = await client.query<{ worker: string | null }>(
      'select worker from conversations where key = $1 for update',
      [key],
    );
    await client.query('delete from resident_keys where key = $1', [key]);
    await forgetOwned(client, key);
    const { count: pages } = await client.query('delete from pages where key = $1', [key]);
    const { count: documents } = await client.query('delete from conversations where key = $1', [key]);
    return { pages, documents, worker: rows[0]?.worker ?? null };
  });
}

async function openOn(database: Database, options: PostgresOptions): Promise<Store> {
  const { vault, toRow = deskRow.toRow, nextDue = deskRow.nextDue } = options;
  await prepareTables(database);
  const indexKey = await openIndexKey(database, vault);
  const aside = await openAside(database);
  const keys = await openResidentKeys(database, vault, options.lookAgainMs);
  await scanDocuments(database, keys, indexKey, aside);
  const overview = await openOverview(database, keys);
  const shared = makeShared(database, vault, keys);
  const residents = makeResidents(database, vault, keys, (conversation) => ({
    row: toRow(conversation),
    nextDue: nextDue(conversation),
  }));
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  /** Counts what runs, so that closing waits for it. @throws StoreFault `closed` */
  async function use<T>(work: () => Promise<T>): Promise<T> {
    if (closing !== undefined) throw new StoreFault('closed', 'The store is closed.');
    const done = work();
    running.add(done);
    try {
      return await done;
    } finally {
      running.delete(done);
    }
  }

  async function close(): Promise<void> {
    await Promise.allSettled(running);
    await shared.idle();
    overview.close();
    keys.close();
    await database.close();
  }

  return {
    keyOf: makeKeyOf(indexKey.key),
    load: (key) => use(() => residents.load(key)),
    commit: (key, next, page) =>
      use(async () => {
        overview.count(await residents.commit(key, next, page));
      }),
    page: (key, number) => use(() => residents.page(key, number)),
    replacePage: (key, number, lines) => use(() => residents.replacePage(key, number, lines)),
    due: (now, limit) =>
      use(async () => {
        const { rows } = await database.query<{ key: string }>(
          'select key from conversations where next_due <= $1 order by next_due, key limit $2',
          [now, limit],
        );
        return rows.map(({ key }) => key);
      }),
    rows: () => use(() => overview.rows()),
    row: (key) => use(() => overview.row(key)),
    loadOf: (worker) => overview.loadOf(worker),
    erase: (key) =>
      use(async () => {
        if (!isKey(key)) return [];
        const besides = await database.transaction((client) => aside.erase(client, key));
        const { pages, documents } = await erase(database, key);
        keys.forget(key);
        await overview.recount();
        if (besides > 0) await aside.refresh();
        return [
          ...(documents > 0 ? ['the conversation'] : []),
          ...(pages > 0 ? [`${String(pages)} archived page${pages === 1 ? '' : 's'}`] : []),
          ...(besides > 0 ? [`${String(besides)} set-aside file${besides === 1 ? '' : 's'}`] : []),
        ];
      }),
    readShared: (name) => use(() => shared.read(name)),
    changeShared: (name, change) => use(() => shared.change(name, change)),
    appendShared: (name, line) => use(() => shared.append(name, line)),
    readSharedLog: (name) =>
      use(() =>
        shared.readLog(name, (where, why) => {
          aside.note(where, why);
        }),
      ),
    trimSharedLog: (name, count) => use(() => shared.trim(name, count)),
    setAside: aside.found,
    size: () => overview.size(),
    async healthy() {
      if (closing !== undefined) return false;
      const late = new Promise<boolean>((resolve) => setTimeout(resolve, HEALTH_MS, false).unref());
      const answer = database.query('select 1').then(
        () => true,
        () => false,
      );
      return Promise.race([answer, late]);
    },
    close: () => (closing ??= close()),
  };
}

/**
 * Opens the database, prepares its tables and looks through it once.
 * @throws StoreFault `keys`, `newer` or `damaged`, each with the cure; the driver's error when it cannot be reached
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const database = openDatabase(options.url, options.trouble ?? (() => undefined));
  try {
    return await openOn(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}
