/** The embedded store in a temporary folder, and ways to damage it. */
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbeddedStore, type EmbeddedOptions } from '../../bot/store/lowdb/store.ts';
import type { Store } from '../../bot/store/port.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { OLD_KEY, type StoreWorld } from './world.ts';

export function openFolder(folder: string, options: Partial<EmbeddedOptions> = {}): Promise<Store> {
  return openEmbeddedStore({ folder, vault: makeVault([OLD_KEY]), guarded: true, ...options });
}

export function documentPath(folder: string, key: string): string {
  return join(folder, 'residents', key.slice(0, 2), `${key}.doc`);
}

export function temporaryFolder(): string {
  return fs.mkdtempSync(join(os.tmpdir(), 'warmlijn-store-'));
}

export async function embeddedWorld(): Promise<StoreWorld & { folder: string }> {
  const folder = temporaryFolder();
  const path = (key: string) => documentPath(folder, key);
  return {
    folder,
    open: (keys = [OLD_KEY]) => openFolder(folder, { vault: makeVault(keys) }),
    async tear(key) {
      fs.truncateSync(path(key), Math.floor(fs.statSync(path(key)).size / 2));
    },
    async tamper(key) {
      const bytes = fs.readFileSync(path(key));
      const middle = bytes.length >> 1;
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
      fs.writeFileSync(path(key), bytes);
    },
    async swap(from, to) {
      fs.copyFileSync(path(from), path(to));
    },
    async intrude() {
      fs.writeFileSync(join(folder, 'residents', '00', 'holiday.jpg'), 'not ours');
    },
    commitLoop: [fileURLToPath(new URL('embedded-commit-loop.ts', import.meta.url)), folder],
    settled: async () => undefined,
    alone: true,
    async destroy() {
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Paths of all files at any depth. */
export function everyFile(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
