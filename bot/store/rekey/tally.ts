/** Counts what was sealed anew with the newest key, and what could not be. */
import { RESIDENT_KEY, type Sealing } from '../resident-vault.ts';
import { VaultError, type Vault } from '../vault.ts';

export type Kind =
  'residents’ keys' | 'conversations' | 'pages' | 'shared documents' | 'log lines' | 'ledger files';

export interface Rekeyed {
  /** How many of each kind were sealed anew; left out: none. */
  readonly done: Readonly<Partial<Record<Kind, number>>>;
  /** Ids of older keys that something is still sealed with, and how many things; those keys may not go. */
  readonly left: Readonly<Record<string, number>>;
}

export interface Tally {
  /** The same contents sealed with the newest key; undefined when they are already, or cannot be opened. */
  anew(sealed: Buffer, aad: string): Buffer | undefined;
  /** Whether this is a resident's, and not yet sealed with the resident's own key; notes what cannot be opened. */
  isShared(sealed: Buffer): boolean;
  /** The same contents sealed with the resident's own key; undefined when they cannot be opened. */
  own(sealed: Buffer, aad: string, own: Sealing): Buffer | undefined;
  count(kind: Kind, by?: number): void;
  /** Notes the key of something that stays as it is. */
  stays(sealed: Buffer): void;
  result(): Rekeyed;
}

export function makeTally(vault: Vault): Tally {
  const done = new Map<Kind, number>();
  const left = new Map<string, number>();
  /** Notes what cannot be opened, with the key that is needed for it. */
  function noting<T>(sealed: Buffer, use: (id: string) => T): T | undefined {
    let id = 'unreadable';
    try {
      id = vault.keyIdOf(sealed);
      return use(id);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      left.set(id, (left.get(id) ?? 0) + 1);
      return undefined;
    }
  }
  return {
    anew: (sealed, aad) =>
      noting(sealed, (id) => (id === vault.newest ? undefined : vault.seal(vault.open(sealed, aad), aad))),
    isShared: (sealed) => noting(sealed, (id) => id !== RESIDENT_KEY) ?? false,
    own: (sealed, aad, own) => noting(sealed, () => own.seal(vault.open(sealed, aad), aad)),
    stays(sealed) {
      try {
        const id = vault.keyIdOf(sealed);
        if (id !== vault.newest && id !== RESIDENT_KEY) left.set(id, (left.get(id) ?? 0) + 1);
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
