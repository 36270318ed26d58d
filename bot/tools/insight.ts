/**
 * `npm run insight -- ADDRESS [--json] [--out FILE] [--data DIR]`: everything kept about one resident, in plain Dutch or as
 * data (AVG art. 15 and 20), for a worker to read first and give: notes may be about others too. Beside a running service
 * it asks that service. Exit code 0, 2 for a wrong command or setting, 3 when it cannot be done now.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startClock } from '../clock.ts';
import { loadContent } from '../content/load-content.ts';
import { readResidentAddress } from '../erase/read-address.ts';
import { insightOf, insightSchema, type Insight } from '../insight/insight.ts';
import { readable } from '../insight/readable.ts';
import { openVault } from '../keys.ts';
import { makeLog } from '../log.ts';
import { ROOT } from '../root.ts';
import { readSettings, type Settings } from '../settings.ts';
import { StoreFault } from '../store/lowdb/store-fault.ts';
import { openStore } from '../wiring/store.ts';
import { askService } from './ask-service.ts';
import { CannotNow, runCommand, WrongCommand } from './run-command.ts';

const USAGE =
  'Usage: npm run insight -- ADDRESS [--json] [--out FILE] [--data DIR]   (ADDRESS: +31600000000, or a BSUID)';
const NOTHING = 'Nothing was read.';

const answerSchema = z.object({ insight: insightSchema.nullable() });

async function look(settings: Settings, address: string): Promise<Insight | undefined> {
  if (settings.databaseUrl === undefined && !existsSync(join(settings.dataDir, 'residents')))
    throw new CannotNow(
      `There are no conversations in ${settings.dataDir}. DATA_DIR or --data names the folder.`,
    );
  const vault = openVault(settings);
  try {
    const store = await openStore(settings, vault, startClock(), makeLog('silent'));
    try {
      return await insightOf(store, store.keyOf(address));
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreFault) || error.code !== 'locked') throw error;
    const answer = await askService(settings, vault, 'insight', address, NOTHING);
    return answerSchema.parse(answer).insight ?? undefined;
  }
}

async function run(): Promise<string> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      data: { type: 'string' },
    },
  });
  const [typed, ...more] = positionals;
  const address = typed === undefined || more.length > 0 ? undefined : readResidentAddress(typed);
  if (address === undefined) throw new WrongCommand(USAGE);
  const settings = readSettings(true);
  const insight = await look({ ...settings, dataDir: values.data ?? settings.dataDir }, address);
  if (insight === undefined) return 'Nothing is kept of this address.';
  const { people } = loadContent({ root: ROOT, city: settings.city }).facts;
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id;
  const text = values.json
    ? JSON.stringify(insight, undefined, 2)
    : readable(insight, nameOf, new Date().toISOString());
  if (values.out === undefined) return text;
  writeFileSync(values.out, `${text}\n`, { mode: 0o600 });
  return `Written to ${values.out}, readable by you only. Remove it when it has been given.`;
}

await runCommand(run);
