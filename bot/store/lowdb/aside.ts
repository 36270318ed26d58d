/** What could not be read is kept in `aside/` with the reason beside it, until a person has looked. */
import fs from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { SetAside } from '../port.ts';
import type { Layout } from './layout.ts';
import { replaceFile, type Place } from './sealed-file.ts';

export interface Aside {
  /** Everything that lies there, from earlier starts too. */
  readonly found: readonly SetAside[];
  move(path: string, why: string): Promise<void>;
  /** Keeps bytes that are cut from a file which itself stays. */
  keep(path: string, bytes: Buffer, why: string): Promise<void>;
  /** Notes something unreadable that stays where it is. */
  note(path: string, why: string): void;
  /** Removes what belongs to this key. @returns how many files. */
  erase(key: string): Promise<number>;
}

const REASON = '.why';
const UNKNOWN = 'The reason was not recorded.';

function earlier(layout: Layout): SetAside[] {
  const names = fs.readdirSync(layout.aside);
  return names
    .filter((name) => !name.endsWith(REASON) && !name.endsWith('.tmp'))
    .map((name) => {
      const reason = join(layout.aside, name + REASON);
      const why = fs.existsSync(reason) ? fs.readFileSync(reason, 'utf8').trim() : UNKNOWN;
      return { where: join('aside', name), why };
    });
}

/** @param now UTC instant, for the names. */
export function openAside(place: Place, layout: Layout, now: () => string): Aside {
  const found = earlier(layout);
  let counter = 0;

  async function room(path: string, why: string): Promise<string> {
    const stamp = now().replaceAll(/[-:.]/g, '');
    for (;;) {
      counter += 1;
      const name = `${stamp}-${String(counter)}-${relative(layout.root, path).replaceAll(/[/\\]/g, '_')}`;
      const target = join(layout.aside, name);
      if (fs.existsSync(target)) continue;
      await replaceFile(place, target + REASON, Buffer.from(`${why}\n`));
      return target;
    }
  }

  function report(target: string, why: string): void {
    found.push({ where: relative(layout.root, target), why });
  }

  return {
    found,
    async move(path, why) {
      const target = await room(path, why);
      await place.disk.rename(path, target);
      await place.folders.flush(layout.aside);
      await place.folders.flush(dirname(path));
      report(target, why);
    },
    async keep(path, bytes, why) {
      const target = await room(path, why);
      await replaceFile(place, target, bytes);
      report(target, why);
    },
    note(path, why) {
      const where = relative(layout.root, path);
      if (!found.some((one) => one.where === where && one.why === why)) found.push({ where, why });
    },
    async erase(key) {
      const names = fs.readdirSync(layout.aside).filter((name) => name.includes(key));
      for (const name of names) await place.disk.remove(join(layout.aside, name));
      if (names.length > 0) await place.folders.flush(layout.aside);
      found.splice(0, found.length, ...found.filter((one) => !one.where.includes(key)));
      return names.filter((name) => !name.endsWith(REASON)).length;
    },
  };
}
