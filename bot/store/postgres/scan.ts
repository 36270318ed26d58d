/** The look through all documents at start: what cannot be read is set aside with its reason, and never dropped. */
import { NewerSchema, readConversation } from '../migrations.ts';
import { StoreFault } from '../lowdb/store-fault.ts';
import { whyUnreadable } from '../lowdb/scan.ts';
import { isKey } from '../lowdb/layout.ts';
import { documentAad } from '../lowdb/residents.ts';
import { VaultError, type Vault } from '../vault.ts';
import type { Aside } from './aside.ts';
import type { Database } from './database.ts';
import type { IndexKey } from '../stored-index-key.ts';

/** Documents fetched at once: a few megabytes. */
const BATCH = 500;

interface Stored {
  readonly key: string;
  readonly document: Buffer;
}

/** Why this document cannot be used; undefined when it can. @throws StoreFault for a mistake in keys or version */
function fault(vault: Vault, indexKey: IndexKey, { key, document }: Stored): string | undefined {
  try {
    if (!isKey(key)) return 'Not a key of this store.';
    readConversation(JSON.parse(vault.open(document, documentAad(key)).toString('utf8')));
    return undefined;
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
    return whyUnreadable(error);
  }
}

/** Reads everything before anything is moved, so that a wrong key leaves the database as it was. */
export async function scanDocuments(
  database: Database,
  vault: Vault,
  indexKey: IndexKey,
  aside: Aside,
): Promise<void> {
  const strays: { key: string; why: string }[] = [];
  for (let last = ''; ;) {
    const { rows } = await database.query<Stored>(
      'select key, document from conversations where key > $1 order by key limit $2',
      [last, BATCH],
    );
    for (const row of rows) {
      const why = fault(vault, indexKey, row);
      if (why !== undefined) strays.push({ key: row.key, why });
    }
    const end = rows.at(-1);
    if (end === undefined) break;
    last = end.key;
  }
  for (const { key, why } of strays) await aside.move(key, why);
}
