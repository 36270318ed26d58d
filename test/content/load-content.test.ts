import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ContentError } from '../../bot/content/content-error.ts';
import { loadContent } from '../../bot/content/load-content.ts';
import { readContent } from '../../bot/content/read-content.ts';
import { baseFiles, brokenExamples, filesOf, memoryFolder, type Files } from './made-content.ts';

const CITY = 'flows/rotterdam';
const TODAY = '2026-06-01';

describe('loading the content', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'content-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function write(files: Files): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
  }

  function refusal(files: Files, city = CITY): ContentError {
    write(files);
    try {
      loadContent({ root, city, today: TODAY });
    } catch (error) {
      if (error instanceof ContentError) return error;
      throw error;
    }
    throw new assert.AssertionError({ message: 'it was loaded' });
  }

  it('gives flows, rules, facts, texts and words', () => {
    write(baseFiles());
    const content = loadContent({ root, city: CITY, today: TODAY });
    assert.deepEqual([...content.flows.keys()], ['acute', 'intake']);
    assert.equal(content.flows.get('intake')?.freshHours, undefined);
    assert.deepEqual(
      content.rules.map((rule) => rule.id),
      ['no-food'],
    );
    assert.equal(content.facts.people[1]?.absences[0]?.replacement, 'aisha');
    assert.equal(content.texts.say('en', 'summary.need', { words: 'food' }), 'Needed: food');
    assert.equal(content.catalogues.nl?.['choice.food'], 'eten');
  });

  it('tells every mistake with file, line and reason, not the first one only', () => {
    const files = filesOf({
      edit: [
        { file: 'flows/rotterdam/people.yaml', find: 'role: achterwacht', put: 'role: wacht\n  phone: 1' },
        { file: 'flows/rotterdam/city.yaml', find: 'answerPromiseHours: 24', put: 'answerPromiseHours: 100' },
        { file: 'locales/nl/messages/all.yaml', find: '"geld"', put: '["geld"]' },
      ],
      files: {},
    });
    assert.equal(
      refusal(files).message,
      [
        'The flows, texts or city facts have 4 mistakes:',
        'flows/rotterdam/city.yaml:8 "answerPromiseHours": Too big: expected number to be <=72',
        'flows/rotterdam/people.yaml:7 "[2].role": expected one of ' +
          '"trajectbegeleider"|"vrijwilliger"|"achterwacht"|"teamleider"|"beheerder"',
        'flows/rotterdam/people.yaml:8 "[2].phone" is not a known key',
        'locales/nl/messages/all.yaml:11 "choice.money": a text in quotes is needed',
      ].join('\n'),
    );
  });

  it('refuses a flow in which people would get stuck, as the check does', () => {
    const [deadEnd] = brokenExamples().filter((broken) => broken.name === 'dead-end');
    assert.ok(deadEnd !== undefined);
    assert.deepEqual(
      refusal(filesOf(deadEnd)).findings.map((finding) => finding.code),
      ['dead-end', 'endless-loop'],
    );
  });

  it('starts with what is only a warning', () => {
    const [letters] = brokenExamples().filter((broken) => broken.name === 'sms-letters');
    assert.ok(letters !== undefined);
    write(filesOf(letters));
    assert.ok(loadContent({ root, city: CITY, today: TODAY }).flows.size > 0);
  });

  it('names the key of a missing part at the place where it belongs', () => {
    const files = filesOf({
      edit: [{ file: 'flows/rotterdam/directory.yaml', find: '  how: Loop binnen op dinsdag.\n', put: '' }],
      files: {},
    });
    const [finding] = refusal(files).findings;
    assert.deepEqual(
      [finding?.file, finding?.line, finding?.message],
      ['flows/rotterdam/directory.yaml', 1, '"[1].how" is missing'],
    );
  });

  it('finds a city outside the project and names its files in full', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'city-'));
    write(baseFiles());
    assert.match(
      refusal(baseFiles(), elsewhere).message,
      new RegExp(`${elsewhere}/city.yaml:1 this file is not`),
    );
    rmSync(elsewhere, { recursive: true });
  });

  it('refuses a directory entry that was checked tomorrow, and takes one that was checked today', () => {
    const read = (checked: string) =>
      readContent(
        memoryFolder(
          filesOf({
            edit: [{ file: 'flows/rotterdam/directory.yaml', find: '2026-01-15', put: checked }],
            files: {},
          }),
        ),
        CITY,
        TODAY,
      ).findings.map((finding) => finding.code);
    assert.deepEqual([read('2026-06-01'), read('2026-06-02')], [[], ['checked']]);
  });
});

