/** The look through all files at start: what is ours and whole goes on, the rest is set aside with its reason. */
import fs from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { NewerSchema, readConversation } from '../migrations.ts';
import { isForgotten } from '../resident-vault.ts';
import { VaultError } from '../vault.ts';
import type { Aside } from './aside.ts';
import type { IndexKey } from '../stored-index-key.ts';
import { readName, shardNames, type Layout } from './layout.ts';
import type { KeyRing } from './key-ring.ts';
import { documentAad } from './residents.ts';
import { SealedFile, type Place } from './sealed-file.ts';
import { TEMPORARY } from './temporary.ts';
import { StoreFault } from './store-fault.ts';

/** Read between two breaths of the event loop: half the CPU of the thread pool, and the lock goes on beating. */
const BREATH = 32;

interface Stray {
  readonly path: string;
  readonly why: string;
}

/** Why these contents cannot be used, without quoting them. @throws the error itself when it is not about the contents. */
export function whyUnreadable(error: unknown): string {
  if (error instanceof VaultError) return error.message;
  if (error instanceof SyntaxError) return 'Opened, but does not hold JSON.';
  if (error instanceof z.ZodError)
    return `Opened, but does not have the shape of a conversation (${error.issues
      .map((issue) => `${issue.path.join('.')}: ${issue.code}`)
      .join(', ')}).`;
  throw error;
}

/** Whether an error is a mistake in settings or version, which must stop the start instead of moving files. */
export function makeRefusals(layout: Layout, indexKey: IndexKey) {
  const missing = new Map<string, number>();
  let newer = 0;
  return {
    /** @returns true when the error was noted as such a mistake. */
    noted(error: unknown): boolean {
      if (error instanceof NewerSchema) newer += 1;
      else if (
        error instanceof VaultError &&
        error.code === 'unknown-key' &&
        indexKey.sealedWith.includes(error.keyId ?? '')
      )
        missing.set(error.keyId ?? '', (missing.get(error.keyId ?? '') ?? 0) + 1);
      else return false;
      return true;
    },
    /** @throws StoreFault with the cure, when anything was noted. */
    refuse(): void {
      const [first] = missing;
      if (first !== undefined)
        throw new StoreFault(
          'keys',
          `${String(first[1])} file(s) in ${layout.root} are sealed with key "${first[0]}", which WARMLIJN_KEYS ` +
            'no longer has. Put that key back, behind the newer one.',
        );
      if (newer > 0)
        throw new StoreFault(
          'newer',
          `${String(newer)} conversation(s) in ${layout.root} were written by a newer Warmlijn. Start that version.`,
        );
    },
  };
}
export type Refusals = ReturnType<typeof makeRefusals>;

/**
 * Reads every resident's document and hands the good ones to `found`.
 * Nothing is moved before all is read, so that a wrong key or version leaves the folder as it was.
 * @throws StoreFault `keys` or `newer`; the disk's error when a file cannot be read at all.
 */
export async function scanResidents(
  place: Place,
  layout: Layout,
  ring: KeyRing,
  refusals: Refusals,
  aside: Aside,
  found: (key: string, conversation: Conversation) => void,
): Promise<void> {
  const strays: Stray[] = [];
  const good = new Set<string>();
  const forgotten = new Map<string, string>();
  const pages: { key: string; path: string }[] = [];
  const temporary: string[] = [];
  const documents: { key: string; path: string }[] = [];

  for (const shard of fs.readdirSync(layout.residents)) {
    const folder = join(layout.residents, shard);
    if (!/^[0-9a-f]{2}$/.test(shard))
      strays.push({ path: folder, why: 'Not one of the store’s own folders.' });
  }
  for (const shard of shardNames()) {
    const folder = join(layout.residents, shard);
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const isTemporary = entry.name.endsWith(TEMPORARY);
      const name = readName(isTemporary ? entry.name.slice(0, -TEMPORARY.length) : entry.name);
      if (!entry.isFile() || name?.key.startsWith(shard) !== true)
        strays.push({ path, why: 'Not a file of this store, or in the wrong folder.' });
      else if (isTemporary) temporary.push(path);
      else if (name.page === undefined) documents.push({ key: name.key, path });
      else pages.push({ key: name.key, path });
    }
  }

  for (const [index, { key, path }] of documents.entries()) {
    if (index % BREATH === 0) await breathe();
    try {
      const conversation = await new SealedFile(
        { ...place, vault: ring.glanceAt(key) },
        path,
        documentAad(key),
        readConversation,
      ).read();
      if (conversation === null) continue;
      found(key, conversation);
      good.add(key);
    } catch (error) {
      if (refusals.noted(error)) continue;
      const why = whyUnreadable(error);
      if (isForgotten(error)) forgotten.set(key, why);
      strays.push({ path, why });
    }
  }
  refusals.refuse();

  // Never renamed means never acknowledged: the message comes again.
  for (const path of temporary) await place.disk.remove(path);
  for (const { key, path } of pages)
    if (!good.has(key))
      strays.push({ path, why: forgotten.get(key) ?? 'An archived page without a readable conversation.' });
  for (const { path, why } of strays) await aside.move(path, why);
}
