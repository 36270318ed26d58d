/** Reads a shared document and its log without the folder's lock, beside a running service: for checking, never for changing. */
import fs from 'node:fs';
import { resolve } from 'node:path';
import type { Vault } from '../vault.ts';
import { realDisk } from './disk.ts';
import { makeFolders } from './folders.ts';
import { layOut } from './layout.ts';
import { SealedFile } from './sealed-file.ts';
import { openLines } from './shared-logs.ts';

export interface SharedBeside {
  /** Undefined when there is none. */
  readonly document: unknown;
  readonly lines: readonly string[];
  /** Lines that could not be opened. */
  readonly unreadable: number;
}

/**
 * The document first, the log after it: a service that goes on writing can only make the log the longer one.
 * @throws VaultError or SyntaxError when the document cannot be opened.
 */
export async function readSharedBeside(folder: string, vault: Vault, name: string): Promise<SharedBeside> {
  const layout = layOut(resolve(folder));
  const place = { disk: realDisk, folders: makeFolders(realDisk), vault };
  const file = new SealedFile<unknown>(place, layout.sharedFile(name, 'doc'), `shared:${name}`, (raw) => raw);
  const document = (await file.read()) ?? undefined;
  const path = layout.sharedFile(name, 'log');
  const bytes = fs.existsSync(path) ? fs.readFileSync(path) : Buffer.alloc(0);
  let unreadable = 0;
  const lines = openLines(vault, name, bytes, () => {
    unreadable += 1;
  });
  return { document, lines, unreadable };
}
