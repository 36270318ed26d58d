import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../bot/content/finding.ts';
import type { Folder } from '../../bot/content/folder.ts';
import { readLetters } from '../../bot/content/read/read-letters.ts';
import { withoutNames } from '../../bot/letters/ask-kind.ts';
import { makeReadText } from '../../bot/letters/read-text.ts';
import { shownToModel } from '../../bot/understanding/shown-to-model.ts';
import { ROOT } from '../../bot/root.ts';
import { realRules } from './rules.ts';

const FILE = 'locales/nl/letters.yaml';
const real = readFileSync(join(ROOT, FILE), 'utf8');

function findingsIn(text: string | undefined): string[] {
  const folder: Folder = { list: () => [], tree: () => [], read: () => text };
  const findings: Finding[] = [];
  readLetters(folder, findings);
  return findings.map(({ file, line, message }) => `${file}:${String(line)} ${message}`);
}

describe('The rules for letters', () => {
  it('are told off with file, line and reason when they cannot be used', () => {
    assert.deepEqual(findingsIn(real), []);
    assert.deepEqual(findingsIn(undefined), [], 'without the file no letters are read');
    const at = real.split('\n').findIndex((line) => line.includes('- exploot|')) + 1;
    assert.deepEqual(findingsIn(real.replace('- exploot|', '- Exploot!|')), [
      `${FILE}:${String(at)} "kinds[4].sure[1]": no pattern as locales/nl/words.yaml says they are written`,
    ]);
    assert.match(findingsIn(real.replace('kind: writ', 'kind: bill'))[0] ?? '', /kinds\[4\]\.kind/);
    assert.match(findingsIn(real.replace('kind: writ', 'kind: eviction'))[0] ?? '', /a kind is there twice/);
    assert.match(findingsIn(`${real}surely: [x]\n`)[0] ?? '', /"surely" is not a known key/);
  });

  it('ask the language model only when they do not know, and believe nothing but a kind of it', async () => {
    const asked: string[] = [];
    const readText = makeReadText(realRules(), async (text) => {
      asked.push(text);
      return 'repayment';
    });
    const head = 'Dienst Zus\nDatum: 20-11-2026\nBetreft: bericht\nGeachte mevrouw S. Voorbeeld,\n';
    const tail =
      ' en wij vragen u dit goed te lezen en op te bergen bij uw papieren.\nMet vriendelijke groet,\nDienst Zus';
    const known = await readText(`${head}Dit is een laatste aanmaning${tail}`, '2026-11-24');
    assert.deepEqual([known.reading.kind, asked.length], ['demand', 0]);
    const unknown = await readText(`${head}Wij schrijven u over iets${tail}`, '2026-11-24');
    assert.deepEqual([unknown.reading.kind, asked.length], ['repayment', 1]);
    assert.equal(unknown.reading.amount, undefined);
  });

  it('show the language model no name, number or address of anybody', () => {
    const text =
      'Dienst Zus\nmevrouw S. Voorbeeld\nNergenslaan 12\n3000 ZZ Rotterdam\nGeachte mevrouw S. Voorbeeld,\nWij sturen Sanne Voorbeeld te Rotterdam voor 12 mei € 40,00 en dossier 12.34.';
    const shown = shownToModel(withoutNames(text));
    assert.doesNotMatch(shown, /Voorbeeld|Sanne|Rotterdam|Nergenslaan|\d/);
    assert.match(shown, /Wij sturen/);
  });
});
