/** Documents and archived pages of residents: load, commit, erase; one thing at a time per resident. */
import fs from 'node:fs';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Conversation, Line } from '../../../dialogs/conversation.ts';
import { documentBytes, keptDocument, type Kept } from '../document.ts';
import { readConversation, readLines } from '../migrations.ts';
import { StaleVersion } from '../port.ts';
import { isForgotten, type Sealing } from '../resident-vault.ts';
import { frozenWhole } from '../shape.ts';
import type { Catalogue } from './catalogue.ts';
import { makeLanes } from './lanes.ts';
import type { Journal } from './journal.ts';
import type { KeyRing } from './key-ring.ts';
import { isKey, readName, type Layout } from './layout.ts';
import { makeRecent } from './recent.ts';
import { OutcomeUnknown, SealedFile, type Place } from './sealed-file.ts';
import { TEMPORARY } from './temporary.ts';
import { StoreFault } from './store-fault.ts';

/** What a sealed document is bound to. */
export function documentAad(key: string): string {
  return `conversation:${key}`;
}

/** What a sealed page is bound to. */
export function pageAad(key: string, number: number): string {
  return `page:${key}:${String(number)}`;
}

export interface Residents {
  /** Shared with whoever loads it: not to be changed. */
  load(key: string): Promise<Conversation | undefined>;
  commit(key: string, next: Conversation, page?: readonly Line[]): Promise<void>;
  page(key: string, number: number): Promise<readonly Line[]>;
  replacePage(key: string, number: number, lines: readonly Line[]): Promise<void>;
  /** @returns which files were removed, in words. */
  erase(key: string): Promise<string[]>;
  idle(): Promise<void>;
}

export function makeResidents(
  files: Place,
  journal: Journal,
  layout: Layout,
  catalogue: Catalogue,
  ring: KeyRing,
  guarded = false,
): Residents {
  const place: Place = { ...files, journal };
  const lanes = makeLanes();
  const recent = makeRecent();
  const shared = (kept: Kept): Kept => (guarded ? frozenWhole(kept) : kept);
  /** Their last write may not have become durable; they are written again before anybody builds on them. */
  const unsettled = new Set<string>();
  /** Their keys may be gone while files are left; the erasure is brought to its end before anything else. */
  const halfErased = new Set<string>();

  function documentFile(key: string, vault: Sealing = ring.vaultOf(key)): Low<Kept | null> {
    return new Low<Kept | null>(
      new SealedFile<Kept | null>(
        { ...place, vault },
        layout.document(key),
        documentAad(key),
        (raw) => ({ conversation: readConversation(raw), lines: [] }),
        (data) => (data === null ? Buffer.from('null') : documentBytes(data)),
      ),
      null,
    );
  }

  function pageFile(
    key: string,
    number: number,
    vault: Sealing = ring.vaultOf(key),
  ): Low<readonly Line[] | null> {
    const aad = pageAad(key, number);
    return new Low<readonly Line[] | null>(
      new SealedFile<readonly Line[] | null>({ ...place, vault }, layout.page(key, number), aad, readLines),
      null,
    );
  }

  async function marking(key: string, change: () => Promise<void>): Promise<void> {
    try {
      await change();
    } catch (error) {
      if (error instanceof OutcomeUnknown) unsettled.add(key);
      recent.delete(key);
      throw error;
    }
  }

  async function settle(key: string): Promise<void> {
    if (halfErased.has(key)) await eraseFiles(key);
    if (!unsettled.has(key)) return;
    const low = documentFile(key);
    await low.read();
    if (low.data === null) {
      // What may have become durable is gone with the journal's segment.
      await journal.empty();
      await place.folders.flush(layout.shard(key));
      catalogue.delete(key);
    } else {
      await low.write();
      catalogue.set(key, catalogue.describe(low.data.conversation));
    }
    unsettled.delete(key);
  }

  /** Lines may leave the document only into the next free page. */
  function checkPages(key: string, next: Conversation, page: readonly Line[] | undefined): void {
    const present = catalogue.get(key)?.archivedPages ?? 0;
    if (next.archivedPages !== present + (page === undefined ? 0 : 1))
      throw new StoreFault('pages', 'archivedPages goes up by one with a page, and stays without one.');
  }

  async function eraseFiles(key: string): Promise<string[]> {
    const shard = layout.shard(key);
    recent.delete(key);
    await journal.empty();
    const mine = fs.readdirSync(shard).filter((name) => name.startsWith(key));
    const pages = mine.filter((name) => readName(name)?.page !== undefined);
    const hadDocument = mine.includes(`${key}.doc`);
    await marking(key, async () => {
      try {
        for (const name of mine) if (name !== `${key}.doc`) await place.disk.remove(join(shard, name));
        halfErased.add(key);
        await ring.destroy(key);
        // The document goes last: while it is there, an erasure that was cut off can be asked for again.
        if (hadDocument) await place.disk.remove(layout.document(key));
        await place.folders.flush(shard);
      } catch (error) {
        throw new OutcomeUnknown(error);
      }
    });
    halfErased.delete(key);
    unsettled.delete(key);
    catalogue.delete(key);
    const count = pages.filter((name) => !name.endsWith(TEMPORARY)).length;
    return [
      ...(hadDocument ? ['the conversation'] : []),
      ...(count > 0 ? [`${String(count)} archived page${count === 1 ? '' : 's'}`] : []),
    ];
  }

  return {
    load: (key) =>
      lanes.run(key, async () => {
        await settle(key);
        if (catalogue.get(key) === undefined) return undefined;
        const known = recent.get(key);
        if (known !== undefined) return known.conversation;
        const low = documentFile(key);
        await low.read();
        if (low.data === null)
          throw new StoreFault('damaged', `${layout.document(key)} was removed from outside.`);
        recent.set(key, shared(low.data));
        return low.data.conversation;
      }),

    commit: (key, next, page) =>
      lanes.run(key, async () => {
        if (!isKey(key)) throw new StoreFault('bad-name', 'This is not a key made by keyOf.');
        await settle(key);
        const stored = catalogue.get(key)?.version ?? 0;
        if (next.version !== stored + 1) throw new StaleVersion(key);
        checkPages(key, next, page);
        const kept = keptDocument(next, recent.get(key));
        const entry = catalogue.describe(kept.conversation);
        const vault = await ring.ensure(key);
        if (page !== undefined) {
          const archive = pageFile(key, next.archivedPages - 1, vault);
          archive.data = readLines(page);
          await archive.write();
        }
        const low = documentFile(key, vault);
        low.data = kept;
        await marking(key, () => low.write());
        catalogue.set(key, entry);
        recent.set(key, shared(kept));
      }),

    page: (key, number) =>
      lanes.run(key, async () => {
        await settle(key);
        // A page beyond the document's count was never committed: its lines are still in the document.
        if (number < 0 || number >= (catalogue.get(key)?.archivedPages ?? 0)) return [];
        const low = pageFile(key, number);
        try {
          await low.read();
        } catch (error) {
          if (isForgotten(error)) return [];
          throw error;
        }
        if (low.data === null)
          throw new StoreFault('damaged', `${layout.page(key, number)} was removed from outside.`);
        return low.data;
      }),

    replacePage: (key, number, lines) =>
      lanes.run(key, async () => {
        await settle(key);
        if (number < 0 || number >= (catalogue.get(key)?.archivedPages ?? 0)) return;
        const low = pageFile(key, number, await ring.ensure(key));
        low.data = readLines(lines);
        await low.write();
      }),

    erase: (key) => lanes.run(key, () => eraseFiles(key)),

    idle: () => lanes.idle(),
  };
}
