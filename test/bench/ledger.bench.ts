/** How fast statements are imported and balances answered, and whether other participants' data makes it slower. */
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LedgerFolder } from '../../bot/ledger/embedded/folder.ts';
import { importFile } from '../../bot/ledger/embedded/import-file.ts';
import { openEmbeddedLedger } from '../../bot/ledger/embedded/ledger.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { camt, mt940 } from '../ledger/made-statements.ts';
import type { MadeEntry } from '../ledger/made-statements.ts';

export interface LedgerFigures {
  readonly name: string;
  readonly milliseconds: number;
  /** For many questions: the slowest one in a hundred. */
  readonly p99Milliseconds?: number;
  readonly entriesPerSecond?: number;
  readonly heapGrowthMegabytes?: number;
}

const ENTRIES = 25_000;
const QUESTIONS = 2_000;
const now = '2026-01-15T12:00:00Z';
const shop = 'NL09INGB4826953240';
const vault = makeVault([{ id: 'k1', key: Buffer.alloc(32, 9) }]);

/** So many participants, each with income that is found by the number of the participant. */
function people(count: number): string {
  return JSON.stringify({
    burgers: Array.from({ length: count }, (_, index) => ({
      id: `p${index}`,
      achternaam: `Verzonnen ${index}`,
      rekeningen: [{ iban: 'NL84INGB2266765221' }],
      afspraken: [
        {
          omschrijving: 'Loon',
          bedrag: 10,
          credit: true,
          tegenRekening: { iban: shop },
          zoektermen: ['Loon', `KENMERK${index}.`],
        },
      ],
    })),
  });
}

function entries(count: number, participants: number): MadeEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    date: `2025-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
    cents: BigInt(1 + ((index * 7919) % 100_000)),
    account: shop,
    text: `Loon KENMERK${index % participants}. periode ${index}`,
    reference: `R${index}`,
  }));
}

async function importing(
  name: string,
  participants: number,
  write: typeof camt | typeof mt940,
): Promise<LedgerFigures> {
  return inFolder(async (dataDir) => {
    const folder = new LedgerFolder(dataDir, vault);
    await take(folder, dataDir, people(participants));
    const made = {
      id: 'S',
      account: 'NL36ABNA5632579034',
      opening: 0n,
      entries: entries(ENTRIES, participants),
    };
    const file = join(dataDir, 'statement');
    fs.writeFileSync(file, write(made));
    globalThis.gc?.();
    const heap = process.memoryUsage().heapUsed;
    const began = performance.now();
    const report = await importFile(file, folder, { now });
    const milliseconds = performance.now() - began;
    if (report.new !== ENTRIES || report.unmatched.length > 0) throw new Error('not every entry was booked');
    return {
      name,
      milliseconds: Math.round(milliseconds),
      entriesPerSecond: Math.round(ENTRIES / (milliseconds / 1000)),
      heapGrowthMegabytes: Math.round((process.memoryUsage().heapUsed - heap) / 2 ** 20),
    };
  });
}

/** Questions about one participant with 600 transactions, beside so many others with as many each. */
async function asking(others: number): Promise<LedgerFigures> {
  return inFolder(async (dataDir) => {
    const folder = new LedgerFolder(dataDir, vault);
    await take(folder, dataDir, people(others + 1));
    const own = entries(600, 1);
    const rest = entries(others * 20, others + 1).map((entry, index) => ({
      ...entry,
      reference: `O${index}`,
    }));
    await take(
      folder,
      dataDir,
      mt940({ id: 'S', account: 'NL36ABNA5632579034', opening: 0n, entries: [...own, ...rest] }),
    );
    const clock = () => Date.parse(now);
    const ledger = await openEmbeddedLedger({
      dataDir,
      vault,
      variant: 'income-only',
      shift: 'before',
      clock,
    });
    await ledger.balance('p0', '2025-12-31');
    const times: number[] = [];
    for (let index = 0; index < QUESTIONS; index += 1) {
      const began = performance.now();
      await ledger.balance('p0', '2025-12-31');
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(3));
    return { name: `a balance beside ${others} others`, milliseconds: at(0.5), p99Milliseconds: at(0.99) };
  });
}

async function take(folder: LedgerFolder, dataDir: string, contents: string): Promise<void> {
  const file = join(dataDir, 'file');
  fs.writeFileSync(file, contents);
  const report = await importFile(file, folder, { now });
  if (report.status !== 'imported') throw new Error(`the made file was ${report.status}`);
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(join(os.tmpdir(), 'warmlijn-bench-'));
  try {
    return await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

export async function ledgerBench(): Promise<LedgerFigures[]> {
  return [
    await importing('25,000 entries, CAMT.053, 34 participants', 34, camt),
    await importing('25,000 entries, CAMT.053, 2,000 participants', 2000, camt),
    await importing('25,000 entries, MT940, 34 participants', 34, mt940),
    await asking(10),
    await asking(1000),
    await asking(5000),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await ledgerBench());
