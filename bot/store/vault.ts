/** The vault: AES-256-GCM around everything the stores write (design C3). A key is added to rotate, the first one seals. */
import { createSecretKey } from 'node:crypto';
import { headerLength, headerOf, keyIdOf, openWith, sealWith, VaultError } from './sealing.ts';

export { VaultError, type VaultFault } from './sealing.ts';

export interface VaultKey {
  readonly id: string;
  readonly key: Buffer;
}

export interface Vault {
  /** Id of the key that seals. */
  readonly newest: string;
  /** @param aad what the bytes are and whose, so that one sealed thing cannot take the place of another. */
  seal(plain: Buffer, aad: string): Buffer;
  /** @throws VaultError when it is not sealed, the key is not known, or one bit or the aad differs. */
  open(sealed: Buffer, aad: string): Buffer;
  /** Id of the key these bytes were sealed with. @throws VaultError when they are not sealed. */
  keyIdOf(sealed: Buffer): string;
}

const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** @param keys the first one seals, all open; each of 32 bytes, as `parseKeys` gives them. */
export function makeVault(keys: readonly VaultKey[]): Vault {
  const [first] = keys;
  if (first === undefined) throw new Error('A vault needs at least one key.');
  // Node prepares a raw key anew at every use: as key objects, sealing 4 kB takes 5 µs instead of 20.
  const known = new Map(keys.map(({ id, key }) => [id, createSecretKey(key)]));
  const sealing = createSecretKey(first.key);
  const header = headerOf(first.id);
  return {
    newest: first.id,
    keyIdOf,
    seal: (plain, aad) => sealWith(sealing, header, plain, aad),
    open(sealed, aad) {
      const start = headerLength(sealed);
      const id = keyIdOf(sealed);
      const key = known.get(id);
      if (key === undefined)
        throw new VaultError(
          'unknown-key',
          `Sealed with key "${id}", which WARMLIJN_KEYS does not have.`,
          id,
        );
      return openWith(key, start, sealed, aad);
    },
  };
}

const CURE =
  'WARMLIJN_KEYS must read id:base64key[,id:base64key], each key 32 bytes. Make one with: openssl rand -base64 32';

/**
 * Reads `id:base64key[,id:base64key]`; the first key seals, all open.
 * @throws Error naming WARMLIJN_KEYS, the entry by its place or id (never the key) and the cure.
 */
export function parseKeys(text: string): VaultKey[] {
  const seen = new Set<string>();
  return text.split(',').map((entry, index) => {
    const [, id = '', encoded = ''] = /^([^:]*):(.*)$/.exec(entry.trim()) ?? [];
    const place = `entry ${String(index + 1)}`;
    if (!KEY_ID.test(id))
      throw new Error(`${CURE} (${place} has no usable id: letters, digits, ".", "_" and "-".)`);
    if (seen.has(id)) throw new Error(`${CURE} (${place} repeats the id "${id}".)`);
    seen.add(id);
    const key = Buffer.from(encoded, 'base64');
    // Node's decoder skips what it does not know; writing it back shows whether all of it was read.
    const sameText = key.toString('base64').replaceAll('=', '') === encoded.replace(/={0,2}$/, '');
    if (!sameText || key.length !== KEY_BYTES)
      throw new Error(
        `${CURE} (Key "${id}" ${sameText ? `has ${String(key.length)} bytes` : 'is not base64'}.)`,
      );
    return { id, key };
  });
}
