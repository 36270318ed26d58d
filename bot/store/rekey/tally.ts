/** Counts what was sealed anew with the newest key, and what could not be. */
import { VaultError, type Vault } from '../vault.ts';

export type Kind = 'conversations' | 'pages' | 'shared documents' | 'log lines' | 'ledger files';

export interface Rekeyed {
  /** How many of each kind were sealed anew; left out: none. */
  readonly done: Readonly<Partial<Record<Kind, number>>>;
  /** Ids of older keys that something is still sealed with, and how many things; those keys may not go. */
  readonly left: Readonly<Record<string, number>>;
}

export interface Tally {
  /** The same contents sealed with the newest key; undefined when they are already, or cannot be opened. */
  anew(sealed: Buffer, aad: string): Buffer | undefined;
  count(kind: Kind, by?: number): void;
  /** Notes the key of something that stays as it is. */
  stays(sealed: Buffer): void;
  result(): Rekeyed;
}

export function makeTally(vault: Vault): Tally {
  const done = new Map<Kind, number>();
  const left = new Map<string, number>();
  return {
    anew(sealed, aad) {
      let id = 'unreadable';
      try {
        id = vault.keyIdOf(sealed);
        return id === vault.newest ? undefined : vault.seal(vault.open(sealed, aad), aad);
      } catch (error) {
        if (!(error instanceof VaultError)) throw error;
        left.set(id, (left.get(id) ?? 0) + 1);
        return undefined;
      }
    },
    stays(sealed) {
      try {
        const id = vault.keyIdOf(sealed);
        if (id !== vault.newest) left.set(id, (left.get(id) ?? 0) + 1);
      } catch (error) {
        if (!(error instanceof VaultError)) throw error;
      }
    },
    count(kind, by = 1) {
      if (by > 0) done.set(kind, (done.get(kind) ?? 0) + by);
    },
    result: () => ({ done: Object.fromEntries(done), left: Object.fromEntries(left) }),
  };
}
