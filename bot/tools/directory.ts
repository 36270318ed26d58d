/**
 * `npm run directory -- import FILE.csv [--write]`: reads a sociale kaart from CSV and says what was read and refused.
 * With --write, and when nothing was refused, it becomes directory.yaml of the city (CITY). Prints JSON; exit code 1 when
 * a row was refused, 2 for a wrong command or file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { loadContent } from '../content/load-content.ts';
import { fileText } from '../directory/file-text.ts';
import { readDirectoryCsv } from '../directory/read-csv.ts';
import { ROOT } from '../root.ts';
import { readSettings } from '../settings.ts';

const USAGE = 'Usage: npm run directory -- import FILE.csv [--write]';
const HEAD =
  '# Read from CSV with `npm run directory -- import`; places as they were given, nothing added.\n';

function print(json: object, exit: number): void {
  process.stdout.write(`${JSON.stringify(json, undefined, 2)}\n`);
  process.exitCode = exit;
}

function run(): void {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false } },
  });
  const [command, file, ...more] = positionals;
  if (command !== 'import' || file === undefined || more.length > 0) {
    print({ error: USAGE }, 2);
    return;
  }
  const { city } = readSettings(true);
  const { facts } = loadContent({ root: ROOT, city });
  const today = new Date().toISOString().slice(0, 10);
  const { places, refused } = readDirectoryCsv(fileText(readFileSync(file)), facts.city.areas, today);
  const written = values.write && refused.length === 0 && places.length > 0;
  if (written) writeFileSync(resolve(ROOT, city, 'directory.yaml'), `${HEAD}${stringify(places)}`);
  print(
    { read: places.length + refused.length, places: places.length, written, refused },
    refused.length > 0 ? 1 : 0,
  );
}

try {
  run();
} catch (error) {
  print({ error: error instanceof Error ? error.message : String(error) }, 2);
}
