/** lowdb's own file adapter neither flushes nor encrypts; this one does both: sealed, temporary file, flush, rename, flush folder. */
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type { Sealing } from '../resident-vault.ts';
import type { Vault } from '../vault.ts';
import type { Disk } from './disk.ts';
import type { Folders } from './folders.ts';
import type { Journal } from './journal.ts';
import { TEMPORARY } from './temporary.ts';

export interface Place {
  readonly disk: Disk;
  readonly folders: Folders;
  readonly vault: Vault;
  /** Where files are written first; without one they are put in place at once. */
  readonly journal?: Journal;
}

/** The write failed at or after the rename: the new contents may be there, but are not surely durable. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('The write may or may not be durable.', { cause });
  }
}

/** Puts these bytes in place durably and as a whole. @throws OutcomeUnknown, or the disk's error with nothing changed. */
export async function replaceFile(
  { disk, folders }: Pick<Place, 'disk' | 'folders'>,
  path: string,
  bytes: Buffer,
): Promise<void> {
  const temporary = path + TEMPORARY;
  try {
    await disk.writeFlushed(temporary, bytes);
  } catch (error) {
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  }
  try {
    await disk.rename(temporary, path);
    await folders.flush(dirname(path));
  } catch (error) {
    throw new OutcomeUnknown(error);
  }
}

/** Where one file is kept, and what seals it. */
export type SealedPlace = Omit<Place, 'vault'> & { readonly vault: Sealing };

/** One file as lowdb adapter. `aad` binds the contents to what and whose they are; `parse` checks them. */
export class SealedFile<T> implements Adapter<T> {
  readonly #place: SealedPlace;
  readonly #path: string;
  readonly #aad: string;
  readonly #parse: (raw: unknown) => T;
  readonly #toBytes: (data: T) => Buffer;

  constructor(
    place: SealedPlace,
    path: string,
    aad: string,
    parse: (raw: unknown) => T,
    toBytes: (data: T) => Buffer = (data) => Buffer.from(JSON.stringify(data)),
  ) {
    this.#place = place;
    this.#path = path;
    this.#aad = aad;
    this.#parse = parse;
    this.#toBytes = toBytes;
  }

  /** @returns null when there is no such file. @throws VaultError, SyntaxError or what `parse` throws. */
  async read(): Promise<T | null> {
    let sealed: Buffer;
    try {
      sealed = this.#place.journal?.read(this.#path) ?? this.#place.disk.readNow(this.#path);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
    return this.#parse(JSON.parse(this.#place.vault.open(sealed, this.#aad).toString('utf8')));
  }

  /** Durable when it resolves; the contents are taken at the call. */
  async write(data: T): Promise<void> {
    const sealed = this.#place.vault.seal(this.#toBytes(data), this.#aad);
    if (this.#place.journal === undefined) await replaceFile(this.#place, this.#path, sealed);
    else await this.#place.journal.write(this.#path, sealed);
  }
}
