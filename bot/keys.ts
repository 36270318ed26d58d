/** The keys that seal personal data: from the environment, or in try-out mode made once and kept beside the data. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeVault, parseKeys, type Vault, type VaultKey } from './store/vault.ts';
import type { Settings } from './settings.ts';

/** Beside the data, readable by this user only. */
const TRY_OUT_KEYS = 'try-out-keys';

function tryOutKeys(dataDir: string): string {
  const file = join(dataDir, TRY_OUT_KEYS);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const made = `tryout:${randomBytes(32).toString('base64')}`;
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return made;
}

/** @throws Error naming WARMLIJN_KEYS and the cure when the keys cannot be used. */
export function readKeys(settings: Settings): VaultKey[] {
  return parseKeys(settings.keys ?? tryOutKeys(settings.dataDir));
}

/** @throws Error as `readKeys`. */
export function openVault(settings: Settings): Vault {
  return makeVault(readKeys(settings));
}
