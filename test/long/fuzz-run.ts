import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LedgerFolder } from '../../bot/ledger/embedded/folder.ts';
import { importFile } from '../../bot/ledger/embedded/import-file.ts';
import { decode } from '../../bot/ledger/statements/decode.ts';
import { detectFormat } from '../../bot/ledger/statements/detect.ts';
import { readCamt } from '../../bot/ledger/statements/camt053/read.ts';
import { readMt940 } from '../../bot/ledger/statements/mt940/read.ts';
import { Refusal } from '../../bot/ledger/statements/refusal.ts';
import { mutateStatement, seededRandom } from './mutate-statement.ts';

export interface FuzzOptions {
  readonly count: number;
  readonly seed: number;
  /** An empty folder for whole imports. */
  readonly folder: string;
}

export interface FuzzResult {
  readonly mutations: number;
  readonly read: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly imports: number;
  readonly largestMegabytes: number;
  readonly seconds: number;
  /** What must never happen; the number is that of the mutation, to repeat it. */
  readonly faults: readonly string[];
}

const importEvery = 100;
/** Of the whole process with a heap of 96 MB: Node itself takes about 100, and its allocator keeps some in reserve. */
const boundMegabytes = 400;
const faultsToShow = 20;

/** Damages the statements and offers them to the readers and, now and then, to a whole import. */
export async function fuzzStatements(seeds: readonly Buffer[], options: FuzzOptions): Promise<FuzzResult> {
  const folder = new LedgerFolder(options.folder);
  const started = performance.now();
  const refused: Record<string, number> = {};
  const faults: string[] = [];
  let [read, imports, largest] = [0, 0, 0];
  for (let number = 1; number <= options.count && faults.length < faultsToShow; number += 1) {
    const random = seededRandom(options.seed * 1_000_003 + number);
    const pick = () => seeds[random(seeds.length)] ?? Buffer.alloc(0);
    const bytes = mutateStatement(pick(), pick(), random);
    const outcome = await offer(bytes, 1 + random(bytes.length + 1));
    if (outcome === 'read') read += 1;
    else if (outcome.startsWith('fault')) faults.push(`mutation ${number}: ${outcome}`);
    else refused[outcome] = (refused[outcome] ?? 0) + 1;
    if (number % importEvery === 0) {
      imports += 1;
      const trace = await wholeImport(bytes, folder, options.folder);
      if (trace !== undefined) faults.push(`mutation ${number}: ${trace}`);
      largest = Math.max(largest, process.memoryUsage.rss() / 2 ** 20);
      if (largest > boundMegabytes) faults.push(`mutation ${number}: memory is ${largest.toFixed(0)} MB`);
    }
  }
  return {
    mutations: options.count,
    read,
    refused,
    imports,
    largestMegabytes: Math.round(largest),
    seconds: Math.round((performance.now() - started) / 1000),
    faults,
  };
}

async function offer(bytes: Buffer, size: number): Promise<string> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield Promise.resolve(bytes.subarray(at, at + size));
  }
  try {
    const format = detectFormat(bytes.toString('utf8', 0, 16_384));
    if (format === undefined || format === 'participants') return 'unknown-format';
    const file = await (format === 'mt940' ? readMt940 : readCamt)(decode(pieces()));
    const sound = file.statements.every(({ entries }) =>
      entries.every(({ amount, date, parts }) => {
        const total = parts.reduce((sum, part) => sum.plus(part.amount), amount.minus(amount));
        return amount.isFinite() && amount.decimalPlaces() <= 2 && total.equals(amount) && date.length === 10;
      }),
    );
    return sound ? 'read' : 'fault: an entry that is not sound';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    return `fault: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`;
  }
}

/** A refused file may not change the folder at all, an imported one must be known completely the second time. */
async function wholeImport(bytes: Buffer, folder: LedgerFolder, path: string): Promise<string | undefined> {
  const file = join(path, 'mutation');
  const now = '2026-01-01T00:00:00Z';
  await writeFile(file, bytes);
  const index = () => readFile(join(path, 'ledger', 'index.json'), 'utf8').catch(() => '');
  const before = await index();
  try {
    const first = await importFile(file, folder, { now });
    if (first.status === 'refused')
      return (await index()) === before ? undefined : 'a refused file left a trace';
    const again = await importFile(file, folder, { now });
    return again.new === 0 ? undefined : 'a file was new twice';
  } catch (error) {
    return `fault: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`;
  }
}
