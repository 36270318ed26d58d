/** Documents and archived pages of residents. A version in the row decides who was first, whichever instance it was. */
import type { Conversation, Line } from '../../../dialogs/conversation.ts';
import { isKey } from '../lowdb/layout.ts';
import { documentAad, pageAad } from '../lowdb/residents.ts';
import { StoreFault } from '../lowdb/store-fault.ts';
import { documentJson, keptDocument } from '../document.ts';
import { readConversation, readLines } from '../migrations.ts';
import { StaleVersion, type DeskRow } from '../port.ts';
import type { Vault } from '../vault.ts';
import type { Database } from './database.ts';

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

const INSERT = `
  with done as (
    insert into conversations (key, version, archived_pages, next_due, worker, row_body, document)
    values ($1, 1, $2, $3, $4, $5, $6) on conflict (key) do nothing returning key
  ), paged as (
    insert into pages (key, number, body) select key, 0, $7::bytea from done where $7::bytea is not null
  )
  select null::text as before from done`;

const UPDATE = `
  with old as (select worker from conversations where key = $1), done as (
    update conversations
    set version = $2, archived_pages = $3, next_due = $4, worker = $5, row_body = $6, document = $7,
        changed_at = clock_timestamp()
    where key = $1 and version = $2 - 1 and archived_pages = $8
    returning key
  ), paged as (
    insert into pages (key, number, body) select key, $8, $9::bytea from done where $9::bytea is not null
    on conflict (key, number) do update set body = excluded.body
  )
  select old.worker as before from done, old`;

export function makeResidents(
  database: Database,
  vault: Vault,
  describe: (conversation: Conversation) => Described,
): Residents {
  const seal = (value: unknown, aad: string) => vault.seal(Buffer.from(JSON.stringify(value)), aad);
  const open = (body: Buffer, aad: string): unknown => JSON.parse(vault.open(body, aad).toString('utf8'));

  /** Lines may leave the document only into the next free page. @throws StoreFault, or StaleVersion otherwise */
  async function refuse(key: string, next: Conversation): Promise<never> {
    const { rows } = await database.query<{ version: number }>(
      'select version from conversations where key = $1',
      [key],
    );
    if ((rows[0]?.version ?? 0) === next.version - 1)
      throw new StoreFault('pages', 'archivedPages goes up by one with a page, and stays without one.');
    throw new StaleVersion(key);
  }

  return {
    async load(key) {
      const { rows } = await database.query<{ document: Buffer }>(
        'select document from conversations where key = $1',
        [key],
      );
      return rows[0] && readConversation(open(rows[0].document, documentAad(key)));
    },

    async commit(key, next, page) {
      if (!isKey(key)) throw new StoreFault('bad-name', 'This is not a key made by keyOf.');
      const kept = keptDocument(next);
      const { row, nextDue } = describe(kept.conversation);
      const earlierPages = next.archivedPages - (page === undefined ? 0 : 1);
      const sealedPage = page === undefined ? null : seal(readLines(page), pageAad(key, earlierPages));
      const burden = burdened(row);
      const document = vault.seal(Buffer.from(documentJson(kept)), documentAad(key));
      const rowBody = seal(row, rowAad(key));
      const isNew = next.version === 1;
      if (isNew && earlierPages !== 0) return refuse(key, next);
      const { rows } = isNew
        ? await database.query<{ before: string | null }>(INSERT, [
            key,
            next.archivedPages,
            nextDue ?? null,
            burden,
            rowBody,
            document,
            sealedPage,
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
          ]);
      const [done] = rows;
      if (done === undefined) return refuse(key, next);
      return { before: done.before, now: burden, isNew };
    },

    async replacePage(key, number, lines) {
      const body = seal(readLines(lines), pageAad(key, number));
      await database.query('update pages set body = $3 where key = $1 and number = $2', [key, number, body]);
    },

    async page(key, number) {
      const { rows } = await database.query<{ body: Buffer }>(
        `select pages.body from pages join conversations using (key)
         where pages.key = $1 and pages.number = $2 and pages.number < conversations.archived_pages`,
        [key, number],
      );
      return rows[0] === undefined ? [] : readLines(open(rows[0].body, pageAad(key, number)));
    },
  };
}
