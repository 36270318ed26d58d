/**
 * `npm run licences [-- --json]`: the licence of every package we use, run-time and development; exit code 1 when one
 * does not fit the EUPL-1.2 or says none.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { judgeLicences, type Licensed } from './licences/judge.ts';

const all = judgeLicences(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
const refused = all.filter(({ allowed }) => !allowed);

function inWords(): string {
  const counts = new Map<string, number>();
  for (const { licence = 'none said' } of all) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const table = [...counts].sort(([, one], [, other]) => other - one);
  const told = ({ name, version, licence }: Licensed) =>
    `${name} ${version}: ${licence ?? 'says no licence'}, which does not fit the EUPL-1.2`;
  const end = refused.length === 0 ? ['All fit the EUPL-1.2.'] : refused.map(told);
  return [...table.map(([licence, count]) => `${String(count).padStart(5)}  ${licence}`), '', ...end].join(
    '\n',
  );
}

process.stdout.write(
  `${process.argv.includes('--json') ? JSON.stringify({ ok: refused.length === 0, packages: all }) : inWords()}\n`,
);
process.exitCode = refused.length === 0 ? 0 : 1;
