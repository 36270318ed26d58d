/** Moves everything from one store to the other and compares it there, record by record. The source stays as it was. */
import type { Vault } from '../vault.ts';
import { compareRecords, type Counts } from './compare.ts';
import { openEmbeddedRecords, writeEmbedded } from './embedded.ts';
import { openPostgresRecords, writePostgres } from './postgres.ts';

export interface Move {
  readonly to: 'postgres' | 'embedded';
  /** Folder of the embedded store. */
  readonly folder: string;
  /** Address of the database. */
  readonly url: string;
  readonly vault: Vault;
  /** Told of each resident written, and of each compared. */
  readonly told?: (what: 'written' | 'compared') => void;
}

export interface Moved extends Counts {
  /** Files or rows that could not be read at the source, and stay there. */
  readonly setAside: number;
}

/** @throws CannotMove or StoreFault, whose message says what to do; then the target is not to be used. */
export async function moveStore({ to, folder, url, vault, told = () => undefined }: Move): Promise<Moved> {
  const open = {
    embedded: () => openEmbeddedRecords(folder, vault),
    postgres: () => openPostgresRecords(url, vault),
  };
  const source = await open[to === 'postgres' ? 'embedded' : 'postgres']();
  try {
    const written = () => {
      told('written');
    };
    if (to === 'postgres') await writePostgres(source, url, vault, written);
    else await writeEmbedded(source, folder, vault, written);
    const target = await open[to]();
    try {
      const counts = await compareRecords(vault, source, target, () => {
        told('compared');
      });
      return { ...counts, setAside: source.store.setAside.length };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
