/**
 * `npm run erase -- ADDRESS [--json] [--data DIR]`: erases one resident everywhere and prints what was erased. Beside a
 * running service it asks that service, which holds the folder. Exit code 0 when nothing is left, 2 for a wrong command
 * or setting, 3 when it cannot be done now.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startClock } from '../clock.ts';
import { eraseResident } from '../erase/erase-resident.ts';
import { readResidentAddress } from '../erase/read-address.ts';
import { openVault } from '../keys.ts';
import { openLinkCodes } from '../ledger/link-codes/link-codes.ts';
import { makeLog } from '../log.ts';
import { readSettings, type Settings } from '../settings.ts';
import { StoreFault } from '../store/lowdb/store-fault.ts';
import type { Store } from '../store/port.ts';
import { openStore } from '../wiring/store.ts';
import { askService } from './ask-service.ts';
import { CannotNow, runCommand, WrongCommand } from './run-command.ts';

const USAGE = 'Usage: npm run erase -- ADDRESS [--json] [--data DIR]   (ADDRESS: +31600000000, or a BSUID)';

/** Said each time: what stays, and why. */
const KEPT = [
  'The audit log: who looked at whose money and when; no words, amounts or numbers (GDPR art. 17(3), art. 5(2)).',
  'Backups without the key ring cannot be read for this resident any more; overwrite the copy of the ring today (docs/operations.md).',
  'Not kept by Warmlijn: Twilio’s own message log and the Huishoudboekje itself.',
];

const answerSchema = z.object({ erased: z.array(z.string()) });

async function eraseIn(store: Store, address: string): Promise<string[]> {
  try {
    const linkCodes = openLinkCodes(store, startClock());
    const erasing = {
      store,
      linkCodes,
      alone: <T>(_key: string, work: () => Promise<T>) => work(),
      stopSending: () => undefined,
    };
    return await eraseResident(erasing, store.keyOf(address));
  } finally {
    await store.close();
  }
}

async function erase(settings: Settings, address: string): Promise<string[]> {
  if (settings.databaseUrl === undefined && !existsSync(join(settings.dataDir, 'residents')))
    throw new CannotNow(
      `There are no conversations in ${settings.dataDir}. DATA_DIR or --data names the folder.`,
    );
  const vault = openVault(settings);
  let store: Store;
  try {
    store = await openStore(settings, vault, startClock(), makeLog('silent'));
  } catch (error) {
    if (error instanceof StoreFault && error.code === 'locked')
      return answerSchema.parse(await askService(settings, vault, 'erase', address, 'Nothing was erased.'))
        .erased;
    throw error;
  }
  return eraseIn(store, address);
}

async function run(): Promise<{ json: boolean; erased: string[] }> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, data: { type: 'string' } },
  });
  const [typed, ...more] = positionals;
  const address = typed === undefined || more.length > 0 ? undefined : readResidentAddress(typed);
  if (address === undefined) throw new WrongCommand(USAGE);
  const settings = readSettings(true);
  const erased = await erase({ ...settings, dataDir: values.data ?? settings.dataDir }, address);
  return { json: values.json, erased };
}

function inWords(erased: readonly string[]): string {
  const done = erased.length === 0 ? 'Nothing is kept of this address.' : `Erased: ${erased.join(', ')}.`;
  return [done, 'What stays:', ...KEPT.map((line) => `- ${line}`)].join('\n');
}

await runCommand(async () => {
  const { json, erased } = await run();
  return json ? JSON.stringify({ erased, kept: KEPT }, undefined, 2) : inWords(erased);
});
