import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerFolder } from '../../../bot/ledger/embedded/folder.ts';
import { importFile } from '../../../bot/ledger/embedded/import-file.ts';
import { openEmbeddedLedger } from '../../../bot/ledger/embedded/ledger.ts';
import { makeVault } from '../../../bot/store/vault.ts';
import { ledgerConformance } from '../conformance.ts';
import type { OpenForConformance } from '../conformance.ts';
import { camt, mt940 } from '../made-statements.ts';
import { put } from '../temporary.ts';
import { entriesOf, sampleOf } from './filling.ts';

function opener(write: typeof camt | typeof mt940, sealed: boolean): OpenForConformance {
  return async (world, { variant, shift }) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'warmlijn-ledger-'));
    const vault = sealed ? { vault: makeVault([{ id: 'k1', key: Buffer.alloc(32, 7) }]) } : {};
    const clock = () => Date.parse(`${world.today}T12:00:00Z`);
    const folder = new LedgerFolder(dataDir, vault.vault);
    const statement = { id: '1', account: 'NL36ABNA5632579034', opening: 0n, entries: entriesOf(world) };
    for (const [name, contents] of [
      ['people.json', sampleOf(world)],
      ['statement', write(statement)],
    ] as const) {
      await importFile(await put(dataDir, name, contents), folder, { now: new Date(clock()).toISOString() });
    }
    return {
      ledger: await openEmbeddedLedger({ dataDir, ...vault, variant, shift, clock }),
      keepsReasons: true,
      close: () => rm(dataDir, { recursive: true }),
    };
  };
}

ledgerConformance('The embedded ledger filled with CAMT.053', opener(camt, false));
ledgerConformance('The encrypted embedded ledger filled with MT940', opener(mt940, true));
