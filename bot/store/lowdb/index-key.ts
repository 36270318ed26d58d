/** The key that turns addresses into file names. Sealed in the folder, so that new WARMLIJN_KEYS rename nothing. */
import { createSecretKey, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Low } from 'lowdb';
import { z } from 'zod';
import {
  INDEX_KEY_AAD,
  storedIndexKeySchema,
  withKeys,
  type IndexKey,
  type StoredIndexKey,
} from '../stored-index-key.ts';
import { RESIDENT_KEY } from '../resident-vault.ts';
import { VaultError } from '../vault.ts';
import { makeKeyRing } from './key-ring.ts';
import { shardNames, type Layout } from './layout.ts';
import { SealedFile, type Place } from './sealed-file.ts';
import { StoreFault } from './store-fault.ts';

function hasDocuments(layout: Layout): boolean {
  return shardNames().some((name) =>
    fs.readdirSync(join(layout.residents, name)).some((file) => file.endsWith('.doc')),
  );
}

function explain(path: string, error: unknown): unknown {
  if (error instanceof VaultError && error.code === 'unknown-key')
    return new StoreFault(
      'keys',
      `${path} is sealed with key "${error.keyId ?? ''}", which WARMLIJN_KEYS does not have. ` +
        'Put that key back, behind the newer one.',
      { cause: error },
    );
  if (error instanceof VaultError || error instanceof SyntaxError || error instanceof z.ZodError)
    return new StoreFault(
      'damaged',
      `${path} cannot be opened: it is damaged, or WARMLIJN_KEYS has another key under the same id. ` +
        'Correct the key, or put the file back from a backup.',
      { cause: error },
    );
  return error;
}

function indexFile(place: Place, path: string): Low<StoredIndexKey | null> {
  const file = new SealedFile<StoredIndexKey | null>(place, path, INDEX_KEY_AAD, (raw) =>
    storedIndexKeySchema.parse(raw),
  );
  return new Low<StoredIndexKey | null>(file, null);
}

/** After everything was sealed anew: only these older keys, and the newest, are still needed. */
export async function settleIndexKey(place: Place, layout: Layout, stillUsed: readonly string[]) {
  const low = indexFile(place, layout.indexKey);
  await low.read();
  if (low.data === null) return;
  low.data = { key: low.data.key, sealedWith: withKeys(stillUsed, place.vault.newest) };
  await low.write();
}

/** @throws StoreFault when it is there and cannot be opened, or is gone while conversations are there. */
export async function openIndexKey(place: Place, layout: Layout): Promise<IndexKey> {
  const path = layout.indexKey;
  const low = indexFile(place, path);
  await low.read().catch((error: unknown) => {
    throw explain(path, error);
  });
  if (low.data === null && hasDocuments(layout))
    throw new StoreFault(
      'damaged',
      `${path} is missing, so nobody in ${layout.residents} can be found. Put the file back from a backup.`,
    );
  const present = low.data ?? { key: randomBytes(32).toString('base64'), sealedWith: [] };
  const { sealedWith } = present;
  // Once it says so, a folder without a key ring is one that lost it.
  if (!sealedWith.includes(RESIDENT_KEY)) await makeKeyRing(place, layout);
  low.data = { key: present.key, sealedWith: withKeys(sealedWith, place.vault.newest) };
  if (!isDeepStrictEqual(sealedWith, low.data.sealedWith)) await low.write();
  return { key: createSecretKey(low.data.key, 'base64'), sealedWith: low.data.sealedWith };
}
