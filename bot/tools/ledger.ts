/**
 * `npm run ledger -- import FILE… | balance KEY [--on DAY] | payouts KEY [--from DAY] [--to DAY] | audit verify [--head
 * HASH] | audit show [--whose ID]` (`--data DIR`). KEY is a BSN or participant id. Prints one JSON document; exit code 0,
 * 1 when something was refused, not found or not whole, 2 for a wrong command, 3 when the data folder cannot be used.
 */
import { parseArgs } from 'node:util';
import { isRealDate } from '../ledger/civil-date.ts';
import { FolderError } from '../ledger/embedded/folder-error.ts';
import { openVault } from '../keys.ts';
import { readSettings, SettingsError } from '../settings.ts';
import { VaultError } from '../store/vault.ts';
import { commandAuditShow, commandAuditVerify } from './audit-commands.ts';
import { commandBalance, commandImport, commandPayouts } from './ledger-commands.ts';
import type { Answer, Place } from './ledger-commands.ts';

const usage =
  'Usage: npm run ledger -- import FILE… | balance KEY [--on YYYY-MM-DD] | payouts KEY [--from D] [--to D] | audit verify [--head HASH] | audit show [--whose ID]  [--data DIR]';

function fail(code: string, reason: string, exit: number): Answer {
  return { json: { error: { code, reason } }, exit };
}

async function run(): Promise<Answer> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      on: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      head: { type: 'string' },
      whose: { type: 'string' },
    },
  });
  for (const [name, day] of Object.entries({ on: values.on, from: values.from, to: values.to })) {
    if (day !== undefined && !isRealDate(day))
      return fail('bad-date', `--${name} ${day} is not a day that exists.`, 2);
  }
  const settings = readSettings(true);
  const dataDir = values.data ?? settings.dataDir;
  const vault = openVault({ ...settings, dataDir });
  const place: Place = {
    dataDir,
    vault,
    cityFolder: settings.city,
    clock: clockFrom(settings.testClock),
  };
  const [command, ...rest] = positionals;
  const [key = ''] = rest;
  if (command === 'import' && rest.length > 0) return commandImport(place, rest);
  if (command === 'balance' && rest.length === 1 && key.trim() !== '')
    return commandBalance(place, key, values.on);
  if (command === 'payouts' && rest.length === 1 && key.trim() !== '') {
    return commandPayouts(place, key, values.from, values.to);
  }
  if (command === 'audit' && rest.length === 1) {
    const databaseUrl = values.data === undefined ? settings.databaseUrl : undefined;
    const auditPlace = { dataDir, databaseUrl, vault };
    if (key === 'verify') return commandAuditVerify(auditPlace, values.head);
    if (key === 'show') return commandAuditShow(auditPlace, values.whose);
  }
  return fail('usage', usage, 2);
}

/** The test clock starts where it is told and runs on. */
function clockFrom(start: string | undefined): () => number {
  const offset = start === undefined ? 0 : Date.parse(start) - Date.now();
  return () => Date.now() + offset;
}

async function answer(): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof FolderError) return fail(error.code, error.message, 3);
    if (error instanceof VaultError) return fail('keys', error.message, 3);
    if (error instanceof SettingsError) return fail('settings', error.message, 2);
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      return fail('usage', `${error.message} ${usage}`, 2);
    }
    throw error;
  }
}

const { json, exit } = await answer();
process.stdout.write(`${JSON.stringify(json, undefined, 2)}\n`);
if (exit > 1) process.stderr.write(`${'error' in json ? JSON.stringify(json['error']) : ''}\n`);
process.exitCode = exit;
