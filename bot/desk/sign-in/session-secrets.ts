/** Secrets that sign sessions, derived from the keys that seal: a restart or a second instance keeps everybody signed in. */
import { hkdfSync } from 'node:crypto';
import type { VaultKey } from '../../store/vault.ts';

const BYTES = 32;
const PURPOSE = 'warmlijn desk session 1';

export type Secrets = readonly [Buffer, ...Buffer[]];

/**
 * One secret per key, in the same order: the first one signs, all are accepted while a key is being replaced.
 * @throws Error without a key
 */
export function sessionSecrets(keys: readonly VaultKey[]): Secrets {
  const secrets = keys.map(({ key }) =>
    Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), PURPOSE, BYTES)),
  );
  const [first, ...others] = secrets;
  if (first === undefined) throw new Error('Sessions need at least one key.');
  return [first, ...others];
}
