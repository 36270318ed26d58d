/** Where things lie in the folder of the embedded store. */
import fs from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { StoreFault } from './store-fault.ts';

/** 128 bits of the keyed hash, so that two addresses never share a file. */
const KEY = /^[0-9a-f]{32}$/;
const FILE = /^([0-9a-f]{32})\.(?:doc|([0-9]{1,9})\.page)$/;
const SHARED_NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;
const SHARDS = 256;
const OWNER_ONLY = 0o700;

export interface Layout {
  readonly root: string;
  readonly indexKey: string;
  readonly residents: string;
  readonly shared: string;
  readonly journal: string;
  readonly aside: string;
  /** The residents' keys, in a folder of its own that backups leave out. */
  readonly keyRing: string;
  readonly probe: string;
  shard(key: string): string;
  document(key: string): string;
  page(key: string, number: number): string;
  /** @throws StoreFault `bad-name` when the name could not be a file's. */
  sharedFile(name: string, ending: 'doc' | 'log'): string;
}

export function isKey(key: string): boolean {
  return KEY.test(key);
}

/** Reads the name of a file in a resident's folder; undefined when it is none of ours. */
export function readName(
  name: string,
): { readonly key: string; readonly page: number | undefined } | undefined {
  const [, key, page] = FILE.exec(name) ?? [];
  return key === undefined ? undefined : { key, page: page === undefined ? undefined : Number(page) };
}

export function shardNames(): string[] {
  return Array.from({ length: SHARDS }, (_, index) => index.toString(16).padStart(2, '0'));
}

export function layOut(root: string): Layout {
  const residents = join(root, 'residents');
  const shared = join(root, 'shared');
  const journal = join(root, 'journal');
  // Not by `join`, which looks at every letter: this is asked several times a turn.
  const shard = (key: string) => `${residents}${sep}${key.slice(0, 2)}`;
  return {
    root,
    indexKey: join(root, 'index.key'),
    residents,
    shared,
    journal,
    aside: join(root, 'aside'),
    keyRing: join(root, 'keys', 'ring'),
    probe: join(root, 'probe'),
    shard,
    document: (key) => `${shard(key)}${sep}${key}.doc`,
    page: (key, number) => `${shard(key)}${sep}${key}.${String(number)}.page`,
    sharedFile(name, ending) {
      if (!SHARED_NAME.test(name))
        throw new StoreFault(
          'bad-name',
          'A shared document is named in lower case: letters, digits, ".", "_", "-".',
        );
      return join(shared, `${name}.${ending}`);
    },
  };
}

/** Makes the folders that are not there yet and makes their names durable. */
export function makeRooms(layout: Layout): void {
  const folders = [
    layout.aside,
    layout.shared,
    layout.journal,
    dirname(layout.keyRing),
    ...shardNames().map((name) => join(layout.residents, name)),
  ];
  for (const folder of folders) fs.mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
  if (process.platform === 'win32') return;
  for (const folder of [layout.residents, layout.root]) {
    const descriptor = fs.openSync(folder, 'r');
    fs.fsyncSync(descriptor);
    fs.closeSync(descriptor);
  }
}
