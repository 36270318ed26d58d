/**
 * Documents that residents share (link codes, roster): few and small, so their text is kept in memory; and pictures of
 * letters, which stay on the disk until somebody asks for them.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import type { Aside } from './aside.ts';
import { makeLanes } from './lanes.ts';
import type { Layout } from './layout.ts';
import { whyUnreadable, type Refusals } from './scan.ts';
import { SealedFile, type Place } from './sealed-file.ts';
import { TEMPORARY } from './temporary.ts';

export interface SharedDocuments {
  read(name: string): Promise<unknown>;
  change<T>(name: string, change: (current: unknown) => { next: unknown; result: T }): Promise<T>;
  idle(): Promise<void>;
}

/** Documents of this name are large, and one resident's each. */
const ON_DISK = /^letters-/;

/** The vault and `JSON.parse` have checked it; its shape is checked by whoever owns the document. */
const asItIs = (raw: unknown): unknown => raw;

/** Reads all shared documents; one that cannot be opened is set aside. @throws StoreFault `keys`. */
export async function openSharedDocuments(
  place: Place,
  layout: Layout,
  refusals: Refusals,
  aside: Aside,
): Promise<SharedDocuments> {
  const lanes = makeLanes();
  /** JSON text under each name, so that every reader gets a copy of its own. */
  const texts = new Map<string, string>();

  function file(name: string): SealedFile<unknown> {
    return new SealedFile<unknown>(place, layout.sharedFile(name, 'doc'), `shared:${name}`, asItIs);
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
    if (ON_DISK.test(name)) continue;
    try {
      texts.set(name, JSON.stringify(await file(name).read()));
    } catch (error) {
      if (!refusals.noted(error)) strays.push({ path, why: whyUnreadable(error) });
    }
  }
  refusals.refuse();
  for (const { path, why } of strays) await aside.move(path, why);

  async function textOf(name: string): Promise<string | undefined> {
    if (!ON_DISK.test(name)) return texts.get(name);
    const read = await file(name).read();
    return read === null ? undefined : JSON.stringify(read);
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
          await place.disk.remove(path);
          await place.folders.flush(layout.shared);
          texts.delete(name);
        } else {
          // Without lowdb's Low, which writes no `0`, `""`, `false` or `null`.
          await file(name).write(next);
          if (!ON_DISK.test(name)) texts.set(name, text);
        }
        return result;
      }),
    idle: () => lanes.idle(),
  };
}
