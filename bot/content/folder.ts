/** The files that content is read from: a folder on disk, or made files in a test. Paths are relative, with `/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Once } from '../kept/once.ts';

export interface Folder {
  /** Paths of the files directly in this folder that end so, in order; empty when there is no such folder. */
  list(path: string, ending: string): string[];
  /** Paths of the files in this folder and below that end so, in order. */
  tree(path: string, ending: string): string[];
  /** The text of a file; undefined when it is not there. */
  read(path: string): string | undefined;
  /** Keeps what is made of a file; left out: all is made each time. */
  readonly once?: Once;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** The path of a folder as messages show it: relative to the root where it lies below it. */
export function relativeTo(root: string, path: string): string {
  const inside = relative(root, resolve(root, path));
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/');
}

/** Reads from disk, synchronously: content is read once, at start. */
export function diskFolder(root: string, once?: Once): Folder {
  const entries = (path: string) => {
    try {
      return readdirSync(resolve(root, path), { withFileTypes: true });
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  };
  const list = (path: string, ending: string): string[] =>
    entries(path)
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => join(path, entry.name).split(sep).join('/'))
      .sort();
  const tree = (path: string, ending: string): string[] => [
    ...list(path, ending),
    ...entries(path)
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
      .flatMap((entry) => tree(join(path, entry.name), ending))
      .sort(),
  ];
  return {
    ...(once === undefined ? {} : { once }),
    list,
    tree,
    read: (path) => {
      try {
        return readFileSync(resolve(root, path), 'utf8');
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}
