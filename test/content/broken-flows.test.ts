import assert from 'node:assert/strict';
import { checkContent } from '../../bot/content/check-content.ts';
import { FINDING_CODES, type Finding } from '../../bot/content/finding.ts';
import { baseFiles, brokenExamples, filesOf, memoryFolder, type Files } from './made-content.ts';

const CITY = 'flows/rotterdam';
const TODAY = '2026-06-01';

const check = (files: Files) => checkContent(memoryFolder(files), CITY, TODAY);
const say = ({ code, file, line, message }: Finding) => `${code} ${file}:${line} ${message}`;

describe('flows and texts with a mistake in them', () => {
  it('are told from a small content in which nothing is wrong', () => {
    assert.deepEqual(check(baseFiles()).findings.map(say), []);
  });

  for (const broken of brokenExamples()) {
    it(`${broken.name}: ${broken.why}`, () => {
      assert.deepEqual(check(filesOf(broken)).findings.map(say), broken.expect);
    });
  }

  it('have an example for every rule', () => {
    const shown = brokenExamples().map((broken) => broken.name.replace(/\..*$/, ''));
    assert.deepEqual([...new Set(shown)].sort(), [...FINDING_CODES].sort());
  });

  it('show the rule they are named after', () => {
    for (const { name, expect } of brokenExamples()) {
      const code = name.replace(/\..*$/, '');
      assert.ok(
        expect.some((line) => line.startsWith(`${code} `)),
        name,
      );
    }
  });

  it('are refused when there is an error, and only told when there are warnings', () => {
    const of = (name: string) => brokenExamples().filter((broken) => broken.name === name);
    assert.deepEqual(
      [...of('sms-letters'), ...of('dead-end')].map((broken) => check(filesOf(broken)).ok),
      [true, false],
    );
  });

  it('are all told at once, in the order of file and line', () => {
    const base = baseFiles();
    const both = ['two-questions', 'then-value', 'exclamations'].flatMap((name) =>
      brokenExamples().filter((broken) => broken.name === name),
    );
    const files = filesOf({ edit: both.flatMap((broken) => broken.edit), files: {} });
    assert.notDeepEqual(files, base);
    assert.deepEqual(
      check(files).findings.map(({ code }) => code),
      ['then-value', 'two-questions', 'exclamations'],
    );
  });
});
