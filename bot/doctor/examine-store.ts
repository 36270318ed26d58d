/** Can conversations be kept: is there a place, may we write there, does it keep what it says it keeps? */
import { accessSync, constants, mkdirSync, statfsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from '../settings.ts';
import { openDatabase, type Database } from '../store/postgres/database.ts';
import { examineRingFolder, examineRingTable } from './examine-key-ring.ts';
import { mind, well, wrong, type Finding } from './finding.ts';

const GIGABYTE = 1024 ** 3;
const LEAST_FREE_GIGABYTES = 2;
/** Oldest PostgreSQL that is still maintained. */
const OLDEST_POSTGRES = 14;
/** Connections of one instance, and some for the administrator. */
const CONNECTIONS = 25;
const OTHERS = 0o077;

function examineFolder(settings: Settings): Finding[] {
  const folder = resolve(join(settings.dataDir, 'residents'));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch {
    return [
      wrong('store', `DATA_DIR: ${folder} cannot be made or written; give the service's user that folder.`),
    ];
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / GIGABYTE;
  const open = (statSync(folder).mode & OTHERS) !== 0;
  return [
    free < LEAST_FREE_GIGABYTES
      ? wrong(
          'store',
          `DATA_DIR: ${free.toFixed(1)} GB free at ${folder}; make room for ${String(LEAST_FREE_GIGABYTES)} GB or more.`,
        )
      : well('store', `The folder ${folder} can be written, ${free.toFixed(0)} GB free.`),
    ...(open
      ? [mind('store', `DATA_DIR: others on this machine can read ${folder}; run: chmod 700 ${folder}`)]
      : []),
    ...examineRingFolder(settings, folder),
  ];
}

async function setting(database: Database, name: string): Promise<string> {
  const { rows } = await database.query<{ value: string }>('select current_setting($1) as value', [name]);
  return rows[0]?.value ?? '';
}

async function examineDatabase(url: string, settings: Settings): Promise<Finding[]> {
  const database = openDatabase(url, () => undefined);
  try {
    const version = Number(await setting(database, 'server_version_num')) / 10_000;
    const [commit, fsync, connections] = [
      await setting(database, 'synchronous_commit'),
      await setting(database, 'fsync'),
      Number(await setting(database, 'max_connections')),
    ];
    const { rows } = await database.query<{ may: boolean }>(
      "select has_schema_privilege(current_schema(), 'create') as may",
    );
    return [
      version < OLDEST_POSTGRES
        ? wrong(
            'store',
            `DATABASE_URL: PostgreSQL ${version.toFixed(0)} is too old; use ${String(OLDEST_POSTGRES)} or newer.`,
          )
        : well('store', `PostgreSQL ${Math.floor(version).toString()} answers.`),
      ...(fsync === 'on' && commit !== 'off'
        ? []
        : [
            wrong(
              'store',
              'The database may lose what it has promised to keep: set fsync and synchronous_commit to on.',
            ),
          ]),
      ...(rows[0]?.may === true
        ? []
        : [wrong('store', 'DATABASE_URL: this user may not make tables; grant create on the schema.')]),
      ...(connections >= CONNECTIONS
        ? []
        : [
            mind(
              'store',
              `The database allows ${String(connections)} connections; one instance uses up to 20.`,
            ),
          ]),
      ...(await examineRingTable(settings, database)),
    ];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    return [
      wrong(
        'store',
        `DATABASE_URL: the database cannot be used (${code}); check address, user, password and name.`,
      ),
    ];
  } finally {
    await database.close();
  }
}

export async function examineStore(settings: Settings): Promise<Finding[]> {
  const { databaseUrl } = settings;
  return databaseUrl === undefined ? examineFolder(settings) : examineDatabase(databaseUrl, settings);
}
