/** Rows of the work list, loads and size, kept in memory and brought up to date with what other instances changed. */
import { z } from 'zod';
import type { DeskRow } from '../port.ts';
import { VaultError } from '../vault.ts';
import type { Database } from './database.ts';
import type { ResidentKeys } from './resident-keys.ts';
import { rowAad, type Burden } from './residents.ts';

/** Loads are a preference, not a promise: counted anew this often, and after each commit of our own. */
const COUNT_AGAIN_MS = 2_000;
/** A commit is visible to others within this time of its `changed_at`. */
const OVERLAP = '20 seconds';

const rowSchema = z.custom<DeskRow>((value) => typeof value === 'object' && value !== null && 'id' in value);

export interface Overview {
  rows(): Promise<readonly DeskRow[]>;
  row(key: string): Promise<DeskRow | undefined>;
  loadOf(worker: string): number;
  size(): number;
  /** Counts a commit of our own at once. */
  count(burden: Burden): void;
  /** Counts all anew. */
  recount(): Promise<void>;
  close(): void;
}

interface Stored {
  readonly key: string;
  readonly row_body: Buffer;
  readonly sealed_key: Buffer | null;
}

export async function openOverview(database: Database, keys: ResidentKeys): Promise<Overview> {
  const loads = new Map<string, number>();
  let size = 0;
  let ours = 0;
  const rows = new Map<string, DeskRow>();
  let seen = '-infinity';

  const open = ({ key, row_body, sealed_key }: Stored): DeskRow =>
    rowSchema.parse(JSON.parse(keys.glanceAt(key, sealed_key).open(row_body, rowAad(key)).toString('utf8')));

  async function recount(): Promise<void> {
    const before = ours;
    const found = await database.query<{ worker: string | null; count: string }>(
      'select worker, count(*) as count from conversations group by worker',
    );
    // A commit of our own in between is counted already; the next look has both.
    if (before !== ours) return;
    loads.clear();
    for (const { worker, count } of found.rows) if (worker !== null) loads.set(worker, Number(count));
    size = found.rows.reduce((sum, { count }) => sum + Number(count), 0);
  }

  async function refresh(): Promise<void> {
    const { rows: changed } = await database.query<Stored & { at: string }>(
      `select key, row_body, k.body as sealed_key, changed_at::text as at
       from conversations left join resident_keys k using (key)
       where changed_at > $1::timestamptz - interval '${OVERLAP}' order by changed_at`,
      [seen],
    );
    for (const stored of changed) {
      try {
        rows.set(stored.key, open(stored));
      } catch (error) {
        if (!(error instanceof VaultError)) throw error;
      }
    }
    seen = changed.at(-1)?.at ?? seen;
    const { rows: counted } = await database.query<{ count: string }>(
      'select count(*) as count from conversations',
    );
    if (Number(counted[0]?.count) === rows.size) return;
    const { rows: keys } = await database.query<{ key: string }>('select key from conversations');
    const present = new Set(keys.map(({ key }) => key));
    for (const key of rows.keys()) if (!present.has(key)) rows.delete(key);
  }

  await recount();
  // The database's own trouble is told by `healthy`; counts stay as they were.
  const timer = setInterval(() => void recount().catch(() => undefined), COUNT_AGAIN_MS).unref();
  return {
    async rows() {
      await refresh();
      return [...rows.values()];
    },
    async row(key) {
      const found = await database.query<Stored>(
        `select key, row_body, k.body as sealed_key from conversations left join resident_keys k using (key)
         where key = $1`,
        [key],
      );
      return found.rows[0] && open(found.rows[0]);
    },
    loadOf: (worker) => loads.get(worker) ?? 0,
    size: () => size,
    count({ before, now, isNew }) {
      ours += 1;
      if (before !== null) loads.set(before, (loads.get(before) ?? 0) - 1);
      if (now !== null) loads.set(now, (loads.get(now) ?? 0) + 1);
      if (isNew) size += 1;
    },
    recount,
    close: () => {
      clearInterval(timer);
    },
  };
}
