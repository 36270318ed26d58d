/** The embedded store (design C3): one sealed file per resident through lowdb, durable before a commit resolves, for one process. */
import fs from 'node:fs';
import { resolve } from 'node:path';
import type { Conversation } from '../../../dialogs/conversation.ts';
import * as deskRow from '../../../dialogs/desk-row.ts';
import { makeKeyOf } from '../address-key.ts';
import type { DeskRow, Store } from '../port.ts';
import type { Vault } from '../vault.ts';
import { openAside } from './aside.ts';
import { makeCatalogue } from './catalogue.ts';
import { ownDisk, type Disk } from './disk.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { makeFolders } from './folders.ts';
import { openIndexKey } from './index-key.ts';
import { replayJournal } from './journal-replay.ts';
import { openJournal, type JournalLimits } from './journal.ts';
import { isKey, layOut, makeRooms, type Layout } from './layout.ts';
import { openKeyRing } from './key-ring.ts';
import { makeResidents } from './residents.ts';
import { makeRefusals, scanResidents } from './scan.ts';
import type { Place } from './sealed-file.ts';
import { openSharedDocuments } from './shared-documents.ts';
import { openSharedLogs } from './shared-logs.ts';
import { StoreFault } from './store-fault.ts';

export interface EmbeddedOptions {
  /** The store's own folder; made when it is not there. */
  readonly folder: string;
  readonly vault: Vault;
  readonly toRow?: (conversation: Conversation) => DeskRow;
  readonly nextDue?: (conversation: Conversation) => string | undefined;
  readonly clock?: { now(): string };
  /** Tests hand in a disk that fails. */
  readonly disk?: Disk;
  readonly journal?: Partial<JournalLimits>;
  /** What is loaded throws when somebody changes it; costs a tenth of a turn, so for tests and the try-out. */
  readonly guarded?: boolean;
  /** So long another process that holds the folder may take to let go of it, milliseconds; not at all unless given. */
  readonly waitMs?: number;
}

async function openLocked(
  options: EmbeddedOptions,
  layout: Layout,
  place: Place,
  lock: FolderLock,
): Promise<Store> {
  const { toRow = deskRow.toRow, nextDue = deskRow.nextDue } = options;
  const now = options.clock?.now ?? (() => new Date().toISOString());
  const indexKey = await openIndexKey(place, layout);
  const aside = openAside(place, layout, now);
  const ring = await openKeyRing(place, layout, aside, lock);
  await replayJournal(place, layout, aside);
  const catalogue = makeCatalogue(toRow, nextDue);
  const refusals = makeRefusals(layout, indexKey);
  await scanResidents(place, layout, ring, refusals, aside, (key, conversation) => {
    const entry = catalogue.describe(conversation);
    // Nobody would look before that moment.
    catalogue.set(key, deskRow.isPutOffWrongly(conversation, now()) ? { ...entry, nextDue: now() } : entry);
  });
  const shared = await openSharedDocuments(place, layout, ring, refusals, aside);
  const logs = await openSharedLogs(place, layout, aside);
  const journal = openJournal({ place, layout, lost: () => lock.lost(), limits: options.journal });
  const residents = makeResidents(place, journal, layout, catalogue, ring, options.guarded);
  let closing: Promise<void> | undefined;

  /** @throws StoreFault when nothing may be read or written any more. */
  function open(): void {
    if (closing !== undefined) throw new StoreFault('closed', 'The store is closed.');
    if (lock.lost())
      throw new StoreFault(
        'lock-lost',
        `Another process took over ${layout.root}: nothing is written any more.`,
      );
  }

  async function close(): Promise<void> {
    await Promise.all([residents.idle(), shared.idle(), logs.idle()]);
    await ring.idle();
    await journal.close();
    place.folders.close();
    lock.release();
  }

  return {
    keyOf: makeKeyOf(indexKey.key),
    async load(key) {
      open();
      return residents.load(key);
    },
    async commit(key, next, page) {
      open();
      return residents.commit(key, next, page);
    },
    async page(key, number) {
      open();
      return residents.page(key, number);
    },
    async replacePage(key, number, lines) {
      open();
      return residents.replacePage(key, number, lines);
    },
    due: async (until, limit) => catalogue.due(until, limit),
    rows: async () => catalogue.rows(),
    row: async (key) => catalogue.get(key)?.row,
    loadOf: (worker) => catalogue.loadOf(worker),
    async erase(key) {
      open();
      // Set-aside files are found by the key in their names: part of a key would find other people's.
      if (!isKey(key)) return [];
      await shared.forget(key);
      const removed = await residents.erase(key);
      const besides = await aside.erase(key);
      return besides === 0
        ? removed
        : [...removed, `${String(besides)} set-aside file${besides === 1 ? '' : 's'}`];
    },
    async readShared(name) {
      open();
      return shared.read(name);
    },
    async changeShared(name, change) {
      open();
      return shared.change(name, change);
    },
    async appendShared(name, line) {
      open();
      return logs.append(name, line);
    },
    async readSharedLog(name) {
      open();
      return logs.read(name);
    },
    async trimSharedLog(name, count) {
      open();
      return logs.trim(name, count);
    },
    setAside: aside.found,
    size: () => catalogue.size(),
    async healthy() {
      if (closing !== undefined || lock.lost()) return false;
      return place.disk.writeFlushed(layout.probe, Buffer.from('1')).then(
        () => true,
        () => false,
      );
    },
    close: () => (closing ??= close()),
  };
}

/**
 * Opens the folder for this process alone and reads all of it once.
 * @throws StoreFault `locked` (naming folder and pid), `keys`, `newer` or `damaged`, each with the cure.
 */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<Store> {
  const layout = layOut(resolve(options.folder));
  fs.mkdirSync(layout.root, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(layout.root, undefined, options.waitMs);
  const disk = options.disk ?? ownDisk;
  const folders = makeFolders(disk);
  try {
    makeRooms(layout);
    return await openLocked(options, layout, { disk, folders, vault: options.vault }, lock);
  } catch (error) {
    folders.close();
    lock.release();
    throw error;
  }
}
