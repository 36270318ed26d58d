/**
 * The residents' keys in the folder: one file of sealed keys, apart from the documents so that backups can leave it out.
 * A key is appended and durable before anything is sealed with it, and written over in place when it is destroyed.
 */
import fs from 'node:fs';
import { makeOpenedKeys, type OpenedKey } from '../opened-keys.ts';
import {
  keptCopy,
  makeSealedKey,
  openResidentVault,
  sealKeyAnew,
  vaultWithoutKey,
  type Sealing,
} from '../resident-vault.ts';
import { VaultError } from '../vault.ts';
import type { Aside } from './aside.ts';
import type { FolderLock } from './folder-lock.ts';
import { makeGroups } from './groups.ts';
import { frame, headLength, readRecords } from './journal-records.ts';
import { isKey, type Layout } from './layout.ts';
import { readStretch } from './read-stretch.ts';
import { replaceFile, type Place } from './sealed-file.ts';
import { StoreFault } from './store-fault.ts';

export interface KeyRing {
  /** Opens what is kept of this resident; seals with the vault's key when the resident has none. @throws VaultError */
  vaultOf(key: string): Sealing;
  /** The same for one look at somebody among many, who is not remembered. @throws VaultError */
  glanceAt(key: string): Sealing;
  /** Seals with the resident's own key; when one had to be made, it is durable when this resolves. */
  ensure(key: string): Sealing | Promise<Sealing>;
  /** Nothing sealed with this resident's key can be opened once it resolves. On error: to be asked again. */
  destroy(key: string): Promise<void>;
  has(key: string): boolean;
  /** All keys as they are sealed. */
  all(): Map<string, Buffer>;
  /**
   * Writes the file anew without gaps. @param anew the same key sealed with the vault's newest; undefined when it stays.
   * @returns how many were sealed anew.
   */
  sealAnew(anew: (sealed: Buffer, key: string) => Buffer | undefined): Promise<number>;
  idle(): Promise<void>;
}

/** Where a sealed key stands in the file. */
interface Stretch {
  readonly from: number;
  readonly length: number;
}

/** A key to append. */
interface Made {
  readonly key: string;
  readonly sealed: Buffer;
}

/** Makes the file when there is none. Done before the folder says that it uses one. */
export async function makeKeyRing(place: Place, layout: Layout): Promise<void> {
  if (!fs.existsSync(layout.keyRing)) await replaceFile(place, layout.keyRing, Buffer.alloc(0));
}

/** The ring's file with these keys. */
export function keyRingBytes(keys: ReadonlyMap<string, Buffer>): Buffer {
  return Buffer.concat([...keys].flatMap(([key, sealed]) => frame(key, sealed)));
}

/** The keys in a ring's file, the newest of each resident, where it ends, and what could not be read. */
export function readKeyRing(bytes: Buffer) {
  const { records, damaged } = readRecords(bytes);
  const at = new Map<string, Stretch>();
  const outdated: Stretch[] = [];
  for (const { name, from, to } of records.filter((record) => isKey(record.name))) {
    const before = at.get(name);
    if (before !== undefined) outdated.push(before);
    at.set(name, { from, length: to - from });
  }
  const end = Math.max(0, ...[records.at(-1)?.to, damaged.at(-1)?.to].map((to) => to ?? 0));
  return { at, outdated, end, damaged };
}

/** Bytes of a record before the sealed key. */
const RECORD_HEAD = headLength('0'.repeat(32));
const NOTHING = Buffer.alloc(0);

/**
 * @param aside hears of places in the file that cannot be read.
 * @param lock nothing is written any more once it is lost.
 * @throws StoreFault `damaged` when the file is gone.
 */
