/** A resident's document straight from the folder, also while the service runs: from the journal, else from its file. */
import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Conversation } from '../../dialogs/conversation.ts';
import { readRecords } from '../../bot/store/lowdb/journal-records.ts';
import { isSegment } from '../../bot/store/lowdb/journal-segment.ts';
import { layOut } from '../../bot/store/lowdb/layout.ts';
import { documentAad } from '../../bot/store/lowdb/residents.ts';
import { readConversation } from '../../bot/store/migrations.ts';
import { makeVault, parseKeys } from '../../bot/store/vault.ts';

const indexKeySchema = z.object({ key: z.base64() });

/** The newest bytes of this file in the journal. A segment that is put away meanwhile is in the files then. */
function journalled(folder: string, name: string): Buffer | undefined {
  for (const segment of readdirSync(folder).filter(isSegment).sort().reverse()) {
    const path = join(folder, segment);
    const journal = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    const record = readRecords(journal).records.findLast((one) => one.name === name);
    if (record !== undefined) return journal.subarray(record.from, record.to);
  }
  return undefined;
}

/**
 * @param dataDir DATA_DIR. @param keys WARMLIJN_KEYS. @param address number or BSUID, without a channel in front.
 * @returns undefined when there is none.
 */
export function readDocument(dataDir: string, keys: string, address: string): Conversation | undefined {
  const layout = layOut(join(dataDir, 'residents'));
  const vault = makeVault(parseKeys(keys));
  const open = (bytes: Buffer, aad: string): unknown => JSON.parse(vault.open(bytes, aad).toString('utf8'));
  const index = indexKeySchema.parse(open(readFileSync(layout.indexKey), 'index-key'));
  const hmac = createHmac('sha256', Buffer.from(index.key, 'base64'));
  const key = hmac.update(address).digest('hex').slice(0, 32);
  const path = layout.document(key);
  const bytes =
    journalled(layout.journal, basename(path)) ?? (existsSync(path) ? readFileSync(path) : undefined);
  return bytes === undefined ? undefined : readConversation(open(bytes, documentAad(key)));
}
