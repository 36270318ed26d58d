/** `npm run evaluate -- FILE.jsonl [--json]`: measures the understanding against labelled lines. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../../dialogs/meaning.ts';
import type { Answered } from '../understanding/evaluation.ts';
import * as measure from '../understanding/evaluation.ts';
import { loadUnderstanding } from '../understanding/understanding.ts';

const LOCALES = fileURLToPath(new URL('../../locales', import.meta.url));
/** Any fixed day: dates do not matter to what is measured. */
const TODAY = '2026-11-21';

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}

function readLabelled(file: string): measure.Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        return [measure.labelledSchema.parse(JSON.parse(line))];
      } catch {
        throw new Error(
          `${file}:${at + 1}: needs {"text","intent","also","urgent","lang"} with known labels`,
        );
      }
    });
}

/** Times every message once warm, in milliseconds. */
function timings(texts: readonly string[], understand: (text: string) => unknown): number[] {
  for (const text of texts) understand(text);
  const times = texts.map((text) => {
    const started = performance.now();
    understand(text);
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b);
}

function lines(rows: readonly Answered[]): string[] {
  return rows.map(
    ({ wanted, given }) =>
      `  ${wanted.lang} ${wanted.urgent}/${wanted.intent} → ${given.urgent}/${given.intent}: ${wanted.text}`,
  );
}

function main(args: readonly string[]): number {
  const file = args.find((arg) => !arg.startsWith('--'));
  if (file === undefined) {
    console.error('usage: evaluate FILE.jsonl [--json]');
    return 2;
  }
  const labelled = readLabelled(file);
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const understanding = loadUnderstanding(LOCALES);
  const load = performance.now() - started;
  const memory = (process.memoryUsage().rss - before) / 1e6;
  const understand = (text: string): Answered['given'] =>
    understanding.understand(text, { today: TODAY, workers: [] });
  const rows = labelled.map((wanted) => ({ wanted, given: understand(wanted.text) }));
  const times = timings(
    labelled.map(({ text }) => text),
    understand,
  );
  const speed = {
    median: times[Math.floor(times.length / 2)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    load,
    memory,
  };
  const languages = LANGUAGES.map((lang) => ({ lang, rows: measure.inLanguage(rows, lang) }))
    .filter(({ rows: of }) => of.length > 0)
    .map(({ lang, rows: of }) => ({
      lang,
      count: of.length,
      macroF1: measure.macroF1(of),
      recognised: measure.share(
        of.filter(({ wanted, given }) => wanted.lang === given.lang).length,
        of.length,
      ),
      ...measure.urgencyScore(of),
    }));
  const missed = rows.filter(
    ({ wanted, given }) =>
      (wanted.urgent === 'emergency' && given.urgent !== 'emergency') ||
      (wanted.urgent === 'red' && given.urgent === 'none'),
  );
  const alarms = rows.filter(({ wanted, given }) => wanted.urgent === 'none' && given.urgent !== 'none');
  const wantedAlso = rows.flatMap(({ wanted, given }) =>
    wanted.also.map((intent) => given.also.includes(intent)),
  );
  const givenAlso = rows.flatMap(({ wanted, given }) =>
    given.also.map((intent) => wanted.also.includes(intent) || wanted.intent === intent),
  );
  const report = {
    count: rows.length,
    macroF1: measure.macroF1(rows),
    accuracy: measure.share(
      rows.filter(({ wanted, given }) => wanted.intent === given.intent).length,
      rows.length,
    ),
    urgency: measure.urgencyScore(rows),
    also: {
      recall: measure.share(wantedAlso.filter(Boolean).length, wantedAlso.length),
      precision: measure.share(givenAlso.filter(Boolean).length, givenAlso.length),
    },
    languages,
    labels: measure.labelScores(rows),
    confusions: measure.confusions(rows).slice(0, 15),
    calibration: measure.calibration(rows),
    speed,
  };
  if (args.includes('--json')) {
    console.log(JSON.stringify({ ...report, missed, alarms }));
    return 0;
  }
  console.table(
    report.labels.map(({ label, count, precision, recall, f1 }) => ({
      label,
      count,
      precision: percent(precision),
      recall: percent(recall),
      F1: f1.toFixed(3),
    })),
  );
  console.table(
    [
      { lang: 'all', recognised: NaN, count: rows.length, macroF1: report.macroF1, ...report.urgency },
      ...languages,
    ].map((one) => ({
      lang: one.lang,
      count: one.count,
      'macro-F1': one.macroF1.toFixed(3),
      language: percent(one.recognised),
      emergency: `${percent(one.emergencyRecall)} of ${one.emergencies}`,
      red: `${percent(one.redRecall)} of ${one.reds}`,
      'false alarms': `${percent(one.falseAlarms)} of ${one.harmless}`,
    })),
  );
  console.log('Confusion that hurts (wanted → given):');
  for (const { wanted, given, count } of report.confusions) console.log(`  ${count} × ${wanted} → ${given}`);
  console.log(`Missed urgent messages (${missed.length}):\n${lines(missed).join('\n')}`);
  console.log(`False alarms (${alarms.length}):\n${lines(alarms).join('\n')}`);
  console.table(
    report.calibration.bins
      .filter(({ count }) => count > 0)
      .map(({ from, to, count, confidence, right }) => ({
        confidence: `${from}-${to}`,
        count,
        stated: percent(confidence),
        right: percent(right),
      })),
  );
  console.log(
    `Expected calibration error ${report.calibration.ece.toFixed(3)}, accuracy ${percent(report.accuracy)}`,
  );
  console.log(`Also: recall ${percent(report.also.recall)}, precision ${percent(report.also.precision)}`);
  console.log(`Speed: median ${speed.median.toFixed(3)} ms, p99 ${speed.p99.toFixed(3)} ms`);
  console.log(`Loading ${speed.load.toFixed(0)} ms, memory ${speed.memory.toFixed(0)} MB`);
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
