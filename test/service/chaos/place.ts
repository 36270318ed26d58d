/** Where conversations live while everything goes wrong: one machine with a folder, or several on one PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { openEmbeddedStore } from '../../../bot/store/lowdb/store.ts';
import { openPostgresStore } from '../../../bot/store/postgres/store.ts';
import type { Store } from '../../../bot/store/port.ts';
import { makeVault, parseKeys } from '../../../bot/store/vault.ts';
import { readDocuments } from '../read-document.ts';
import { startPostgres, type TestPostgres } from '../../postgres/server.ts';

export interface Place {
  /** PostgreSQL that can be hurt; undefined for a folder. */
  readonly postgres: { readonly server: TestPostgres; readonly url: string } | undefined;
  readonly machines: number;
  settingsOf(port: number): Record<string, string>;
  /** The documents of these numbers as they are kept now, beside the running service. */
  look(numbers: readonly string[]): Promise<Conversation[]>;
  /** When the service has stopped. */
  openStore(): Promise<Store>;
  close(): Promise<void>;
}

export function folderPlace(keys: string): Place {
  const folder = mkdtempSync(join(tmpdir(), 'warmlijn-chaos-'));
  return {
    postgres: undefined,
    machines: 1,
    settingsOf: () => ({ DATA_DIR: folder }),
    look: (numbers) => readDocuments(folder, keys, numbers),
    openStore: () =>
      openEmbeddedStore({ folder: join(folder, 'residents'), vault: makeVault(parseKeys(keys)) }),
    close: async () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param given a server to use; one of its own, that may be hurt, when left out. */
export async function postgresPlace(keys: string, machines: number, given?: TestPostgres): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'warmlijn-chaos-'));
  const server = given ?? (await startPostgres());
  const url = await server.database();
  const openStore = () => openPostgresStore({ url, vault: makeVault(parseKeys(keys)) });
  return {
    postgres: { server, url },
    machines,
    settingsOf: (port) => ({ DATABASE_URL: url, DATA_DIR: join(folder, String(port)) }),
    look: async (numbers) => {
      const store = await openStore();
      const found = await Promise.all(numbers.map((number) => store.load(store.keyOf(number))));
      await store.close();
      return found.flatMap((conversation) => conversation ?? []);
    },
    openStore,
    close: async () => {
      await (given === undefined ? server.stop() : server.drop(url));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
