/**
 * Seals the embedded store anew with the newest key, file by file: each is replaced whole, so it can be cut off at any
 * moment and done again. Needs the folder for itself.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { openAside } from '../lowdb/aside.ts';
import { realDisk } from '../lowdb/disk.ts';
import { lockFolder } from '../lowdb/folder-lock.ts';
import { makeFolders } from '../lowdb/folders.ts';
import { openKeyRing, type KeyRing } from '../lowdb/key-ring.ts';
import { openIndexKey, settleIndexKey } from '../lowdb/index-key.ts';
import { replayJournal } from '../lowdb/journal-replay.ts';
import { layOut, makeRooms, readName, shardNames, type Layout } from '../lowdb/layout.ts';
import { documentAad, pageAad } from '../lowdb/residents.ts';
import { replaceFile, type Place } from '../lowdb/sealed-file.ts';
import { openLines, sealLines } from '../lowdb/shared-logs.ts';
import { ownerOf } from '../owner-of.ts';
import { sharedAad } from '../postgres/shared.ts';
import { keyAad } from '../resident-vault.ts';
import type { Vault } from '../vault.ts';
import { makeTally, type Kind, type Rekeyed, type Tally } from './tally.ts';

async function file(place: Place, tally: Tally, kind: Kind, path: string, aad: string): Promise<void> {
  const sealed = tally.anew(place.disk.readNow(path), aad);
  if (sealed === undefined) return;
  await replaceFile(place, path, sealed);
  tally.count(kind);
}

interface OwnFile {
  readonly kind: Kind;
  readonly path: string;
  readonly aad: string;
  /** The resident whose it is. */
  readonly key: string;
}

/** Seals with the resident's own key what was sealed with a key of the settings. */
async function ownFiles(place: Place, ring: KeyRing, tally: Tally, files: readonly OwnFile[]): Promise<void> {
  const older = files.filter(({ path }) => tally.isShared(place.disk.readNow(path)));
  // Those that are made share their flushes.
  await Promise.all(older.map(({ key }) => ring.ensure(key)));
  for (const { kind, path, aad, key } of older) {
    const sealed = tally.own(place.disk.readNow(path), aad, await ring.ensure(key));
    if (sealed === undefined) continue;
    await replaceFile(place, path, sealed);
    tally.count(kind);
  }
}

async function residents(place: Place, layout: Layout, ring: KeyRing, tally: Tally): Promise<void> {
  for (const shard of shardNames()) {
    const files = fs.readdirSync(join(layout.residents, shard)).flatMap((name): OwnFile[] => {
      const read = readName(name);
      if (read === undefined) return [];
      const { key, page } = read;
      const path = join(layout.residents, shard, name);
      return page === undefined
        ? [{ kind: 'conversations', path, aad: documentAad(key), key }]
        : [{ kind: 'pages', path, aad: pageAad(key, page), key }];
    });
    await ownFiles(place, ring, tally, files);
  }
}

/** Each line is bound to the byte it begins at, so all of them are written anew together. */
async function log(place: Place, tally: Tally, path: string, name: string): Promise<void> {
  const before = fs.readFileSync(path);
  const sealed = before.toString('latin1').split('\n').slice(0, -1);
  if (sealed.every((line) => place.vault.keyIdOf(Buffer.from(line, 'base64')) === place.vault.newest)) return;
  const lines = openLines(place.vault, name, before, (_offset, error) => {
    throw error;
  });
  await replaceFile(place, path, sealLines(place.vault, name, lines));
  tally.count('log lines', lines.length);
}

async function shared(place: Place, layout: Layout, ring: KeyRing, tally: Tally): Promise<void> {
  for (const entry of fs.readdirSync(layout.shared)) {
    const path = join(layout.shared, entry);
    const [, name = '', ending] = /^(.+)\.(doc|log)$/.exec(entry) ?? [];
    const [kind, aad, key] = ['shared documents' as const, sharedAad(name), ownerOf(name)];
    if (ending === 'doc' && key === undefined) await file(place, tally, kind, path, aad);
    if (ending === 'doc' && key !== undefined) await ownFiles(place, ring, tally, [{ kind, path, aad, key }]);
    if (ending === 'log') await log(place, tally, path, name);
  }
}

/** Files that could not be read lie there as they were sealed, until a person has looked. */
function lookAside(layout: Layout, tally: Tally): void {
  const names = fs.readdirSync(layout.aside).filter((name) => !/\.(?:why|tmp)$/.test(name));
  for (const name of names) tally.stays(fs.readFileSync(join(layout.aside, name)));
}

/**
 * @throws StoreFault `locked` while a service holds the folder; `keys` or `damaged` when it cannot be opened; VaultError
 * when a line of a log was changed: then that log stays as it was.
 */
export async function rekeyEmbedded(folder: string, vault: Vault): Promise<Rekeyed> {
  const layout = layOut(folder);
  const lock = await lockFolder(layout.root);
  const folders = makeFolders(realDisk);
  const place: Place = { disk: realDisk, folders, vault };
  try {
    makeRooms(layout);
    await openIndexKey(place, layout);
    const aside = openAside(place, layout, () => new Date().toISOString());
    const ring = await openKeyRing(place, layout, aside, lock);
    await replayJournal(place, layout, aside);
    const tally = makeTally(vault);
    const anew = (sealed: Buffer, key: string) => tally.anew(sealed, keyAad(key));
    tally.count('residents’ keys', await ring.sealAnew(anew));
    await residents(place, layout, ring, tally);
    await shared(place, layout, ring, tally);
    lookAside(layout, tally);
    const result = tally.result();
    await settleIndexKey(place, layout, Object.keys(result.left));
    return result;
  } finally {
    folders.close();
    lock.release();
  }
}
