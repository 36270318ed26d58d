/** How both stores keep the key that turns addresses into keys: as JSON, sealed, with the ids of all keys ever used. */
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { RESIDENT_KEY } from './resident-vault.ts';
import type { Vault } from './vault.ts';

export interface IndexKey {
  readonly key: KeyObject;
  /** Ids of all keys this store ever sealed with: missing one of them is a mistake in the settings, not a foreign file. */
  readonly sealedWith: readonly string[];
}

/** What a sealed index key is bound to, and its name in the database. */
export const INDEX_KEY_AAD = 'index-key';

export const storedIndexKeySchema = z.object({
  key: z.base64().min(44),
  sealedWith: z.array(z.string()).readonly(),
});
export type StoredIndexKey = z.infer<typeof storedIndexKeySchema>;

/** @throws VaultError, SyntaxError or ZodError when it cannot be opened. */
export function openStoredIndexKey(vault: Vault, sealed: Buffer): StoredIndexKey {
  return storedIndexKeySchema.parse(JSON.parse(vault.open(sealed, INDEX_KEY_AAD).toString('utf8')));
}

/** The ids with those that are used from now on: the residents' own, and the newest of the settings as the last one. */
export function withKeys(sealedWith: readonly string[], newest: string): string[] {
  const others = sealedWith.filter((id) => id !== newest && id !== RESIDENT_KEY);
  return [RESIDENT_KEY, ...others, newest];
}

export function sealIndexKey(vault: Vault, stored: StoredIndexKey): Buffer {
  return vault.seal(Buffer.from(JSON.stringify(stored)), INDEX_KEY_AAD);
}
