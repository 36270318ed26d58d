/** The command's request to a running service: sealed with the vault's key, so that who has the keys may ask and nobody else. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { VaultError, type Vault } from '../store/vault.ts';

/** What is asked of the service; a request of one kind is none of the other. */
export type RequestKind = 'erase' | 'insight';

const aadOf = (kind: RequestKind) => `${kind}-request`;
const LIFE_MS = 60_000;

const requestSchema = z.object({ address: z.string().min(1), at: z.number(), nonce: z.string() });

/** @returns base64 text. */
export function sealRequest(
  vault: Vault,
  address: string,
  now: number = Date.now(),
  kind: RequestKind = 'erase',
): string {
  const request: z.infer<typeof requestSchema> = { address, at: now, nonce: randomUUID() };
  return vault.seal(Buffer.from(JSON.stringify(request)), aadOf(kind)).toString('base64');
}

/** Opens each request once, and none that is older than a minute. */
export function makeRequestReader(
  vault: Vault,
  now: () => number = Date.now,
  kind: RequestKind = 'erase',
): (text: string) => string | undefined {
  const used = new Map<string, number>();
  return (text) => {
    try {
      const plain = vault.open(Buffer.from(text, 'base64'), aadOf(kind));
      const { address, at, nonce } = requestSchema.parse(JSON.parse(plain.toString('utf8')));
      for (const [old, when] of used) if (Math.abs(now() - when) > LIFE_MS) used.delete(old);
      if (used.has(nonce) || Math.abs(now() - at) > LIFE_MS) return undefined;
      used.set(nonce, at);
      return address;
    } catch (error) {
      if (error instanceof VaultError) return undefined;
      throw error;
    }
  };
}
