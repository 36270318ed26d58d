/** Documents that residents share (link codes, roster): few and small, so their text is kept in memory. */
import fs from 'node:fs';
import { join } from 'node:path';
import type { Aside } from './aside.ts';
import { makeLanes } from './lanes.ts';
import type { Layout } from './layout.ts';
import { whyUnreadable, type Refusals } from './scan.ts';
import { SealedFile, type Place } from './sealed-file.ts';
import { TEMPORARY } from './temporary.ts';

export interface SharedDocuments {
  read(name: string): unknown;
  change<T>(name: string, change: (current: unknown) => { next: unknown; result: T }): Promise<T>;
  idle(): Promise<void>;
}

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
    try {
      texts.set(name, JSON.stringify(await file(name).read()));
    } catch (error) {
      if (!refusals.noted(error)) strays.push({ path, why: whyUnreadable(error) });
    }
  }
  refusals.refuse();
  for (const { path, why } of strays) await aside.move(path, why);

  function read(name: string): unknown {
    const text = texts.get(name);
    return text === undefined ? undefined : JSON.parse(text);
  }

  return {
    read,
    change: (name, change) =>
      lanes.run(name, async () => {
        const path = layout.sharedFile(name, 'doc');
        const { next, result } = change(read(name));
        const text = next === undefined ? undefined : JSON.stringify(next);
        if (text === texts.get(name)) return result;
        if (text === undefined) {
          await place.disk.remove(path);
          await place.folders.flush(layout.shared);
          texts.delete(name);
        } else {
          // Without lowdb's Low, which writes no `0`, `""`, `false` or `null`.
          await file(name).write(next);
          texts.set(name, text);
        }
        return result;
      }),
    idle: () => lanes.idle(),
  };
}
