/**
 * Keeps work beside the packages, in `node_modules/.cache/warmlijn`: who can write there can change the code as well, so
 * it is trusted as much as the code, and no more. Another version of the code or of a package keeps apart. What cannot
 * be read is made again, what cannot be written is not kept.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { diskFolder } from '../content/folder.ts';
import { digestOf, fingerprintOf } from './fingerprint.ts';
import type { Once } from './once.ts';

/** What belongs to a version of the code that did not start for so long goes. */
const FORGET_AFTER_MS = 7 * 24 * 3_600_000;
/** Enough for every file of several cities; beyond that it begins anew. */
const MOST_KEPT = 1_000;

/** Packages as they are installed. */
function packagesOf(root: string): string {
  const { read } = diskFolder(root);
  return ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'].map(read).join('\n');
}

/** Code, packages and Node. */
const versionOf = (root: string): string =>
  digestOf(`${process.version} ${fingerprintOf(root, ['bot', 'dialogs'])} ${packagesOf(root)}`);

/** @returns undefined when it is not there, damaged, or of something else */
function readKept(file: string): { readonly made: unknown } | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return digestOf(body) === text.slice(0, end) ? { made: JSON.parse(body) as unknown } : undefined;
  } catch {
    return undefined;
  }
}

/** As a whole or not at all, also when another start writes the same at this moment. */
function writeKept(file: string, made: unknown): void {
  const body = JSON.stringify(made);
  if (body === undefined || !isDeepStrictEqual(JSON.parse(body), made)) return;
  const unfinished = `${file}.${String(process.pid)}`;
  try {
    writeFileSync(unfinished, `${digestOf(body)}\n${body}`);
    renameSync(unfinished, file);
  } catch {
    // A full disk, or a folder that is only read: the next start does the work again.
  }
}

function forgetOld(folder: string, mine: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (path !== mine && Date.now() - statSync(path).mtimeMs > FORGET_AFTER_MS)
      rmSync(path, { recursive: true, force: true });
  }
  if (readdirSync(mine).length > MOST_KEPT) for (const name of readdirSync(mine)) rmSync(join(mine, name));
}

/** @param root the folder of the project, with `node_modules` in it */
export function keepBesidePackages(root: string): Once {
  const kept = join(root, 'node_modules', '.cache', 'warmlijn', 'made');
  const mine = join(kept, versionOf(root));
  try {
    mkdirSync(mine, { recursive: true });
    forgetOld(kept, mine);
  } catch {
    // An image that is only read: what was kept when it was built may still be there.
  }
  return (kind, source, make) => {
    const file = join(mine, `${kind}-${digestOf(source)}.json`);
    const before = readKept(file);
    if (before !== undefined) return before.made as ReturnType<typeof make>;
    const made = make();
    writeKept(file, made);
    return made;
  };
}
