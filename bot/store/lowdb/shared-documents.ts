/**
 * Documents that residents share (link codes, roster): few and small, so their text is kept in memory; and pictures of
 * letters, which stay on the disk until somebody asks for them.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { ownedBy, ownerOf } from '../owner-of.ts';
import { isForgotten, type Sealing } from '../resident-vault.ts';
import type { Aside } from './aside.ts';
import type { KeyRing } from './key-ring.ts';
import { makeLanes } from './lanes.ts';
import type { Layout } from './layout.ts';
import { whyUnreadable, type Refusals } from './scan.ts';
import { SealedFile, type Place } from './sealed-file.ts';
import { TEMPORARY } from './temporary.ts';

export interface SharedDocuments {
  read(name: string): Promise<unknown>;
  change<T>(name: string, change: (current: unknown) => { next: unknown; result: T }): Promise<T>;
  /** Removes the documents that are this resident's alone. */
  forget(key: string): Promise<void>;
  idle(): Promise<void>;
}

/** Documents of this name are large, and one resident's each. */
const onDisk = (name: string): boolean => ownerOf(name) !== undefined;

/** The vault and `JSON.parse` have checked it; its shape is checked by whoever owns the document. */
const asItIs = (raw: unknown): unknown => raw;

/** Reads all shared documents; one that cannot be opened is set aside. @throws StoreFault `keys`. */
export async function openSharedDocuments(
  place: Place,
  layout: Layout,
  ring: KeyRing,
  refusals: Refusals,
  aside: Aside,
): Promise<SharedDocuments> {
  const lanes = makeLanes();
  /** JSON text under each name, so that every reader gets a copy of its own. */
  const texts = new Map<string, string>();

  function vaultOf(name: string): Sealing {
    const owner = ownerOf(name);
    return owner === undefined ? place.vault : ring.vaultOf(owner);
  }

  function file(name: string, vault: Sealing = vaultOf(name)): SealedFile<unknown> {
    return new SealedFile<unknown>(
      { ...place, vault },
      layout.sharedFile(name, 'doc'),
      `shared:${name}`,
      asItIs,
    );
  }

  const strays: { path: string; why: string }[] = [];
  for (const entry of fs.readdirSync(layout.shared)) {
    const path = join(layout.shared, entry);
    if (entry.endsWith(TEMPORARY)) {
      await place.disk.remove(path);
      continue;
    }
    if (!entry.endsWith('.doc')) continue;
    const name = entry.slice(0, -'.doc'.length);
    if (onDisk(name)) continue;
    try {
      texts.set(name, JSON.stringify(await file(name).read()));
    } catch (error) {
      if (!refusals.noted(error)) strays.push({ path, why: whyUnreadable(error) });
    }
  }
  refusals.refuse();
  for (const { path, why } of strays) await aside.move(path, why);

  async function textOf(name: string): Promise<string | undefined> {
    if (!onDisk(name)) return texts.get(name);
    // Asked of every resident once a day, and hardly anyone has one: a fault for each costs ten times this look.
    if (!fs.existsSync(layout.sharedFile(name, 'doc'))) return undefined;
    const read = await file(name)
      .read()
      .catch((error: unknown) => {
        if (isForgotten(error)) return null;
        throw error;
      });
    return read === null ? undefined : JSON.stringify(read);
  }

  async function remove(path: string): Promise<void> {
    await place.disk.remove(path);
    await place.folders.flush(layout.shared);
  }

  async function read(name: string): Promise<unknown> {
    const text = await textOf(name);
    return text === undefined ? undefined : JSON.parse(text);
  }

  return {
    read,
    change: (name, change) =>
      lanes.run(name, async () => {
        const path = layout.sharedFile(name, 'doc');
        const before = await textOf(name);
        const { next, result } = change(before === undefined ? undefined : JSON.parse(before));
        const text = next === undefined ? undefined : JSON.stringify(next);
        if (text === before) return result;
        if (text === undefined) {
          await remove(path);
          texts.delete(name);
        } else {
          const owner = ownerOf(name);
          const vault = owner === undefined ? place.vault : await ring.ensure(owner);
          // Without lowdb's Low, which writes no `0`, `""`, `false` or `null`.
          await file(name, vault).write(next);
          if (!onDisk(name)) texts.set(name, text);
        }
        return result;
      }),
    async forget(key) {
      for (const name of ownedBy(key))
        await lanes.run(name, async () => {
          const path = layout.sharedFile(name, 'doc');
          if (fs.existsSync(path)) await remove(path);
        });
    },
    idle: () => lanes.idle(),
  };
}
