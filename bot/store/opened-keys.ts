/** The vaults of residents who wrote lately, so that no key is opened at every message. */
import type { ResidentVault } from './resident-vault.ts';

export interface OpenedKey {
  /** The key as it was sealed when it was opened. */
  readonly sealed: Buffer;
  readonly vault: ResidentVault;
}

export interface OpenedKeys {
  get(key: string): OpenedKey | undefined;
  set(key: string, opened: OpenedKey): void;
  delete(key: string): void;
}

/** About a kilobyte each. */
const MOST = 20_000;

export function makeOpenedKeys(most: number = MOST): OpenedKeys {
  // Those used longest ago fall out: what is young is kept for a whole round, what is old for the rest of one.
  let young = new Map<string, OpenedKey>();
  let old = new Map<string, OpenedKey>();

  function set(key: string, opened: OpenedKey): void {
    young.set(key, opened);
    if (young.size * 2 < most) return;
    old = young;
    young = new Map();
  }

  return {
    get(key) {
      const found = young.get(key);
      if (found !== undefined) return found;
      const before = old.get(key);
      if (before !== undefined) set(key, before);
      return before;
    },
    set,
    delete(key) {
      young.delete(key);
      old.delete(key);
    },
  };
}
