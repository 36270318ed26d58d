/** The PostgreSQL store in a database of its own, and ways to damage it. */
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openPostgresStore } from '../../bot/store/postgres/store.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { testPostgres } from '../postgres/server.ts';
import { OLD_KEY, type StoreWorld } from './world.ts';

const OTHERS = `select pid from pg_stat_activity where datname = current_database()
  and backend_type = 'client backend' and pid <> pg_backend_pid()`;
const SETTLE_MS = 5;

export async function postgresWorld(): Promise<StoreWorld & { url: string }> {
  const server = await testPostgres();
  const url = await server.database();
  const run = async (sql: string, values: unknown[]) => {
    await server.run(url, sql, values);
  };
  return {
    url,
    open: (keys = [OLD_KEY]) => openPostgresStore({ url, vault: makeVault(keys) }),
    tear: (key) =>
      run('update conversations set document = substr(document, 1, length(document) / 2) where key = $1', [
        key,
      ]),
    tamper: (key) =>
      run(
        'update conversations set document = set_byte(document, length(document) / 2, get_byte(document, length(document) / 2) # 1) where key = $1',
        [key],
      ),
    swap: (from, to) =>
      run(
        'update conversations set document = (select document from conversations where key = $1) where key = $2',
        [from, to],
      ),
    intrude: () =>
      run(
        "insert into conversations (key, version, archived_pages, row_body, document) values ('holiday', 1, 0, 'x', 'x')",
        [],
      ),
    commitLoop: [fileURLToPath(new URL('postgres-commit-loop.ts', import.meta.url)), url],
    async settled() {
      while ((await server.run(url, OTHERS)).length > 0) await delay(SETTLE_MS);
    },
    alone: false,
    destroy: () => server.drop(url),
  };
}
