/** Holds what was written against what was read, record by record. */
import { isDeepStrictEqual } from 'node:util';
import { openKey } from '../resident-vault.ts';
import type { Vault } from '../vault.ts';
import { CannotMove } from './cannot-move.ts';
import { keysOf, residentOf, type Records } from './records.ts';

export interface Counts {
  readonly conversations: number;
  readonly pages: number;
  readonly documents: number;
  readonly logLines: number;
}

/** An address that nobody has: both stores must make the same key of it. */
const PROBE = 'whatsapp:+31600000000';

function same(what: string, one: unknown, other: unknown): void {
  if (!isDeepStrictEqual(one, other))
    throw new CannotMove(`Not the same on both sides: ${what}. The source is as it was; use that one.`);
}

function openedKey(vault: Vault, key: string, sealed: Buffer | undefined): Buffer | undefined {
  return sealed && openKey(vault, key, sealed);
}

/** @param told hears after each resident. @returns what there is. @throws CannotMove naming what differs, without personal data. */
export async function compareRecords(
  vault: Vault,
  from: Records,
  to: Records,
  told: () => void,
): Promise<Counts> {
  same('the index key', from.indexKey.key, to.indexKey.key);
  same('keys of addresses', from.store.keyOf(PROBE), to.store.keyOf(PROBE));
  const keys = await keysOf(from.store);
  same('the residents', keys, await keysOf(to.store));
  same('the shared documents', from.documents, to.documents);
  same('the shared logs', from.logs, to.logs);
  // A resident of before there were keys gets one by moving.
  for (const [key, sealed] of from.keys)
    same(`the key of ${key}`, openedKey(vault, key, sealed), openedKey(vault, key, to.keys.get(key)));
  let pages = 0;
  for (const key of keys) {
    const resident = await residentOf(from.store, key);
    same(`conversation ${key}`, resident, await residentOf(to.store, key));
    same(`the desk's row of ${key}`, await from.store.row(key), await to.store.row(key));
    pages += resident.pages.length;
    told();
  }
  for (const name of from.documents)
    same(`shared document ${name}`, await from.store.readShared(name), await to.store.readShared(name));
  let logLines = 0;
  for (const name of from.logs) {
    const lines = await from.store.readSharedLog(name);
    same(`shared log ${name}`, lines, await to.store.readSharedLog(name));
    logLines += lines.length;
  }
  return { conversations: keys.length, pages, documents: from.documents.length, logLines };
}
