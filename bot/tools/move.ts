/**
 * `npm run move -- --to postgres|embedded [--data DIR]`: moves everything between the folder (DATA_DIR) and the
 * database (DATABASE_URL), compares it there record by record and says what there is. The source stays as it was.
 * Exit code 0 when all is the same on both sides, 2 for a wrong command or setting, 3 when it cannot be done now.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openVault } from '../keys.ts';
import { readSettings, SettingsError } from '../settings.ts';
import { CannotMove } from '../store/move/cannot-move.ts';
import { moveStore, type Moved } from '../store/move/move-store.ts';
import { CannotNow, runCommand, WrongCommand } from './run-command.ts';

const USAGE =
  'Usage: npm run move -- --to postgres|embedded [--data DIR]   (DATABASE_URL names the database)';
const NEXT = {
  postgres:
    'Start with DATABASE_URL set. Keep the folder until you trust it; then remove it: it holds personal data, and the key of whoever is erased from now on.',
  embedded:
    'Start without DATABASE_URL. Keep the database until you trust it; then drop it: it holds personal data, and the key of whoever is erased from now on.',
} as const;
const TELL_EVERY = 1_000;

function teller(): (what: 'written' | 'compared') => void {
  const counts = { written: 0, compared: 0 };
  return (what) => {
    counts[what] += 1;
    if (process.stderr.isTTY && counts[what] % TELL_EVERY === 0)
      process.stderr.write(`${String(counts[what])} conversations ${what}\n`);
  };
}

function inWords({ conversations, pages, documents, logLines, setAside }: Moved): string {
  return [
    `Moved and the same on both sides: ${String(conversations)} conversations, ${String(pages)} archived pages, ` +
      `${String(documents)} shared documents, ${String(logLines)} lines of shared logs.`,
    ...(setAside === 0
      ? []
      : [`Not moved: ${String(setAside)} that could not be read and were set aside at the source.`]),
  ].join('\n');
}

async function run(): Promise<string> {
  const { values } = parseArgs({ options: { to: { type: 'string' }, data: { type: 'string' } } });
  const { to } = values;
  if (to !== 'postgres' && to !== 'embedded') throw new WrongCommand(USAGE);
  const settings = readSettings(true);
  const url = settings.databaseUrl;
  if (url === undefined) throw new SettingsError(['DATABASE_URL: name the database to move to or from.']);
  const folder = resolve(join(values.data ?? settings.dataDir, 'residents'));
  const moved = await moveStore({ to, folder, url, vault: openVault(settings), told: teller() }).catch(
    (error: unknown) => {
      throw error instanceof CannotMove ? new CannotNow(error.message) : error;
    },
  );
  return `${inWords(moved)}\n${NEXT[to]}`;
}

await runCommand(run);
