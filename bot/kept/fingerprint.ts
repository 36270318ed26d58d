/** One short name for many files: another byte, file or name anywhere gives another. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { diskFolder } from '../content/folder.ts';

/** SHA-256, as 64 hexadecimal digits. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** @param folders below `root` or absolute, with all that is below them; one that is not there counts as empty */
export function fingerprintOf(root: string, folders: readonly string[]): string {
  const { tree } = diskFolder(root);
  const hash = createHash('sha256');
  for (const path of folders.flatMap((folder) => tree(folder, ''))) {
    const bytes = readFileSync(resolve(root, path));
    hash.update(`${path}\0${String(bytes.length)}\0`).update(bytes);
  }
  return hash.digest('hex');
}
