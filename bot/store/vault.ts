/** The vault: AES-256-GCM around everything the stores write (design C3). A key is added to rotate, the first one seals. */
import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync } from 'node:crypto';

export interface VaultKey {
  readonly id: string;
  readonly key: Buffer;
}

export type VaultFault = 'not-sealed' | 'unknown-key' | 'tampered';

/** Sealed bytes that cannot be opened, and why; never carries their contents. */
export class VaultError extends Error {
  readonly code: VaultFault;
  /** The key id written in the sealed bytes, when it could be read. */
  readonly keyId: string | undefined;
  constructor(code: VaultFault, message: string, keyId?: string) {
    super(message);
    this.code = code;
    this.keyId = keyId;
  }
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

// Layout: format (1), length of key id (1), key id, nonce (12), ciphertext, tag (16). The header is authenticated.
// Random nonces are safe up to 2^32 sealings under one key: at a million commits a day that is eleven years.
const FORMAT = 0x57;
const NONCE = 12;
const TAG = 16;
const KEY_BYTES = 32;
/** Nonces drawn at once: asking for twelve random bytes each time costs as much as sealing them. */
const NONCES_AT_ONCE = 256;
const CIPHER = 'aes-256-gcm';
const KEY_ID = /^[A-Za-z0-9._-]{1,64}$/;

function headerLength(sealed: Buffer): number {
  const length = 2 + (sealed[1] ?? 0);
  if (sealed[0] !== FORMAT || sealed.length < length + NONCE + TAG)
    throw new VaultError('not-sealed', 'This was not sealed by Warmlijn, or it is cut short.');
  return length;
}

function keyIdOf(sealed: Buffer): string {
  return sealed.toString('latin1', 2, headerLength(sealed));
}

/** @returns a source of nonces, none of which is given twice. */
function makeNonces(): () => Buffer {
  let drawn = Buffer.alloc(0);
  let next = 0;
  return () => {
    if (next === drawn.length) {
      drawn = randomFillSync(Buffer.allocUnsafe(NONCE * NONCES_AT_ONCE));
      next = 0;
    }
    next += NONCE;
    return drawn.subarray(next - NONCE, next);
  };
}

/** @param keys the first one seals, all open; each of 32 bytes, as `parseKeys` gives them. */
export function makeVault(keys: readonly VaultKey[]): Vault {
  const [first] = keys;
  if (first === undefined) throw new Error('A vault needs at least one key.');
  // Node prepares a raw key anew at every use: as key objects, sealing 4 kB takes 5 µs instead of 20.
  const known = new Map(keys.map(({ id, key }) => [id, createSecretKey(key)]));
  const sealing = createSecretKey(first.key);
  const header = Buffer.concat([Buffer.from([FORMAT, first.id.length]), Buffer.from(first.id, 'latin1')]);
  const nextNonce = makeNonces();
  return {
    newest: first.id,
    keyIdOf,
    seal(plain, aad) {
      const nonce = nextNonce();
      const cipher = createCipheriv(CIPHER, sealing, nonce);
      cipher.setAAD(Buffer.concat([header, Buffer.from(aad)]));
      const body = cipher.update(plain);
      return Buffer.concat([header, nonce, body, cipher.final(), cipher.getAuthTag()]);
    },
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
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(start, start + NONCE), {
        authTagLength: TAG,
      });
      decipher.setAAD(Buffer.concat([sealed.subarray(0, start), Buffer.from(aad)]));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
      const body = decipher.update(sealed.subarray(start + NONCE, sealed.length - TAG));
      try {
        return Buffer.concat([body, decipher.final()]);
      } catch {
        throw new VaultError('tampered', `Sealed with key "${id}", but changed or damaged since.`, id);
      }
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
