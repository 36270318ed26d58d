/** A resident's document straight from the folder, also while the service runs: from the journal, else from its file. */
import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Conversation } from '../../dialogs/conversation.ts';
import { readRecords } from '../../bot/store/lowdb/journal-records.ts';
import { isSegment } from '../../bot/store/lowdb/journal-segment.ts';
import { readKeyRing } from '../../bot/store/lowdb/key-ring.ts';
import { layOut } from '../../bot/store/lowdb/layout.ts';
import { documentAad } from '../../bot/store/lowdb/residents.ts';
import { readConversation } from '../../bot/store/migrations.ts';
import { openResidentVault, vaultWithoutKey, type Sealing } from '../../bot/store/resident-vault.ts';
import { makeVault, parseKeys } from '../../bot/store/vault.ts';

const indexKeySchema = z.object({ key: z.base64() });

/** The newest bytes of each file in the journal. A segment that is put away meanwhile is in the files then. */
function journalled(folder: string): Map<string, Buffer> {
  const newest = new Map<string, Buffer>();
  for (const segment of readdirSync(folder).filter(isSegment).sort()) {
    const path = join(folder, segment);
    const journal = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    for (const { name, from, to } of readRecords(journal).records)
      newest.set(name, journal.subarray(from, to));
  }
  return newest;
}

/** The keys of residents, as they are sealed. */
function keyRing(path: string): Map<string, Buffer> {
  const bytes = readFileSync(path);
  const stretches = [...readKeyRing(bytes).at];
  return new Map(stretches.map(([key, { from, length }]) => [key, bytes.subarray(from, from + length)]));
}

/** Reads documents of one moment; undefined for who has none. */
function readerOf(dataDir: string, keys: string): (address: string) => Conversation | undefined {
  const layout = layOut(join(dataDir, 'residents'));
  const vault = makeVault(parseKeys(keys));
  const index = indexKeySchema.parse(
    JSON.parse(vault.open(readFileSync(layout.indexKey), 'index-key').toString('utf8')),
  );
  const secret = Buffer.from(index.key, 'base64');
  const journal = journalled(layout.journal);
  let ring = keyRing(layout.keyRing);
  /** A key is there before what it sealed: the ring is read again for somebody new. */
  const vaultOf = (key: string): Sealing => {
    if (!ring.has(key)) ring = keyRing(layout.keyRing);
    const sealed = ring.get(key);
    return sealed === undefined ? vaultWithoutKey(vault) : openResidentVault(vault, key, sealed);
  };
  return (address) => {
    const key = createHmac('sha256', secret).update(address).digest('hex').slice(0, 32);
    const path = layout.document(key);
    const bytes = journal.get(basename(path)) ?? (existsSync(path) ? readFileSync(path) : undefined);
    if (bytes === undefined) return undefined;
    return readConversation(JSON.parse(vaultOf(key).open(bytes, documentAad(key)).toString('utf8')));
  };
}

/**
 * @param dataDir DATA_DIR. @param keys WARMLIJN_KEYS. @param address number or BSUID, without a channel in front.
 * @returns undefined when there is none.
 */
export function readDocument(dataDir: string, keys: string, address: string): Conversation | undefined {
  return readerOf(dataDir, keys)(address);
}

/** So many at a time: the stand-ins of this process must go on answering, or the service waits for them in vain. */
const BREATH = 10;

/** The documents of all who have one. The journal is read once for all of them. */
export async function readDocuments(
  dataDir: string,
  keys: string,
  addresses: readonly string[],
): Promise<Conversation[]> {
  const read = readerOf(dataDir, keys);
  const found: Conversation[] = [];
  for (const [index, address] of addresses.entries()) {
    if (index % BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
    found.push(...[read(address) ?? []].flat());
  }
  return found;
}
