/** The key that turns addresses into opaque keys: made once, sealed in the database, the same for every instance. */
import { createSecretKey, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { StoreFault } from '../lowdb/store-fault.ts';
import {
  INDEX_KEY_AAD as AAD,
  openStoredIndexKey,
  sealIndexKey,
  type IndexKey,
  type StoredIndexKey,
} from '../stored-index-key.ts';
import { RESIDENT_KEY } from '../resident-vault.ts';
import { VaultError, type Vault } from '../vault.ts';
import { LOCKS, type Database } from './database.ts';

function explain(error: unknown): unknown {
  if (error instanceof VaultError && error.code === 'unknown-key')
    return new StoreFault(
      'keys',
      `The database is sealed with key "${error.keyId ?? ''}", which WARMLIJN_KEYS does not have. Put that key back, behind the newer one.`,
      { cause: error },
    );
  if (error instanceof VaultError || error instanceof SyntaxError || error instanceof z.ZodError)
    return new StoreFault(
      'damaged',
      'The index key in the database cannot be opened: it is damaged, or WARMLIJN_KEYS has another key under the same id. Correct the key, or put the database back from a backup.',
      { cause: error },
    );
  return error;
}

function open(vault: Vault, body: Buffer): StoredIndexKey {
  try {
    return openStoredIndexKey(vault, body);
  } catch (error) {
    throw explain(error);
  }
}

/** @throws StoreFault when it cannot be opened, or is gone while conversations are there */
export async function openIndexKey(database: Database, vault: Vault): Promise<IndexKey> {
  return database.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.start]);
    const { rows } = await client.query<{ body: Buffer }>('select body from meta where name = $1', [AAD]);
    const stored = rows[0] === undefined ? undefined : open(vault, rows[0].body);
    if (stored === undefined) {
      const { count } = await client.query('select 1 from conversations limit 1');
      if (count > 0)
        throw new StoreFault(
          'damaged',
          'The index key is missing, so nobody in the database can be found. Put the table meta back from a backup.',
        );
    }
    const present = stored ?? { key: randomBytes(32).toString('base64'), sealedWith: [] };
    const { newest } = vault;
    const next = {
      key: present.key,
      sealedWith: [...present.sealedWith.filter((id) => id !== newest), newest],
    };
    if (present.sealedWith.at(-1) !== newest)
      await client.query(
        'insert into meta (name, body) values ($1, $2) on conflict (name) do update set body = excluded.body',
        [AAD, sealIndexKey(vault, next)],
      );
    return { key: createSecretKey(next.key, 'base64'), sealedWith: next.sealedWith };
  });
}

/** After everything was sealed anew: only these older keys, and the newest, are still needed. */
export async function settleIndexKey(
  database: Database,
  vault: Vault,
  stillUsed: readonly string[],
): Promise<void> {
  await database.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.start]);
    const { rows } = await client.query<{ body: Buffer }>('select body from meta where name = $1', [AAD]);
    if (rows[0] === undefined) return;
    const { key, sealedWith } = open(vault, rows[0].body);
    const own = sealedWith.filter((id) => id === RESIDENT_KEY);
    const next = { key, sealedWith: [...own, ...stillUsed, vault.newest] };
    await client.query('update meta set body = $2 where name = $1', [AAD, sealIndexKey(vault, next)]);
  });
}
