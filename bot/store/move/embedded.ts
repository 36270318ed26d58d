/** The embedded store as source and as target of a move. The target is made beside its place and put there whole. */
import fs from 'node:fs';
import { basename, join } from 'node:path';
import { documentBytes } from '../document.ts';
import { realDisk } from '../lowdb/disk.ts';
import { makeFolders } from '../lowdb/folders.ts';
import { layOut, makeRooms } from '../lowdb/layout.ts';
import { documentAad, pageAad } from '../lowdb/residents.ts';
import { replaceFile, type Place } from '../lowdb/sealed-file.ts';
import { keyRingBytes, readKeyRing } from '../lowdb/key-ring.ts';
import { sideBySide } from '../lowdb/side-by-side.ts';
import { openEmbeddedStore } from '../lowdb/store.ts';
import { openStoredIndexKey, sealIndexKey } from '../stored-index-key.ts';
import { makeSealedKey, openResidentVault } from '../resident-vault.ts';
import type { Vault } from '../vault.ts';
import { CannotMove } from './cannot-move.ts';
import { keysOf, readableDocuments, residentOf, usableKeys, type Records } from './records.ts';

/** Files written at once. */
const AT_ONCE = 16;

function named(folder: string, ending: string): string[] {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(ending));
  return names.map((name) => basename(name, ending)).sort();
}

/** @throws StoreFault as opening does, `locked` while a service runs. */
export async function openEmbeddedRecords(folder: string, vault: Vault): Promise<Records> {
  const layout = layOut(folder);
  const store = await openEmbeddedStore({ folder, vault });
  const indexKey = openStoredIndexKey(vault, fs.readFileSync(layout.indexKey));
  const ring = fs.readFileSync(layout.keyRing);
  const keys = new Map<string, Buffer>();
  for (const [key, { from, length }] of readKeyRing(ring).at)
    keys.set(key, ring.subarray(from, from + length));
  return {
    store,
    indexKey,
    keys: usableKeys(vault, keys),
    documents: await readableDocuments(store, named(layout.shared, '.doc')),
    logs: named(layout.shared, '.log'),
    close: () => store.close(),
  };
}

/** Is there anything that a move would write over? */
export function embeddedIsEmpty(folder: string): boolean {
  return !fs.existsSync(folder) || fs.readdirSync(folder).length === 0;
}

async function writeShared(source: Records, folder: string, vault: Vault): Promise<void> {
  const target = await openEmbeddedStore({ folder, vault });
  try {
    for (const name of source.documents) {
      const next = await source.store.readShared(name);
      await target.changeShared(name, () => ({ next, result: undefined }));
    }
    for (const name of source.logs) {
      const lines = await source.store.readSharedLog(name);
      // Handed over in order, written together.
      await Promise.all(lines.map((line) => target.appendShared(name, line)));
    }
  } finally {
    await target.close();
  }
}

/** @param told hears after each resident. @throws CannotMove when there is something already. */
export async function writeEmbedded(source: Records, folder: string, vault: Vault, told: () => void) {
  if (!embeddedIsEmpty(folder))
    throw new CannotMove(`There is a store in ${folder} already. Move that folder away first.`);
  const beside = `${folder}.moving`;
  fs.rmSync(beside, { recursive: true, force: true });
  fs.mkdirSync(beside, { recursive: true, mode: 0o700 });
  const layout = layOut(beside);
  makeRooms(layout);
  const folders = makeFolders(realDisk);
  const place: Place = { disk: realDisk, folders, vault };
  try {
    await replaceFile(place, layout.indexKey, sealIndexKey(vault, source.indexKey));
    const residents = await keysOf(source.store);
    const keys = new Map(source.keys);
    for (const key of residents) if (!keys.has(key)) keys.set(key, makeSealedKey(vault, key));
    await replaceFile(place, layout.keyRing, keyRingBytes(keys));
    await sideBySide(residents, AT_ONCE, async (key) => {
      const { conversation, pages } = await residentOf(source.store, key);
      const own = openResidentVault(vault, key, keys.get(key) ?? Buffer.alloc(0));
      for (const [number, page] of pages.entries())
        await replaceFile(
          place,
          layout.page(key, number),
          own.seal(Buffer.from(JSON.stringify(page)), pageAad(key, number)),
        );
      await replaceFile(
        place,
        layout.document(key),
        own.seal(documentBytes({ conversation, lines: [] }), documentAad(key)),
      );
      told();
    });
  } finally {
    folders.close();
  }
  await writeShared(source, beside, vault);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(beside, folder);
  const above = fs.openSync(join(folder, '..'), 'r');
  fs.fsyncSync(above);
  fs.closeSync(above);
}
