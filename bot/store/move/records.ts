/** Everything a store holds, record by record and opened: what moving reads, writes and compares. */
import type { Conversation, Line } from '../../../dialogs/conversation.ts';
import type { Store } from '../port.ts';
import { ownerOf } from '../owner-of.ts';
import { openKey } from '../resident-vault.ts';
import { VaultError, type Vault } from '../vault.ts';
import type { StoredIndexKey } from '../stored-index-key.ts';

export interface Resident {
  readonly key: string;
  readonly conversation: Conversation;
  /** Archived pages, oldest first. */
  readonly pages: readonly (readonly Line[])[];
}

export interface Records {
  readonly store: Store;
  readonly indexKey: StoredIndexKey;
  /** Keys of residents as they are sealed, by resident. */
  readonly keys: ReadonlyMap<string, Buffer>;
  /** Names of the shared documents and of the shared logs, in order. */
  readonly documents: readonly string[];
  readonly logs: readonly string[];
  close(): Promise<void>;
}

/** Without those that cannot be opened: what they sealed was set aside, and stays at the source. */
export function usableKeys(vault: Vault, keys: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  return new Map([...keys].filter(([key, sealed]) => isOpenable(vault, key, sealed)));
}

function isOpenable(vault: Vault, key: string, sealed: Buffer): boolean {
  try {
    return openKey(vault, key, sealed).length > 0;
  } catch (error) {
    if (error instanceof VaultError) return false;
    throw error;
  }
}

/** Without those of residents who are forgotten, in order. */
export async function readableDocuments(store: Store, names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of [...names].sort())
    if (ownerOf(name) === undefined || (await store.readShared(name)) !== undefined) found.push(name);
  return found;
}

/** Keys of all residents, in order. */
export async function keysOf(store: Store): Promise<string[]> {
  return (await store.rows()).map(({ id }) => id).sort();
}

/** @throws Error when it is gone meanwhile: somebody else uses the store. */
export async function residentOf(store: Store, key: string): Promise<Resident> {
  const conversation = await store.load(key);
  if (conversation === undefined) throw new Error('A conversation went away while it was read.');
  const pages: (readonly Line[])[] = [];
  for (let number = 0; number < conversation.archivedPages; number += 1)
    pages.push(await store.page(key, number));
  return { key, conversation, pages };
}
