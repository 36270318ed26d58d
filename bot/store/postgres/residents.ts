/** Documents and archived pages of residents. A version in the row decides who was first, whichever instance it was. */
import type { Conversation, Line } from '../../../dialogs/conversation.ts';
import { isKey } from '../lowdb/layout.ts';
import { documentAad, pageAad } from '../lowdb/residents.ts';
import { StoreFault } from '../lowdb/store-fault.ts';
import { documentBytes, keptDocument } from '../document.ts';
import { readConversation, readLines } from '../migrations.ts';
import { StaleVersion, type DeskRow } from '../port.ts';
import { isForgotten, type Sealing } from '../resident-vault.ts';
import type { Vault } from '../vault.ts';
import type { Database } from './database.ts';
import type { ResidentKeys } from './resident-keys.ts';

export interface Described {
  readonly row: DeskRow;
  readonly nextDue: string | undefined;
}

export interface Residents {
  load(key: string): Promise<Conversation | undefined>;
  /** @returns worker who had it before and who has it now, for the loads */
  commit(key: string, next: Conversation, page?: readonly Line[]): Promise<Burden>;
  page(key: string, number: number): Promise<readonly Line[]>;
  replacePage(key: string, number: number, lines: readonly Line[]): Promise<void>;
}

export interface Burden {
  readonly before: string | null;
  readonly now: string | null;
  readonly isNew: boolean;
}

export function rowAad(key: string): string {
  return `row:${key}`;
}

/** Worker who owns this conversation or is asked for it. */
export function burdened({ status, worker }: DeskRow): string | null {
  return status === 'waiting' || status === 'with-worker' ? worker : null;
}

// A key that an erasure takes away at this moment would leave a document that nobody can open: it is held, or seen gone.
const INSERT = `
  with held as (
    select 1 from resident_keys where key = $1 and generation = $8::bytea for key share
  ), done as (
    insert into conversations (key, version, archived_pages, next_due, worker, row_body, document)
    select $1, 1, $2, $3, $4, $5, $6 where $8::bytea is null or exists (select 1 from held)
    on conflict (key) do nothing returning key
  ), paged as (
    insert into pages (key, number, body) select key, 0, $7::bytea from done where $7::bytea is not null
  )
  select null::text as before from done`;

const UPDATE = `
  with old as (select worker from conversations where key = $1), done as (
    update conversations
    set version = $2, archived_pages = $3, next_due = $4, worker = $5, row_body = $6, document = $7,
        changed_at = clock_timestamp()
    where key = $1 and version = $2 - 1 and archived_pages = $8 and ($10::bytea is null or exists (select 1 from resident_keys where key = $1 and generation = $10))
    returning key
  ), paged as (
    insert into pages (key, number, body) select key, $8, $9::bytea from done where $9::bytea is not null
    on conflict (key, number) do update set body = excluded.body
  )
  select old.worker as before from done, old`;

export function makeResidents(
  database: Database,
  vault: Vault,
  keys: ResidentKeys,
  describe: (conversation: Conversation) => Described,
): Residents {
  const seal = (own: Sealing, value: unknown, aad: string) =>
    own.seal(Buffer.from(JSON.stringify(value)), aad);
  const open = (own: Sealing, body: Buffer, aad: string): unknown =>
    JSON.parse(own.open(body, aad).toString('utf8'));

  /**
   * Lines may leave the document only into the next free page. Whatever else was in the way: somebody else wrote or
   * erased meanwhile, and perhaps erased again since.
   * @throws StoreFault, or StaleVersion otherwise
   */
  async function refuse(key: string, version: number, earlierPages: number): Promise<never> {
    keys.forget(key);
    const { rows } = await database.query<{ version: number; archived_pages: number }>(
      'select version, archived_pages from conversations where key = $1',
      [key],
    );
    const { version: stored, archived_pages: pages } = rows[0] ?? { version: 0, archived_pages: 0 };
    if (stored === version - 1 && pages !== earlierPages)
      throw new StoreFault('pages', 'archivedPages goes up by one with a page, and stays without one.');
    throw new StaleVersion(key);
  }

  return {
    async load(key) {
      const { rows } = await database.query<{ document: Buffer; sealed_key: Buffer | null }>(
        `select c.document, k.body as sealed_key from conversations c left join resident_keys k using (key)
         where c.key = $1`,
        [key],
      );
      const [stored] = rows;
      if (stored === undefined) return undefined;
      return readConversation(open(keys.vaultOf(key, stored.sealed_key), stored.document, documentAad(key)));
    },

    async commit(key, next, page) {
      if (!isKey(key)) throw new StoreFault('bad-name', 'This is not a key made by keyOf.');
      const kept = keptDocument(next);
      const { row, nextDue } = describe(kept.conversation);
      const earlierPages = next.archivedPages - (page === undefined ? 0 : 1);
      const own = await keys.ensure(key);
      const [sealing, generation] = [own ?? vault, own?.generation ?? null];
      const sealedPage =
        page === undefined ? null : seal(sealing, readLines(page), pageAad(key, earlierPages));
      const burden = burdened(row);
      const document = sealing.seal(documentBytes(kept), documentAad(key));
      const rowBody = seal(sealing, row, rowAad(key));
      const isNew = next.version === 1;
      if (isNew && earlierPages !== 0) return refuse(key, next.version, earlierPages);
      const { rows } = isNew
        ? await database.query<{ before: string | null }>(INSERT, [
            key,
            next.archivedPages,
            nextDue ?? null,
            burden,
            rowBody,
            document,
            sealedPage,
            generation,
          ])
        : await database.query<{ before: string | null }>(UPDATE, [
            key,
            next.version,
            next.archivedPages,
            nextDue ?? null,
            burden,
            rowBody,
            document,
            earlierPages,
            sealedPage,
            generation,
          ]);
      const [done] = rows;
      if (done === undefined) return refuse(key, next.version, earlierPages);
      return { before: done.before, now: burden, isNew };
    },

    async replacePage(key, number, lines) {
      const put = async (): Promise<number> => {
        const own = await keys.ensure(key);
        const body = seal(own ?? vault, readLines(lines), pageAad(key, number));
        const { count } = await database.query(
          `update pages set body = $3 where key = $1 and number = $2 and
            ($4::bytea is null or exists (select 1 from resident_keys where key = $1 and generation = $4))`,
          [key, number, body, own?.generation ?? null],
        );
        return count;
      };
      if ((await put()) > 0) return;
      // No such page, or the key that was remembered is gone.
      keys.forget(key);
      await put();
    },

    async page(key, number) {
      const { rows } = await database.query<{ body: Buffer; sealed_key: Buffer | null }>(
        `select pages.body, k.body as sealed_key from pages join conversations using (key)
         left join resident_keys k using (key)
         where pages.key = $1 and pages.number = $2 and pages.number < conversations.archived_pages`,
        [key, number],
      );
      const [stored] = rows;
      if (stored === undefined) return [];
      try {
        return readLines(open(keys.vaultOf(key, stored.sealed_key), stored.body, pageAad(key, number)));
      } catch (error) {
        if (isForgotten(error)) return [];
        throw error;
      }
    },
  };
}
