/**
 * How sealed bytes stand: format (1), length of key id (1), key id, what the kind of key adds, nonce (12), ciphertext,
 * tag (16). All before the nonce is authenticated, and so is what the bytes are bound to.
 */
import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from 'node:crypto';

export type VaultFault = 'not-sealed' | 'unknown-key' | 'tampered' | 'forgotten';

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

// Random nonces are safe up to 2^32 sealings under one key: at a million commits a day that is eleven years.
const FORMAT = 0x57;
const NONCE = 12;
const TAG = 16;
/** Nonces drawn at once: asking for twelve random bytes each time costs as much as sealing them. */
const NONCES_AT_ONCE = 256;
const CIPHER = 'aes-256-gcm';

/** What stands before the nonce. @param more what the kind of key adds. */
export function headerOf(keyId: string, more: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from([FORMAT, keyId.length]), Buffer.from(keyId, 'latin1'), more]);
}

/** @param more bytes that the kind of key adds. @throws VaultError when this is not sealed, or cut short. */
export function headerLength(sealed: Buffer, more = 0): number {
  const length = 2 + (sealed[1] ?? 0) + more;
  if (sealed[0] !== FORMAT || sealed.length < length + NONCE + TAG)
    throw new VaultError('not-sealed', 'This was not sealed by Warmlijn, or it is cut short.');
  return length;
}

/** @throws VaultError when this is not sealed. */
export function keyIdOf(sealed: Buffer): string {
  return sealed.toString('latin1', 2, headerLength(sealed));
}

/** A source of nonces, none of which is given twice. */
let drawn = Buffer.alloc(0);
let next = 0;
function nextNonce(): Buffer {
  if (next === drawn.length) {
    drawn = randomFillSync(Buffer.allocUnsafe(NONCE * NONCES_AT_ONCE));
    next = 0;
  }
  next += NONCE;
  return drawn.subarray(next - NONCE, next);
}

/** @param header of `headerOf`. */
export function sealWith(key: KeyObject, header: Buffer, plain: Buffer, aad: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(Buffer.concat([header, Buffer.from(aad)]));
  const body = cipher.update(plain);
  return Buffer.concat([header, nonce, body, cipher.final(), cipher.getAuthTag()]);
}

/** @param start where the nonce begins. @throws VaultError `tampered` when one bit or the aad differs. */
export function openWith(key: KeyObject, start: number, sealed: Buffer, aad: string): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(start, start + NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.concat([sealed.subarray(0, start), Buffer.from(aad)]));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const body = decipher.update(sealed.subarray(start + NONCE, sealed.length - TAG));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    const id = keyIdOf(sealed);
    throw new VaultError('tampered', `Sealed with key "${id}", but changed or damaged since.`, id);
  }
}
