/** `npm run evaluate -- FILE.jsonl… [--json]`: measures the understanding against labelled lines. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { labelledSchema } from '../understanding/evaluation.ts';
import type { Answered, Labelled } from '../understanding/evaluation.ts';
import { reportOn, scoreOf } from '../understanding/evaluation-report.ts';
import type { Report } from '../understanding/evaluation-report.ts';
import { loadUnderstanding } from '../understanding/understanding.ts';
import { memoryInUse } from './memory-in-use.ts';

const LOCALES = fileURLToPath(new URL('../../locales', import.meta.url));
/** Any fixed day: dates do not matter to what is measured. */
const TODAY = '2026-11-21';
const USAGE = `usage: npm run evaluate -- FILE.jsonl… [--json]
Each line is one message with its labels:
  {"text": "hoeveel heb ik nog", "intent": "balance", "also": [], "urgent": "none", "lang": "nl"}`;

/** Messages after which a running service is as fast as it will be. */
const WARM_FROM = 3_000;

/** What a person typed is wrong: shown without a stack. */
class UsageError extends Error {}

interface Speed {
  /** Milliseconds per message. */
  readonly median: number;
  readonly p99: number;
  /** Milliseconds to load, and megabytes more in use afterwards. */
  readonly load: number;
  readonly memory: number;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`I cannot read ${file}. Is the name right?`);
  }
}

function parseLine(line: string, where: string): Labelled {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError(`${where}: this is not a JSON line`);
  }
  const read = labelledSchema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new UsageError(`${where}: ${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not understood'}`);
}

function readLabelled(file: string): Labelled[] {
  const lines = readFile(file).split('\n');
  const found = lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [parseLine(line, `${file}:${at + 1}`)],
  );
  if (found.length === 0) throw new UsageError(`${file} has no messages`);
  return found;
}

/** Loads the understanding, answers every message, and times each once warm. */
function answer(labelled: readonly Labelled[]): { rows: Answered[]; speed: Speed } {
  const before = memoryInUse();
  const started = performance.now();
  const understanding = loadUnderstanding(LOCALES);
  const load = performance.now() - started;
  const memory = memoryInUse() - before;
  const understand = (text: string): Answered['given'] =>
    understanding.understand(text, { today: TODAY, workers: [] });
  const rows = labelled.map((wanted) => ({ wanted, given: understand(wanted.text) }));
  for (let done = 0; done < WARM_FROM; done++) understand(labelled[done % labelled.length]?.text ?? '');
  const times = labelled.map(({ text }) => {
    const from = performance.now();
    understand(text);
    return performance.now() - from;
  });
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? 0;
  return { rows, speed: { median: at(0.5), p99: at(0.99), load, memory } };
}

function printLabels(report: Report): void {
  console.table(
    report.labels.map(({ label, count, precision, recall, f1 }) => ({
      label,
      count,
      precision: percent(precision),
      recall: percent(recall),
      F1: f1.toFixed(3),
    })),
  );
}

function printLanguages(report: Report, rows: readonly Answered[]): void {
  console.table(
    [scoreOf('all', rows), ...report.languages].map((one) => ({
      lang: one.lang,
      count: one.count,
      'macro-F1': one.macroF1.toFixed(3),
      language: percent(one.recognised),
      emergency: `${percent(one.emergencyRecall)} of ${one.emergencies}`,
      red: `${percent(one.redRecall)} of ${one.reds}`,
      'false alarms': `${percent(one.falseAlarms)} of ${one.harmless}`,
    })),
  );
}

function printLines(title: string, rows: readonly Answered[]): void {
  console.log(`${title} (${rows.length}):`);
  for (const { wanted, given } of rows) {
    console.log(
      `  ${wanted.lang} ${wanted.urgent}/${wanted.intent} → ${given.urgent}/${given.intent}: ${wanted.text}`,
    );
  }
}

function printCalibration({ calibration, accuracy, also }: Report): void {
  const filled = calibration.bins.filter(({ count }) => count > 0);
  console.table(
    filled.map(({ from, to, count, confidence, right }) => ({
      confidence: `${from}-${to}`,
      count,
      stated: percent(confidence),
      right: percent(right),
    })),
  );
  console.log(`Expected calibration error ${calibration.ece.toFixed(3)}, accuracy ${percent(accuracy)}`);
  console.log(`Also: recall ${percent(also.recall)}, precision ${percent(also.precision)}`);
}

function print(report: Report, rows: readonly Answered[], speed: Speed): void {
  printLabels(report);
  printLanguages(report, rows);
  console.log('Confusion that hurts (wanted → given):');
  for (const { wanted, given, count } of report.confusions) console.log(`  ${count} × ${wanted} → ${given}`);
  printLines('Missed urgent messages', report.missed);
  printLines('False alarms', report.alarms);
  printCalibration(report);
  console.log(`Speed: median ${speed.median.toFixed(3)} ms, p99 ${speed.p99.toFixed(3)} ms`);
  console.log(`Loading ${speed.load.toFixed(0)} ms, memory ${speed.memory.toFixed(0)} MB`);
}

function readArguments(args: readonly string[]): { files: readonly string[]; json: boolean } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    if (positionals.length > 0) return { files: positionals, json: values.json === true };
  } catch {
    // an option that does not exist: the usage says which do
  }
  throw new UsageError(USAGE);
}

try {
  const { files, json } = readArguments(process.argv.slice(2));
  const { rows, speed } = answer(files.flatMap(readLabelled));
  const report = reportOn(rows);
  if (json) console.log(JSON.stringify({ ...report, speed }));
  else print(report, rows, speed);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
