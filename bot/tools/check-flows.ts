/**
 * `npm run check:flows`: holds flows, texts and city facts against every rule and says what is wrong, and where.
 * Then how plain the Dutch is by published formulas, flow by flow, and how long each language is by SMS; `--texts` adds
 * every text. `--json` prints one JSON object; `--city FOLDER` checks another city; `--root FOLDER` other flows and locales.
 * Exit code 1 when there is an error, 0 when there are warnings only.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs, styleText } from 'node:util';
import { civilDateOf } from '../../dialogs/civil-time.ts';
import { checkContent, type ContentReport } from '../content/check-content.ts';
import { plainTables } from './plain-tables.ts';
import { diskFolder, relativeTo } from '../content/folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEFAULT_CITY = 'flows/rotterdam';

/** The report for people: what is wrong first, then one line per language. */
function sayReport({ ok, flows, languages, findings, subject }: ContentReport, texts: boolean): string {
  const wrong = findings.map(({ file, line, level, code, message }) => {
    const mark = level === 'error' ? styleText('red', 'error') : styleText('yellow', 'warning');
    return `${file}:${line} ${mark} ${message} (${code})`;
  });
  const errors = findings.filter((finding) => finding.level === 'error').length;
  const sum = ok
    ? styleText('green', `${flows} flows are right${wrong.length === 0 ? '' : `, ${wrong.length} warnings`}.`)
    : styleText('red', `${errors} errors, ${wrong.length - errors} warnings in ${flows} flows.`);
  const lines = Object.entries(languages).map(
    ([lang, { messages, missing, unreviewed }]) =>
      `${lang}: ${messages} messages, ${missing} missing, ${unreviewed} not yet read by a native speaker`,
  );
  const measures = subject === undefined ? [] : [plainTables(subject, texts), ''];
  return [...measures, ...wrong, sum, ...lines].join('\n');
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    texts: { type: 'boolean', default: false },
    city: { type: 'string', default: DEFAULT_CITY },
    root: { type: 'string', default: ROOT },
  },
});
const today = civilDateOf(new Date().toISOString());
const report = checkContent(diskFolder(values.root), relativeTo(values.root, values.city), today);
const { ok, languages, findings } = report;
process.stdout.write(
  `${values.json ? JSON.stringify({ ok, languages, findings }) : sayReport(report, values.texts)}\n`,
);
process.exitCode = ok ? 0 : 1;
