/**
 * `npm run rekey [-- --data DIR] [--json]`: seals everything anew with the first key of WARMLIJN_KEYS and says which older
 * keys may go. The embedded store needs its folder for itself (stop the service); a database is done beside running
 * instances. Exit code 0 when nothing needs an older key any more, 1 when something still does, 2 for a wrong command or
 * setting, 3 when it cannot be done now.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openVault, readKeys } from '../keys.ts';
import { FolderError } from '../ledger/embedded/folder-error.ts';
import { rekeyLedger } from '../ledger/embedded/rekey.ts';
import { readSettings, type Settings } from '../settings.ts';
import { rekeyEmbedded } from '../store/rekey/embedded.ts';
import { rekeyPostgres } from '../store/rekey/postgres.ts';
import { makeTally, type Rekeyed } from '../store/rekey/tally.ts';
import { VaultError, type Vault } from '../store/vault.ts';
import { CannotNow, runCommand } from './run-command.ts';

interface Told extends Rekeyed {
  readonly newest: string;
  /** Older keys that nothing here needs any more. */
  readonly mayGo: readonly string[];
}

async function rekeyStore({ databaseUrl, dataDir }: Settings, vault: Vault): Promise<Rekeyed> {
  if (databaseUrl !== undefined) return rekeyPostgres(databaseUrl, vault);
  const folder = resolve(join(dataDir, 'residents'));
  return existsSync(folder) ? rekeyEmbedded(folder, vault) : { done: {}, left: {} };
}

async function rekeyAll(settings: Settings): Promise<Told> {
  const vault = openVault(settings);
  const store = await rekeyStore(settings, vault);
  const tally = makeTally(vault);
  tally.count('ledger files', await rekeyLedger(settings.dataDir, (sealed, aad) => tally.anew(sealed, aad)));
  const ledger = tally.result();
  const left = { ...store.left };
  for (const [id, count] of Object.entries(ledger.left)) left[id] = (left[id] ?? 0) + count;
  const older = readKeys(settings)
    .map(({ id }) => id)
    .filter((id) => id !== vault.newest);
  // While an instance still seals with an older key, or something cannot be read, none of them may go.
  const sure = Object.keys(left).every((id) => older.includes(id));
  const mayGo = sure ? older.filter((id) => left[id] === undefined) : [];
  return { done: { ...store.done, ...ledger.done }, left, newest: vault.newest, mayGo };
}

function inWords({ done, left, newest, mayGo }: Told): string {
  const counts = Object.entries(done).map(([kind, count]) => `${String(count)} ${kind}`);
  const still = Object.entries(left).map(([id, count]) => `${String(count)} with ${id}`);
  const go = mayGo.map((id) => `"${id}"`).join(', ');
  return [
    counts.length === 0
      ? `Everything was sealed with key "${newest}" already.`
      : `Sealed anew with key "${newest}": ${counts.join(', ')}.`,
    ...(still.length === 0
      ? []
      : [
          `Not sealed anew: ${still.join(', ')}. Keep that key; see what was set aside, or restart older instances.`,
        ]),
    ...(mayGo.length === 0
      ? []
      : [
          `May go from WARMLIJN_KEYS, once every instance runs with "${newest}" first: ${go}.`,
          'Backups made before now open with the old key only: keep it with them, or destroy both together.',
        ]),
  ].join('\n');
}

async function run(): Promise<string> {
  const options = { data: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ options });
  const settings = readSettings(true);
  try {
    const told = await rekeyAll({ ...settings, dataDir: values.data ?? settings.dataDir });
    if (Object.keys(told.left).length > 0) process.exitCode = 1;
    return values.json ? JSON.stringify(told, undefined, 2) : inWords(told);
  } catch (error) {
    if (error instanceof FolderError || error instanceof VaultError) throw new CannotNow(error.message);
    throw error;
  }
}

await runCommand(run);