describe('what a city changes', () => {
  const read = (files: Record<string, string | null>) =>
    readContent(memoryFolder(filesOf({ edit: [], files })), CITY, TODAY);

  it('takes the place of the general flow, text and rule of the same name', () => {
    const content = read({
      [`${CITY}/flows/acute.yaml`]: 'flow: acute\nversion: 7\nstart: end\nsteps: { end: { end: true } }\n',
      [`${CITY}/flows/stoplight.yaml`]:
        'rules:\n  - { id: no-food, colour: rood, when: [{ answer: need, known: true }], reason: r, basis: b }\n',
      [`${CITY}/locales/nl/own.yaml`]: 'choice:\n  food: "eten en drinken"\n',
    });
    assert.deepEqual(content.findings, []);
    assert.equal(content.flows.flows.get('acute')?.version, 7);
    assert.deepEqual(
      content.rules.rules.map((rule) => rule.reason),
      ['r'],
    );
    assert.equal(content.texts.say('nl', 'choice.food'), 'eten en drinken');
    assert.equal(content.texts.say('nl', 'choice.money'), 'geld');
  });

  it('may add words with a fixed effect', () => {
    const content = read({ [`${CITY}/locales/nl/words.yaml`]: 'global: { stop: [houd op] }\n' });
    assert.equal(content.words.find('Houd op!'), 'stop');
    assert.equal(content.words.find('stop'), 'stop');
  });
});

describe('words with a fixed effect', () => {
  const { words } = readContent(memoryFolder(baseFiles()), CITY, TODAY);

  it('are the whole message, however it is written', () => {
    assert.equal(words.find('  STOP.. '), 'stop');
    assert.equal(words.find('Afmelden!'), 'stop');
    assert.equal(words.find('stop ermee'), undefined);
    assert.equal(words.find(''), undefined);
  });

  it('may be the same in two languages when they mean the same', () => {
    const files = filesOf({
      edit: [],
      files: { 'locales/en/words.yaml': 'global: { stop: [stop, quit] }\n' },
    });
    const content = readContent(memoryFolder(files), CITY, TODAY);
    assert.deepEqual(content.findings, []);
    assert.equal(content.words.find('quit'), 'stop');
  });

  it('name a language', () => {
    assert.equal(words.language('Engels'), 'en');
    assert.equal(words.language('in het engels graag'), undefined);
  });
});

describe('the mark of a native speaker', () => {
  it('is taken as given in Dutch and asked for in every other language', () => {
    const files = filesOf({
      edit: [],
      files: {
        'locales/tr/messages/a.yaml': '_reviewed: true\nchoice:\n  food: "yemek"\n',
        'locales/pl/messages/a.yaml': 'choice:\n  food: "jedzenie"\n',
      },
    });
    const { messages, findings } = readContent(memoryFolder(files), CITY, TODAY);
    const reviewed = (lang: 'nl' | 'tr' | 'pl') => messages.get(lang)?.get('choice.food')?.reviewed;
    assert.deepEqual(findings, []);
    assert.deepEqual([reviewed('nl'), reviewed('tr'), reviewed('pl')], [true, true, false]);
  });
});
