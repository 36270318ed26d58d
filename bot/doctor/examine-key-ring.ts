/** The residents' keys: are they there, has everybody one, can others read them? Without them nothing of anybody opens. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openVault } from '../keys.ts';
import type { Settings } from '../settings.ts';
import { readKeyRing } from '../store/lowdb/key-ring.ts';
import { layOut, readName, shardNames } from '../store/lowdb/layout.ts';
import type { Database } from '../store/postgres/database.ts';
import { RESIDENT_KEY } from '../store/resident-vault.ts';
import { INDEX_KEY_AAD, openStoredIndexKey } from '../store/stored-index-key.ts';
import { mind, well, wrong, type Finding } from './finding.ts';

const OTHERS = 0o077;

interface Ring {
  readonly where: string;
  /** Whether the store says that it uses one; undefined when that cannot be read. */
  readonly used: boolean | undefined;
  readonly present: boolean;
  readonly keys: number;
  /** Residents who have none yet. */
  readonly without: number;
}

/** Undefined when there is no store yet, or another finding says why it cannot be opened. */
function isUsed(settings: Settings, sealed: Buffer | undefined): boolean | undefined {
  if (sealed === undefined) return undefined;
  try {
    return openStoredIndexKey(openVault(settings), sealed).sealedWith.includes(RESIDENT_KEY);
  } catch {
    return undefined;
  }
}

function judge({ where, used, present, keys, without }: Ring): Finding[] {
  if (used === true && !present)
    return [
      wrong(
        'key ring',
        `${where} is gone, and nothing of any resident opens without it. Put the newest copy back.`,
      ),
    ];
  if (keys + without === 0) return [];
  return [
    well(
      'key ring',
      `${String(keys)} residents have a key of their own. Leave ${where} out of backups; copy it on its own.`,
    ),
    ...(without === 0
      ? []
      : [mind('key ring', `${String(without)} residents have no key of their own yet; run: npm run rekey`)]),
  ];
}

/** @param folder the store's own. */
export function examineRingFolder(settings: Settings, folder: string): Finding[] {
  const layout = layOut(folder);
  const [path, index] = [layout.keyRing, layout.indexKey];
  const present = existsSync(path);
  const { at, damaged } = readKeyRing(present ? readFileSync(path) : Buffer.alloc(0));
  const residents = shardNames()
    .map((name) => join(layout.residents, name))
    .filter((shard) => existsSync(shard))
    .flatMap((shard) => readdirSync(shard).map(readName))
    .filter((name) => name !== undefined && name.page === undefined);
  return [
    ...judge({
      where: path,
      used: isUsed(settings, existsSync(index) ? readFileSync(index) : undefined),
      present,
      keys: at.size,
      without: residents.filter((name) => name !== undefined && !at.has(name.key)).length,
    }),
    ...(damaged.length === 0
      ? []
      : [wrong('key ring', `${path} is damaged: put its newest copy back (docs/operations.md).`)]),
    ...(present && (statSync(dirname(path)).mode & OTHERS) !== 0
      ? [mind('key ring', `Others on this machine can read it; run: chmod 700 ${dirname(path)}`)]
      : []),
  ];
}

/** Says nothing of a database that no store has prepared. */
export async function examineRingTable(settings: Settings, database: Database): Promise<Finding[]> {
  const { rows: made } = await database.query<{ there: boolean }>(
    "select to_regclass('resident_keys') is not null as there",
  );
  if (made[0]?.there !== true) return [];
  const { rows } = await database.query<{
    body: Buffer | null;
    present: boolean;
    keys: number;
    without: number;
  }>(
    `select (select body from meta where name = $1) as body,
      exists (select 1 from resident_keys where key = '') as present,
      (select count(*)::int from resident_keys where key <> '') as keys,
      (select count(*)::int from conversations left join resident_keys k using (key) where k.key is null) as without`,
    [INDEX_KEY_AAD],
  );
  const [found] = rows;
  if (found === undefined) return [];
  const used = isUsed(settings, found.body ?? undefined);
  return judge({ where: 'the table resident_keys', used, ...found });
}
