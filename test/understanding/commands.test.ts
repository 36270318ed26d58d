import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../../dialogs/meaning.ts';
import { readModel } from '../../bot/understanding/model/model-file.ts';

const run = (tool: string, ...args: string[]) =>
  spawnSync(process.execPath, [`bot/tools/${tool}.ts`, ...args], { encoding: 'utf8' });

let folder = '';
/** For the tests of one group: hooks outside a group are those of all test files. */
function giveFolder(): void {
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'warmlijn-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
}

function written(...lines: object[]): string {
  const file = join(folder, 'messages.jsonl');
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`);
  return file;
}

const saldo = { text: 'hoeveel saldo heb ik nog?', intent: 'balance', urgent: 'none', lang: 'nl' };
const death = { text: 'ik wil dood', intent: 'self-harm', urgent: 'emergency', lang: 'nl' };
/** Labelled wrong on purpose, so that there is something to report. */
const missed = { text: 'dank je wel', intent: 'violence', urgent: 'emergency', lang: 'nl' };
const alarm = { ...death, text: 'ik wil niet meer leven', intent: 'other', urgent: 'none' };

describe('The evaluate command', () => {
  giveFolder();
  it('prints labels, languages, confusion, missed and false alarms with their lines, calibration and speed', () => {
    const { status, stdout } = run('evaluate', written(saldo, death, missed, alarm));
    assert.equal(status, 0);
    assert.match(stdout, /'balance' +│ 1 +│ '100\.0 %' +│ '100\.0 %' +│ '1\.000'/);
    assert.match(stdout, /'all' +│ 4 +│.*'50\.0 % of 2'.*'50\.0 % of 2'/);
    assert.match(stdout, /1 × violence → thanks/);
    assert.match(
      stdout,
      /Missed urgent messages \(1\):\n {2}nl emergency\/violence → none\/thanks: dank je wel/,
    );
    assert.match(
      stdout,
      /False alarms \(1\):\n {2}nl none\/other → emergency\/self-harm: ik wil niet meer leven/,
    );
    assert.match(stdout, /Expected calibration error 0\.\d{3}, accuracy 50\.0 %/);
    assert.match(stdout, /Speed: median \d+\.\d{3} ms, p99 \d+\.\d{3} ms\nLoading \d+ ms, memory -?\d+ MB/);
  });

  it('gives the same as JSON', () => {
    const { status, stdout } = run('evaluate', written(saldo, death, missed), '--json');
    assert.equal(status, 0);
    const report = z
      .object({
        count: z.number(),
        urgency: z.object({ emergencyRecall: z.number() }),
        missed: z.array(z.unknown()),
      })
      .parse(JSON.parse(stdout));
    assert.deepEqual([report.count, report.urgency.emergencyRecall, report.missed.length], [3, 0.5, 1]);
  });

  for (const [what, args, message] of [
    ['no file', [], /^usage: npm run evaluate -- FILE\.jsonl/],
    ['an option that does not exist', ['--jason', 'x'], /^usage: npm run evaluate/],
    ['a file that is not there', ['gone.jsonl'], /^I cannot read gone\.jsonl\. Is the name right\?\n$/],
    ['a file that holds something else', ['README.md'], /^README\.md:1: this is not a JSON line\n$/],
  ] as const) {
    it(`says kindly what is wrong with ${what}`, () => {
      const { status, stderr, stdout } = run('evaluate', ...args);
      assert.equal(status, 2);
      assert.match(stderr, message);
      assert.equal(stdout, '');
    });
  }

  it('names the line and the label that does not exist', () => {
    const file = written(saldo, { ...saldo, intent: 'saldo' });
    const { status, stderr } = run('evaluate', file);
    assert.equal(status, 2);
    assert.ok(stderr.startsWith(`${file}:2: intent: `), stderr);
  });

  it('says so when there is nothing to measure', () => {
    const { status, stderr } = run('evaluate', written());
    assert.equal(status, 2);
    assert.match(stderr, /has no messages\n$/);
  });
});

describe('The train command', () => {
  giveFolder();
  it('writes a model that reads back and belongs to the sentences of that folder', () => {
    for (const lang of LANGUAGES) {
      mkdirSync(join(folder, lang, 'utterances'), { recursive: true });
      for (const file of ['lexicon.yaml', 'danger.yaml']) {
        cpSync(join('locales', lang, file), join(folder, lang, file));
      }
    }
    const group = '- intent: thanks\n  urgent: none\n  examples:\n    - "dank je"\n    - "bedankt"\n';
    writeFileSync(join(folder, 'nl', 'utterances', 'few.yaml'), group);
    const { status, stdout } = run('train', folder);
    assert.equal(status, 0);
    assert.match(stdout, /^2 utterances, \d+\.\d s, model\.bin 0\.\d MB\n$/);
    assert.match(readModel(join(folder, 'model.bin')).trainedOn, /^[0-9a-f]{64}$/);
  });

  it('stops at a faulty sentence file with file, line and reason, and writes nothing', () => {
    mkdirSync(join(folder, 'nl', 'utterances'), { recursive: true });
    writeFileSync(join(folder, 'nl', 'utterances', 'few.yaml'), '- intent: food\n');
    const { status, stderr } = run('train', folder);
    assert.notEqual(status, 0);
    assert.match(stderr, /nl\/utterances\/few\.yaml:1: unknown intent "food"/);
    assert.ok(!existsSync(join(folder, 'model.bin')));
  });
});
