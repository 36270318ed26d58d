/**
 * The residents' keys in the database: a table of its own, which long-kept backups leave out. A key comes along in the
 * query that reads a document, and each statement that writes one sees to it that its key is still there.
 */
import { StoreFault } from '../lowdb/store-fault.ts';
import { makeOpenedKeys } from '../opened-keys.ts';
import {
  keptCopy,
  makeSealedKey,
  openResidentVault,
  RESIDENT_KEY,
  sealKeyAnew,
  vaultWithoutKey,
  type ResidentVault,
  type Sealing,
} from '../resident-vault.ts';
import { INDEX_KEY_AAD, openStoredIndexKey, sealIndexKey, withKeys } from '../stored-index-key.ts';
import { VaultError, type Vault } from '../vault.ts';
import { LOCKS, type Client, type Database } from './database.ts';

export interface ResidentKeys {
  /** @param sealedKey as it came along with what is to be opened. @throws VaultError when it cannot be opened. */
  vaultOf(key: string, sealedKey: Buffer | null): Sealing;
  /** The same for one look at somebody among many, who is not remembered. @throws VaultError */
  glanceAt(key: string, sealedKey: Buffer | null): Sealing;
  /** The resident's own, made when there is none; undefined while an instance of before would not understand it. */
  ensure(key: string, client?: Client): Promise<ResidentVault | undefined>;
  /** What is remembered of this key may be old. */
  forget(key: string): void;
  close(): void;
}

/** While instances of before serve, it is looked again so often whether they are gone. */
const LOOK_AGAIN_MS = 10_000;
const TRIES = 5;

/** A row of nobody: where it is missing, the table was left out of a backup and not put back. */
export const MARK_KEY_RING = `
  insert into resident_keys (key, generation, body) values ('', '', '') on conflict (key) do nothing`;

/** Other instances of a version that knows no keys of residents: they call themselves by the bare name. */
const EARLIER = `
  select 1 from pg_stat_activity where datname = current_database() and application_name = 'warmlijn'`;

const ENSURE = `
  with made as (
    insert into resident_keys (key, generation, body) values ($1, $2, $3) on conflict (key) do nothing returning body
  )
  select body from made union all select body from resident_keys where key = $1`;

/** Notes in the database that records may be sealed so from now on. @returns whether they may. */
async function begin(database: Database, vault: Vault): Promise<boolean> {
  return database.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.start]);
    const { rows } = await client.query<{ body: Buffer }>('select body from meta where name = $1', [
      INDEX_KEY_AAD,
    ]);
    if (rows[0] === undefined) return false;
    const stored = openStoredIndexKey(vault, rows[0].body);
    if (stored.sealedWith.includes(RESIDENT_KEY)) {
      const { count } = await client.query("select 1 from resident_keys where key = ''");
      if (count > 0) return true;
      throw new StoreFault(
        'damaged',
        'The key ring (table resident_keys) is empty, so nothing of any resident can be opened. Put the newest copy of that table back.',
      );
    }
    if ((await client.query(EARLIER)).count > 0) return false;
    await client.query(MARK_KEY_RING);
    const next = { key: stored.key, sealedWith: withKeys(stored.sealedWith, vault.newest) };
    await client.query('update meta set body = $2 where name = $1', [
      INDEX_KEY_AAD,
      sealIndexKey(vault, next),
    ]);
    return true;
  });
}

/** @throws StoreFault `damaged` when the table was in use and is empty. */
export async function openResidentKeys(
  database: Database,
  vault: Vault,
  lookAgainMs: number = LOOK_AGAIN_MS,
): Promise<ResidentKeys> {
  const opened = makeOpenedKeys();
  const without = vaultWithoutKey(vault);
  let begun = await begin(database, vault);
  const timer = begun ? undefined : setInterval(look, lookAgainMs).unref();

  function look(): void {
    // The database's own trouble is told elsewhere; the next look comes.
    begin(database, vault)
      .then((done) => {
        begun ||= done;
        if (begun) clearInterval(timer);
      })
      .catch(() => undefined);
  }

  function open(key: string, sealed: Buffer): ResidentVault {
    const known = opened.get(key);
    if (known?.sealed.equals(sealed) === true) return known.vault;
    const made = openResidentVault(vault, key, sealed);
    opened.set(key, { sealed: keptCopy(sealed), vault: made });
    return made;
  }

  /** The stored key, or this one when there is none. */
  async function stored(client: Client, key: string): Promise<Buffer> {
    const made = makeSealedKey(vault, key);
    const { generation } = openResidentVault(vault, key, made);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { rows } = await client.query<{ body: Buffer }>(ENSURE, [key, generation, made]);
      // None, when another instance made it after this statement began.
      if (rows[0] !== undefined) return rows[0].body;
    }
    throw new Error('The key of a resident was made and destroyed at every try.');
  }

  /** Damaged beyond use: what it sealed was set aside at the start. */
  async function replace(client: Client, key: string, damaged: Buffer): Promise<Buffer> {
    await client.query('delete from resident_keys where key = $1 and body = $2', [key, damaged]);
    return stored(client, key);
  }

  return {
    vaultOf(key, sealedKey) {
      if (sealedKey !== null) return open(key, sealedKey);
      opened.delete(key);
      return without;
    },
    glanceAt(key, sealedKey) {
      if (sealedKey === null) return without;
      const known = opened.get(key);
      return known?.sealed.equals(sealedKey) === true
        ? known.vault
        : openResidentVault(vault, key, sealedKey);
    },
    async ensure(key, client = database) {
      if (!begun) return undefined;
      const known = opened.get(key);
      if (known !== undefined && vault.keyIdOf(known.sealed) === vault.newest) return known.vault;
      let sealed = known?.sealed ?? (await stored(client, key));
      try {
        open(key, sealed);
      } catch (error) {
        if (!(error instanceof VaultError) || error.code === 'unknown-key') throw error;
        sealed = await replace(client, key, sealed);
      }
      if (vault.keyIdOf(sealed) === vault.newest) return open(key, sealed);
      const anew = sealKeyAnew(vault, key, sealed);
      const { count } = await client.query(
        'update resident_keys set body = $2 where key = $1 and body = $3',
        [key, anew, sealed],
      );
      if (count > 0) return open(key, anew);
      opened.delete(key);
      return open(key, await stored(client, key));
    },
    forget: (key) => {
      opened.delete(key);
    },
    close: () => {
      clearInterval(timer);
    },
  };
}
