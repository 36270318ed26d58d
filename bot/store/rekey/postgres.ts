/**
 * Seals the database anew with the newest key, row by row, beside running instances: a row that changes meanwhile is left
 * to who changed it and looked at again. Can be cut off at any moment and done again.
 */
import { openDatabase, type Database } from '../postgres/database.ts';
import { openIndexKey, settleIndexKey } from '../postgres/index-key.ts';
import { prepareTables } from '../postgres/prepare.ts';
import { openResidentKeys, type ResidentKeys } from '../postgres/resident-keys.ts';
import { rowAad } from '../postgres/residents.ts';
import { lineAad, sharedAad } from '../postgres/shared.ts';
import { documentAad, pageAad } from '../lowdb/residents.ts';
import { ownerOf } from '../owner-of.ts';
import { keyAad } from '../resident-vault.ts';
import type { Vault } from '../vault.ts';
import { makeTally, type Kind, type Rekeyed, type Tally } from './tally.ts';

const BATCH = 500;
/** Instances that still seal with an older key go on doing so; then it is said what is left. */
const MOST_LOOKS = 3;

interface Piece {
  /** Rows of a table in the order of a key made of its columns. */
  readonly kind: Kind;
  readonly select: string;
  readonly update: string;
  readonly aad: (row: Row) => string;
  /** The resident whose it is, when it is of one. */
  readonly owner?: (row: Row) => string | undefined;
}

interface Row {
  readonly at: string;
  readonly key: string;
  readonly number: string;
  readonly body: Buffer;
}

/** `$1` is where the last batch ended, `$2` how many; an update has the place, the new bytes and the old ones. */
const PIECES: readonly Piece[] = [
  {
    kind: 'residents’ keys',
    select:
      "select key as at, key, '' as number, body from resident_keys where key > $1 order by key limit $2",
    update: 'update resident_keys set body = $3 where key = $1 and $2 = $2 and body = $4',
    aad: ({ key }) => keyAad(key),
  },
  {
    kind: 'conversations',
    select:
      "select key as at, key, '' as number, document as body from conversations where key > $1 order by key limit $2",
    update: 'update conversations set document = $3 where key = $1 and $2 = $2 and document = $4',
    aad: ({ key }) => documentAad(key),
    owner: ({ key }) => key,
  },
  {
    kind: 'conversations',
    select:
      "select key as at, key, '' as number, row_body as body from conversations where key > $1 order by key limit $2",
    update: 'update conversations set row_body = $3 where key = $1 and $2 = $2 and row_body = $4',
    aad: ({ key }) => rowAad(key),
    owner: ({ key }) => key,
  },
  {
    kind: 'pages',
    select:
      "select key || ' ' || lpad(number::text, 10, '0') as at, key, number::text, body from pages where key || ' ' || lpad(number::text, 10, '0') > $1 order by 1 limit $2",
    update: 'update pages set body = $3 where key = $1 and number = $2::int and body = $4',
    aad: ({ key, number }) => pageAad(key, Number(number)),
    owner: ({ key }) => key,
  },
  {
    kind: 'shared documents',
    select:
      "select name as at, name as key, '' as number, body from shared_documents where name > $1 order by name limit $2",
    update: 'update shared_documents set body = $3 where name = $1 and $2 = $2 and body = $4',
    aad: ({ key }) => sharedAad(key),
    owner: ({ key }) => ownerOf(key),
  },
  {
    kind: 'log lines',
    select:
      "select name || ' ' || lpad(number::text, 20, '0') as at, name as key, number::text, body from shared_logs where name || ' ' || lpad(number::text, 20, '0') > $1 order by 1 limit $2",
    update: 'update shared_logs set body = $3 where name = $1 and number = $2::bigint and body = $4',
    aad: ({ key, number }) => lineAad(key, BigInt(number)),
  },
];

/** The row's bytes as they are to be: with the resident's own key, or the newest of the settings. */
async function sealedAnew(keys: ResidentKeys, tally: Tally, piece: Piece, row: Row) {
  const aad = piece.aad(row);
  const owner = piece.owner?.(row);
  if (owner === undefined) return tally.anew(row.body, aad);
  if (!tally.isShared(row.body)) return undefined;
  const own = await keys.ensure(owner);
  return own === undefined ? tally.anew(row.body, aad) : tally.own(row.body, aad, own);
}

/** @returns how many rows were not sealed with the newest key. */
async function look(database: Database, keys: ResidentKeys, tally: Tally, piece: Piece): Promise<number> {
  let found = 0;
  for (let last = ''; ;) {
    const { rows } = await database.query<Row>(piece.select, [last, BATCH]);
    for (const row of rows) {
      const sealed = await sealedAnew(keys, tally, piece, row);
      if (sealed === undefined) continue;
      found += 1;
      const { count } = await database.query(piece.update, [row.key, row.number, sealed, row.body]);
      // A conversation and its row in the work list are counted as one.
      if (piece.select.includes('row_body as body')) continue;
      tally.count(piece.kind, count);
    }
    const end = rows.at(-1);
    if (end === undefined) return found;
    last = end.at;
  }
}

async function aside(database: Database, tally: Tally): Promise<void> {
  const { rows } = await database.query<{ body: Buffer }>('select body from set_aside');
  for (const { body } of rows) tally.stays(body);
}

/** @throws StoreFault `keys`, `newer` or `damaged`; the driver's error when it cannot be reached */
export async function rekeyPostgres(url: string, vault: Vault): Promise<Rekeyed> {
  const database = openDatabase(url, () => undefined);
  let keys: ResidentKeys | undefined;
  try {
    await prepareTables(database);
    await openIndexKey(database, vault);
    keys = await openResidentKeys(database, vault);
    const total = makeTally(vault);
    for (let looks = 1; ; looks += 1) {
      const tally = makeTally(vault);
      let found = 0;
      for (const piece of PIECES) found += await look(database, keys, tally, piece);
      await aside(database, tally);
      const { done, left } = tally.result();
      for (const [kind, count] of Object.entries(done)) total.count(kind as Kind, count);
      if (found > 0 && looks < MOST_LOOKS) continue;
      const still = found === 0 ? left : { ...left, 'an older key of a running instance': found };
      await settleIndexKey(database, vault, Object.keys(still));
      return { done: total.result().done, left: still };
    }
  } finally {
    keys?.close();
    await database.close();
  }
}