export async function openKeyRing(
  place: Place,
  layout: Layout,
  aside: Pick<Aside, 'note'>,
  lock: Pick<FolderLock, 'lost'>,
): Promise<KeyRing> {
  const path = layout.keyRing;
  if (!fs.existsSync(path))
    throw new StoreFault(
      'damaged',
      `${path} is missing, so nothing of any resident can be opened. Put the newest copy of the key ring back.`,
    );
  const { disk, vault } = place;
  let bytes = await disk.read(path);
  const found = readKeyRing(bytes);
  let { at, end } = found;
  /** The file may be longer than `end`: an append was cut off. */
  let torn = bytes.length > end;
  const opened = makeOpenedKeys();
  const without = vaultWithoutKey(vault);
  /** Not to be used any more, and perhaps still in the file. */
  const doomed = new Map<string, Stretch[]>();
  const making = new Map<string, Promise<Sealing>>();

  /** Nobody else may have written since: what they appended would be cut off. */
  function checkOurs(): void {
    if (lock.lost() || (!torn && fs.statSync(path).size !== end))
      throw new StoreFault('lock-lost', `Another process took over ${layout.root}.`);
  }

  /** Puts a record of the same length there that holds nothing. */
  async function blank({ from, length }: Stretch): Promise<void> {
    const empty = frame('', Buffer.alloc(RECORD_HEAD - headLength('') + length));
    await disk.overwriteFlushed(path, from - RECORD_HEAD, Buffer.concat(empty));
    if (from < bytes.length) bytes.fill(0, from, from + length);
  }

  async function append(added: readonly Made[]): Promise<void> {
    const framed = Buffer.concat(added.flatMap(({ key, sealed }) => frame(key, sealed)));
    torn = true;
    await disk.appendFlushed(path, end, framed);
    torn = false;
    for (const { key, sealed } of added) {
      outdate(key);
      at.set(key, { from: end + RECORD_HEAD, length: sealed.length });
      end += RECORD_HEAD + sealed.length;
    }
  }

  const groups = makeGroups<Made | Stretch>(async (batch) => {
    checkOurs();
    const added = batch.filter((work) => 'key' in work);
    if (added.length > 0) await append(added);
    for (const work of batch) if (!('key' in work)) await blank(work);
  });

  /** From now on the key that stands there is not used, and is to be written over. */
  function outdate(key: string): void {
    const before = at.get(key);
    if (before !== undefined) doomed.set(key, [...(doomed.get(key) ?? []), before]);
    at.delete(key);
  }

  async function sweep(key: string): Promise<void> {
    for (const stretch of doomed.get(key) ?? []) await groups.add(stretch);
    doomed.delete(key);
  }

  function sealedKey(key: string): Buffer | undefined {
    const stretch = at.get(key);
    if (stretch === undefined) return undefined;
    const { from, length } = stretch;
    if (from + length <= bytes.length) return bytes.subarray(from, from + length);
    const descriptor = fs.openSync(path, 'r');
    try {
      return readStretch(descriptor, stretch, path);
    } finally {
      fs.closeSync(descriptor);
    }
  }

  function openedKey(key: string): OpenedKey | undefined {
    const known = opened.get(key);
    if (known !== undefined) return known;
    const sealed = sealedKey(key);
    if (sealed === undefined) return undefined;
    const made = { sealed: keptCopy(sealed), vault: openResidentVault(vault, key, sealed) };
    opened.set(key, made);
    return made;
  }

  function glanceAt(key: string): Sealing {
    const known = opened.get(key);
    if (known !== undefined) return known.vault;
    const sealed = sealedKey(key);
    return sealed === undefined ? without : openResidentVault(vault, key, sealed);
  }

  /** Undefined also when it cannot be opened: then nothing that it sealed was read at the start either. */
  function usable(key: string): OpenedKey | undefined {
    try {
      return openedKey(key);
    } catch (error) {
      if (error instanceof VaultError) return undefined;
      throw error;
    }
  }

  async function put(key: string, sealed: Buffer): Promise<Sealing> {
    await groups.add({ key, sealed });
    const made = openResidentVault(vault, key, sealed);
    opened.set(key, { sealed: keptCopy(sealed), vault: made });
    // What was not written over now is at the next start, or with an erasure.
    await sweep(key).catch(() => undefined);
    return made;
  }

  function start(key: string, sealed: Buffer): Promise<Sealing> {
    const made = put(key, sealed).finally(() => making.delete(key));
    making.set(key, made);
    return made;
  }

  function all(): Map<string, Buffer> {
    return new Map([...at.keys()].map((key) => [key, Buffer.from(sealedKey(key) ?? NOTHING)]));
  }

  for (const { from } of found.damaged)
    aside.note(
      path,
      `Damaged at byte ${String(from)}: the key of a resident may be gone. Put the newest copy back.`,
    );
  for (const stretch of found.outdated) await blank(stretch);

  return {
    vaultOf: (key) => openedKey(key)?.vault ?? without,
    glanceAt,
    ensure(key) {
      const under = making.get(key);
      if (under !== undefined) return under;
      const known = usable(key);
      if (known === undefined) return start(key, makeSealedKey(vault, key));
      if (vault.keyIdOf(known.sealed) === vault.newest) return known.vault;
      return start(key, sealKeyAnew(vault, key, known.sealed));
    },
    async destroy(key) {
      await making.get(key)?.catch(() => undefined);
      opened.delete(key);
      outdate(key);
      await sweep(key);
    },
    has: (key) => at.has(key),
    all,
    async sealAnew(anew) {
      await groups.idle();
      checkOurs();
      let count = 0;
      const keys = all();
      for (const [key, sealed] of keys) {
        const made = anew(sealed, key);
        if (made === undefined) continue;
        keys.set(key, made);
        count += 1;
      }
      const whole = keyRingBytes(keys);
      await replaceFile(place, path, whole);
      bytes = whole;
      ({ at, end } = readKeyRing(bytes));
      for (const key of keys.keys()) opened.delete(key);
      return count;
    },
    idle: () => groups.idle(),
  };
}
