import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { durableWrite, syncFolder } from './durable.ts';
import type { LedgerIndex } from './documents.ts';
import { emptyIndex, indexSchema } from './documents.ts';
import { FolderError } from './folder-error.ts';
import { acquireLock } from './lock.ts';
import type { Vault } from './vault-port.ts';

const indexName = 'index';
/** Files written at the same time: enough to let the disk combine them, few enough for any system. */
const together = 32;

/**
 * The ledger's files. Documents are never changed: a new version is a new file, and the index names the valid ones.
 * So a reader beside an import sees the old state or the new one, and a crash leaves the old one.
 */
export class LedgerFolder {
  readonly path: string;
  private readonly vault: Vault | undefined;
  private known: { readonly stamp: string; readonly index: LedgerIndex } | undefined;

  constructor(dataDir: string, vault?: Vault) {
    this.path = join(dataDir, 'ledger');
    this.vault = vault;
  }

  /** The index as it is now on disk; read again only when another process replaced it. Throws a FolderError. */
  async index(): Promise<LedgerIndex> {
    const stamp = await this.stamp();
    if (stamp === undefined) return emptyIndex;
    if (this.known?.stamp === stamp) return this.known.index;
    const index = await this.read(indexName, indexSchema);
    this.known = { stamp, index };
    return index;
  }

  /** A document by the name the index gives. Throws a FolderError when it is damaged or not there. */
  async read<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.infer<Schema>> {
    let bytes: Buffer;
    try {
      bytes = await readFile(join(this.path, `${name}.json`));
    } catch {
      throw new FolderError('damaged', name);
    }
    const parsed = schema.safeParse(this.open(name, bytes));
    if (!parsed.success) throw new FolderError('damaged', name);
    return parsed.data;
  }

  /**
   * Lets one writer at a time change the folder: `change` gets the index and puts new documents; what it answers
   * becomes the index in one step. Answering undefined changes nothing. Throws a FolderError when it is busy.
   */
  async change(
    change: (index: LedgerIndex, draft: FolderDraft) => Promise<LedgerIndex | undefined>,
  ): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    const release = await acquireLock(join(this.path, 'lock'));
    try {
      const before = await this.index();
      const draft = new FolderDraft();
      const after = await change(before, draft);
      if (!after) return;
      await this.writeAll(draft.documents);
      await this.commit({ ...after, revision: before.revision + 1 });
    } finally {
      await release();
    }
  }

  private async commit(index: LedgerIndex): Promise<void> {
    const file = join(this.path, `${indexName}.json`);
    await durableWrite(`${file}.new`, this.seal(indexName, index));
    await rename(`${file}.new`, file);
    await syncFolder(this.path);
    await this.sweep(index);
  }

  private async writeAll(documents: ReadonlyMap<string, unknown>): Promise<void> {
    const waiting = [...documents];
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        await durableWrite(join(this.path, `${next[0]}.json`), this.seal(next[0], next[1]));
      }
    };
    await Promise.all(Array.from({ length: together }, work));
    await syncFolder(this.path);
  }

  /** Removes what no index names any more: old versions, and what a crash left behind. */
  private async sweep(index: LedgerIndex): Promise<void> {
    const kept = new Set([
      indexName,
      index.matching,
      index.unmatched,
      ...Object.values(index.participants),
      ...Object.values(index.months),
    ]);
    for (const file of await readdir(this.path)) {
      const name = /^(.+)\.json(\.new)?$/.exec(file)?.[1];
      if (name !== undefined && (!kept.has(name) || file.endsWith('.new'))) {
        await unlink(join(this.path, file)).catch(() => undefined);
      }
    }
  }

  private async stamp(): Promise<string | undefined> {
    try {
      const { ino, mtimeNs, size } = await stat(join(this.path, `${indexName}.json`), { bigint: true });
      return `${ino}-${mtimeNs}-${size}`;
    } catch {
      return undefined;
    }
  }

  private seal(name: string, document: unknown): Buffer {
    const plain = Buffer.from(JSON.stringify(document));
    return this.vault ? this.vault.seal(plain, `ledger/${name}`) : plain;
  }

  private open(name: string, bytes: Buffer): unknown {
    const plainOnDisk = bytes[0] === 0x7b;
    if (this.vault && plainOnDisk) throw new FolderError('not-sealed');
    if (!this.vault && !plainOnDisk) throw new FolderError('sealed');
    try {
      const plain = this.vault ? this.vault.open(bytes, `ledger/${name}`) : bytes;
      return JSON.parse(plain.toString('utf8')) as unknown;
    } catch {
      throw new FolderError('damaged', name);
    }
  }
}

/** New documents of one change, written only when the whole change is known to be good. */
export class FolderDraft {
  readonly documents = new Map<string, unknown>();

  /** Answers the name under which the index must know it; a name never tells whose it is. */
  put(document: unknown): string {
    const name = randomBytes(12).toString('hex');
    this.documents.set(name, document);
    return name;
  }
}
