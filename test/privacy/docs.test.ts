/** The privacy documents say what runs: they are made of the configuration, and the committed ones are those. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent, type Content } from '../../bot/content/load-content.ts';
import { privacyDocs } from '../../bot/privacy-docs/all.ts';
import { materialOf } from '../../bot/privacy-docs/material.ts';
import { PROCESSORS } from '../../bot/privacy-docs/processors.ts';
import { ROOT } from '../../bot/root.ts';

/** Settings that lead to no outside party. */
const OURS = [
  'PORT',
  'PUBLIC_URL',
  'PROXIES',
  'DATA_DIR',
  'WARMLIJN_KEYS',
  'CITY',
  'LEDGER',
  'LOG_LEVEL',
  'METRICS_TOKEN',
  'REFERRAL_CODE',
  'TEST_WAITS',
  'TEST_CLOCK',
];

describe('the privacy documents', () => {
  let content: Content;
  before(() => {
    content = loadContent({ root: ROOT, city: 'flows/rotterdam' });
  });

  it('in docs/privacy are those of this configuration (npm run privacy-docs writes them)', () => {
    for (const [name, text] of privacyDocs(materialOf(content)))
      assert.equal(
        readFileSync(join(ROOT, 'docs', 'privacy', name), 'utf8'),
        text,
        `${name}: run npm run privacy-docs`,
      );
  });

  it('change when a retention period, a question, a rule or a role’s access changes', () => {
    const material = materialOf(content);
    const before = [...privacyDocs(material).values()].join('\n');
    const { city, questions, rules, access } = material;
    const changes = [
      { ...material, city: { ...city, retentionDays: { ...city.retentionDays, audit: 9_999 } } },
      {
        ...material,
        questions: [...questions, { flow: 'x', saves: 'geloof', expects: 'words', choices: [] }],
      },
      { ...material, rules: rules.slice(1) },
      { ...material, access: { ...access, vrijwilliger: ['GET /api/desk/conversations'] } },
    ];
    for (const changed of changes) assert.notEqual([...privacyDocs(changed).values()].join('\n'), before);
  });

  it('name the processor behind every setting', () => {
    const names: readonly string[] =
      readFileSync(join(ROOT, '.env.example'), 'utf8').match(/^[A-Za-z_]+(?==)/gm) ?? [];
    const named = new Set(PROCESSORS.flatMap(({ settings }) => settings));
    const otherwise = new Set(OURS);
    for (const name of names)
      assert.ok(named.has(name) || otherwise.has(name), `${name}: whom does it lead to?`);
    for (const name of named) assert.ok(names.includes(name), name);
  });
});
