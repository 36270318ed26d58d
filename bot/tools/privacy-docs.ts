/**
 * `npm run privacy-docs [-- --city FOLDER] [--out FOLDER] [--check]`: writes DPIA input, the list of processors, the entry
 * for the Algoritmeregister and the texts of AI Act art. 50 out of the configuration. `--check` writes nothing; exit code 1
 * when a file differs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadContent } from '../content/load-content.ts';
import { privacyDocs } from '../privacy-docs/all.ts';
import { materialOf } from '../privacy-docs/material.ts';
import { ROOT } from '../root.ts';

const { values } = parseArgs({
  options: {
    city: { type: 'string', default: 'flows/rotterdam' },
    out: { type: 'string', default: join(ROOT, 'docs', 'privacy') },
    check: { type: 'boolean', default: false },
  },
});
const docs = privacyDocs(materialOf(loadContent({ root: ROOT, city: values.city })));
mkdirSync(values.out, { recursive: true });
for (const [name, text] of docs) {
  const path = join(values.out, name);
  const same = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (!values.check && !same) writeFileSync(path, text);
  if (values.check && !same) process.exitCode = 1;
  process.stdout.write(
    `${path}: ${same ? 'as it is' : values.check ? 'differs; run npm run privacy-docs' : 'written'}\n`,
  );
}
