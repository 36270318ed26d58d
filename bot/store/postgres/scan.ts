/** The look through all documents at start: what cannot be read is set aside with its reason, and never dropped. */
import { isPutOffWrongly } from '../../../dialogs/desk-row.ts';
import { NewerSchema, readConversation } from '../migrations.ts';
import { StoreFault } from '../lowdb/store-fault.ts';
import { whyUnreadable } from '../lowdb/scan.ts';
import { isKey } from '../lowdb/layout.ts';
import { documentAad } from '../lowdb/residents.ts';
import { VaultError } from '../vault.ts';
import type { Aside } from './aside.ts';
import type { Database } from './database.ts';
import type { ResidentKeys } from './resident-keys.ts';
import type { IndexKey } from '../stored-index-key.ts';

/** Documents fetched at once: a few megabytes. */
const BATCH = 500;

interface Stored {
  readonly key: string;
  readonly document: Buffer;
  readonly sealed_key: Buffer | null;
}

/** What is wrong with one document. */
interface Fault {
  readonly key: string;
  /** Why it cannot be used; undefined when it can, and only its words were put off by a wrong clock. */
  readonly why?: string;
}

/** Undefined when all is well. @throws StoreFault for a mistake in keys or version */
function fault(
  keys: ResidentKeys,
  indexKey: IndexKey,
  { key, document, sealed_key }: Stored,
  now: string,
): Fault | undefined {
  try {
    if (!isKey(key)) return { key, why: 'Not a key of this store.' };
    const own = keys.glanceAt(key, sealed_key);
    const read = readConversation(JSON.parse(own.open(document, documentAad(key)).toString('utf8')));
    return isPutOffWrongly(read, now) ? { key } : undefined;
  } catch (error) {
    if (error instanceof NewerSchema)
      throw new StoreFault('newer', 'A conversation was written by a newer Warmlijn. Start that version.');
    if (error instanceof VaultError && error.code === 'unknown-key') {
      const id = error.keyId ?? '';
      if (indexKey.sealedWith.includes(id))
        throw new StoreFault(
          'keys',
          `Conversations are sealed with key "${id}", which WARMLIJN_KEYS no longer has. Put that key back, behind the newer one.`,
        );
    }
    return { key, why: whyUnreadable(error) };
  }
}

/** Reads everything before anything is moved, so that a wrong key leaves the database as it was. */
export async function scanDocuments(
  database: Database,
  keys: ResidentKeys,
  indexKey: IndexKey,
  aside: Aside,
): Promise<void> {
  const faults: Fault[] = [];
  const now = new Date().toISOString();
  for (let last = ''; ;) {
    const { rows } = await database.query<Stored>(
      `select c.key, c.document, k.body as sealed_key from conversations c left join resident_keys k using (key)
       where c.key > $1 order by c.key limit $2`,
      [last, BATCH],
    );
    for (const row of rows) {
      const found = fault(keys, indexKey, row, now);
      if (found !== undefined) faults.push(found);
    }
    const end = rows.at(-1);
    if (end === undefined) break;
    last = end.key;
  }
  for (const { key, why } of faults) {
    if (why !== undefined) await aside.move(key, why);
    // Nobody would look before that moment.
    else await database.query('update conversations set next_due = $2 where key = $1', [key, now]);
  }
}
