/**
 * A key for each resident (crypto-shredding): 32 random bytes that seal what is kept of one person, themselves sealed with
 * the vault's key in a key ring apart from the documents. When it is destroyed, no copy of those documents opens any more.
 */
import { createSecretKey, randomBytes } from 'node:crypto';
import { headerLength, headerOf, keyIdOf, openWith, sealWith, VaultError } from './sealing.ts';
import type { Vault } from './vault.ts';

/**
 * The key id in front of what a resident's own key sealed. No key of the settings can be named so, and a Warmlijn from
 * before says these words when it refuses to start on such records.
 */
export const RESIDENT_KEY = "the resident's own (newer Warmlijn)";

/** Tells one key of a resident from the next, who wrote again after an erasure. */
const GENERATION = 8;
const KEY_BYTES = 32;

/** Seals and opens what is kept of one resident. */
export type Sealing = Pick<Vault, 'seal' | 'open'>;

export interface ResidentVault extends Sealing {
  readonly generation: Buffer;
}

/** What a sealed resident's key is bound to. */
export function keyAad(key: string): string {
  return `resident-key:${key}`;
}

/** A new key for this resident, sealed with the vault's newest. */
export function makeSealedKey(vault: Vault, key: string): Buffer {
  return vault.seal(randomBytes(GENERATION + KEY_BYTES), keyAad(key));
}

/** The same key, sealed with the vault's newest. @throws VaultError */
export function sealKeyAnew(vault: Vault, key: string, sealed: Buffer): Buffer {
  return vault.seal(vault.open(sealed, keyAad(key)), keyAad(key));
}

/** The key itself, for comparing. @throws VaultError */
export function openKey(vault: Vault, key: string, sealed: Buffer): Buffer {
  return vault.open(sealed, keyAad(key));
}

/** A copy in memory of its own: a small buffer otherwise keeps the kilobytes alive that Node cut it from. */
export function keptCopy(bytes: Buffer): Buffer {
  const copy = Buffer.alloc(bytes.length);
  bytes.copy(copy);
  return copy;
}

const isOwn = (sealed: Buffer): boolean => keyIdOf(sealed) === RESIDENT_KEY;

function refuseForgotten(): never {
  throw new VaultError(
    'forgotten',
    'Its key is not in the key ring: this resident was erased, or the key ring is older than this.',
    RESIDENT_KEY,
  );
}

/** For a resident without a key: seals with the vault's, as before there were keys of residents. */
export function vaultWithoutKey(vault: Vault): Sealing {
  return {
    seal: (plain, aad) => vault.seal(plain, aad),
    open: (sealed, aad) => (isOwn(sealed) ? refuseForgotten() : vault.open(sealed, aad)),
  };
}

/** Opens also what the vault's keys sealed before. @throws VaultError when the resident's key cannot be opened. */
export function openResidentVault(vault: Vault, key: string, sealedKey: Buffer): ResidentVault {
  const plain = openKey(vault, key, sealedKey);
  const generation = keptCopy(plain.subarray(0, GENERATION));
  const own = createSecretKey(plain.subarray(GENERATION));
  let header: Buffer | undefined;
  return {
    generation,
    seal(bytes, aad) {
      header ??= keptCopy(headerOf(RESIDENT_KEY, generation));
      return sealWith(own, header, bytes, aad);
    },
    open(sealed, aad) {
      if (!isOwn(sealed)) return vault.open(sealed, aad);
      const start = headerLength(sealed, GENERATION);
      if (!generation.equals(sealed.subarray(start - GENERATION, start))) refuseForgotten();
      return openWith(own, start, sealed, aad);
    },
  };
}

/** Whether these bytes belong to somebody who was forgotten; other faults are none of that. */
export function isForgotten(error: unknown): boolean {
  return error instanceof VaultError && error.code === 'forgotten';
}
