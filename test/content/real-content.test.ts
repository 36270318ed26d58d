import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { checkContent } from '../../bot/content/check-content.ts';
import { sayFinding } from '../../bot/content/finding.ts';
import { diskFolder } from '../../bot/content/folder.ts';
import { loadContent } from '../../bot/content/load-content.ts';
import { civilDateOf } from '../../dialogs/civil-time.ts';
import { baseFiles } from './made-content.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CITY = 'flows/rotterdam';
const TOOL = join(ROOT, 'bot/tools/check-flows.ts');
const run = promisify(execFile);

const count = z.strictObject({ messages: z.number(), missing: z.number(), unreviewed: z.number() });
const answerSchema = z.strictObject({
  ok: z.boolean(),
  languages: z.record(z.string(), count),
  findings: z.array(
    z.strictObject({
      code: z.string(),
      level: z.enum(['error', 'warning']),
      file: z.string(),
      line: z.number(),
      message: z.string(),
    }),
  ),
});

async function tool(...options: string[]): Promise<{ exit: number; out: string }> {
  try {
    const { stdout } = await run(process.execPath, [TOOL, ...options]);
    return { exit: 0, out: stdout };
  } catch (error) {
    const failed = z.object({ code: z.number(), stdout: z.string() }).parse(error);
    return { exit: failed.code, out: failed.stdout };
  }
}

describe('the content of Rotterdam', () => {
  it('has nothing wrong in it', () => {
    const report = checkContent(diskFolder(ROOT), CITY, civilDateOf(new Date().toISOString()));
    assert.deepEqual(report.findings.map(sayFinding), []);
    assert.equal(report.ok, true);
  });

  it('is complete in Dutch and English', () => {
    const { languages } = checkContent(diskFolder(ROOT), CITY, civilDateOf(new Date().toISOString()));
    assert.ok((languages.nl?.messages ?? 0) > 0);
    assert.equal(languages.nl?.unreviewed, 0);
    assert.deepEqual([languages.nl?.missing, languages.en?.missing], [0, 0]);
    assert.equal(languages.en?.messages, languages.nl?.messages);
  });

  it('is written in seven languages, and in production only in those that are read or allowed', () => {
    const { city } = loadContent({ root: ROOT, city: CITY }).facts;
    assert.deepEqual(city.languages, ['nl', 'en', 'tr', 'ar', 'pl', 'es', 'pap']);
    const production = loadContent({ root: ROOT, city: CITY, production: true });
    const allowed = production.texts.languages.filter(
      (lang) => production.texts.unreviewed(lang).length === 0 || city.unreviewedLanguages.includes(lang),
    );
    assert.deepEqual(production.facts.city.languages, allowed);
    assert.ok(
      allowed.includes('nl') && production.texts.unreviewed('tr').length > 0 === !allowed.includes('tr'),
    );
  });

  it('loads with flows, rules, people and words', () => {
    const content = loadContent({ root: ROOT, city: CITY });
    assert.ok(content.flows.has('intake') && content.flows.has('acute'));
    assert.ok(content.rules.length > 0 && content.facts.people.length > 0);
    assert.equal(content.words.find('STOP'), 'stop');
    assert.equal(content.texts.has('en', 'about.introduction'), true);
    assert.ok(content.files.includes('flows/rotterdam/city.yaml'));
  });
});

describe('npm run check:flows', () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'flows-'));
    for (const [file, text] of Object.entries(baseFiles())) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
  });
  after(() => rm(root, { recursive: true, force: true }));

  it('prints one JSON object and leaves with 0 when all is right', async () => {
    const { exit, out } = await tool('--json', '--root', root);
    const answer = answerSchema.parse(JSON.parse(out));
    assert.equal(exit, 0);
    assert.deepEqual(answer, {
      ok: true,
      languages: {
        nl: { messages: 24, missing: 0, unreviewed: 0 },
        en: { messages: 24, missing: 0, unreviewed: 24 },
      },
      findings: [],
    });
  });

  it('says in words how many flows are right and what each language still needs', async () => {
    const { exit, out } = await tool('--root', root, '--city', join(root, CITY));
    assert.equal(exit, 0);
    assert.match(out, /2 flows are right\./);
    assert.match(out, /en: 24 messages, 0 missing, 24 not yet read by a native speaker/);
  });

  it('names file and line and leaves with 1 when something is wrong', async () => {
    const file = join(root, 'flows/acute.yaml');
    const right = baseFiles()['flows/acute.yaml'] ?? '';
    await writeFile(file, right.replace('next: end', 'next: over'));
    const words = await tool('--root', root);
    const json = await tool('--json', '--root', root);
    await writeFile(file, right);
    assert.deepEqual([words.exit, json.exit], [1, 1]);
    assert.match(words.out, /flows\/acute\.yaml:12 .*step "over" is not in flow "acute" \(step-unknown\)/);
    const answer = answerSchema.parse(JSON.parse(json.out));
    assert.equal(answer.ok, false);
    assert.deepEqual(answer.findings[0], {
      code: 'step-unknown',
      level: 'error',
      file: 'flows/acute.yaml',
      line: 12,
      message: 'step "over" is not in flow "acute"',
    });
  });
});
