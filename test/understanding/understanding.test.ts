import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { INTENTS, LANGUAGES, URGENCIES } from '../../dialogs/meaning.ts';
import { trainingTexts } from '../../bot/tools/train.ts';
import { patternOf } from '../../bot/understanding/danger/pattern.ts';
import { fingerprint, readModel } from '../../bot/understanding/model/model-file.ts';
import { train } from '../../bot/understanding/model/train.ts';
import { ANALYSED_CHARACTERS, analysedPart, normalise } from '../../bot/understanding/normalise.ts';
import { makeReader } from '../../bot/understanding/read-message.ts';
import { parseUtterances, readUtterances, UtteranceError } from '../../bot/understanding/read-utterances.ts';
import { loadUnderstanding } from '../../bot/understanding/understanding.ts';

const understanding = loadUnderstanding('locales');
const context = { today: '2026-11-21', workers: [{ id: 'samira', name: 'Samira El Amrani' }] };

describe('One message', () => {
  it('gets the same meaning every time', () => {
    const text = 'hoeveel heb ik nog en wnr krijg ik geld';
    assert.deepEqual(understanding.understand(text, context), understanding.understand(text, context));
  });

  it('of whatever characters gets a meaning of the fixed labels', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const meaning = understanding.understand(text, context);
        assert.ok(INTENTS.includes(meaning.intent));
        assert.ok(URGENCIES.includes(meaning.urgent));
        assert.ok(LANGUAGES.includes(meaning.lang));
        assert.ok(meaning.confidence >= 0 && meaning.confidence <= 1);
        assert.ok(!meaning.also.includes(meaning.intent));
      }),
    );
  });

  for (const [what, text] of [
    ['one endless word', 'a'.repeat(200_000)],
    ['only digits', '1.'.repeat(50_000)],
    ['only emoji', '😭'.repeat(20_000)],
    ['half surrogates', '\ud83d'.repeat(5000)],
    ['the same danger word over and over', 'dood '.repeat(20_000)],
    ['single letters', 'a b '.repeat(20_000)],
    ['combining marks', 'e\u0301\u0301\u0301'.repeat(20_000)],
  ] as const) {
    it(`that is ${what} is understood by its start and end alone`, () => {
      const { intent, urgent } = understanding.understand(text, context);
      const part = understanding.understand(analysedPart(text), context);
      assert.deepEqual({ intent, urgent }, { intent: part.intent, urgent: part.urgent });
      assert.ok(normalise(text).length <= 2 * ANALYSED_CHARACTERS);
    });
  }

  it('of nothing is something else, calmly', () => {
    const meaning = understanding.understand('', context);
    assert.equal(meaning.urgent, 'none');
    assert.equal(meaning.stress, 'calm');
  });

  it('keeps the language of the conversation for words of all languages, and is Dutch without one', () => {
    assert.equal(understanding.understand('ok', context).lang, 'nl');
    assert.equal(understanding.understand('saldo?', context).lang, 'nl');
    assert.equal(understanding.understand('ok', { ...context, lang: 'tr' }).lang, 'tr');
    assert.equal(understanding.understand('Merhaba, param ne zaman gelecek?', context).lang, 'tr');
    assert.equal(understanding.understand('متى يصل المال', { ...context, lang: 'nl' }).lang, 'ar');
    assert.equal(understanding.understand('mijn man schreef مرحبا aan de bank', context).lang, 'nl');
    assert.equal(understanding.understand('DigiD لا يعمل عندي', context).lang, 'ar');
  });

  it('offers two or three choices when unsure, none when sure', () => {
    assert.deepEqual(understanding.understand('hoeveel saldo heb ik nog?', context).likely, []);
    const unsure = understanding.understand('xq zzv bladiebla', context);
    assert.ok(unsure.likely.length === 0 || (unsure.likely.length >= 2 && unsure.likely.length <= 3));
  });

  it('shouted or pleaded shows more stress than the same said calmly', () => {
    assert.equal(understanding.understand('kan iemand mij bellen', context).stress, 'calm');
    assert.notEqual(understanding.understand('KAN IEMAND MIJ NOU EENS BELLEN!!!!', context).stress, 'calm');
    assert.equal(understanding.understand('ik wil dood', context).stress, 'high');
  });
});

describe('Normalising', () => {
  it('gives one spelling for case, accents, apostrophes, invisible and repeated letters', () => {
    assert.equal(normalise("HEEEELP  m'n kìnd\u200beren"), 'heelp  mn kinderen');
    assert.equal(normalise('İSTANBUL ığdır'), 'istanbul igdir');
    assert.equal(normalise('أُريــد'), normalise('اريد'));
    assert.equal(normalise('٣ شهور'), '3 شهور');
  });
  it('done twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        assert.equal(normalise(normalise(text)), normalise(text));
      }),
    );
  });
});

describe('The trained model', () => {
  it('belongs to the utterances, word classes and rules as they are now', () => {
    assert.equal(
      readModel('locales/model.bin').trainedOn,
      fingerprint(trainingTexts('locales')),
      'run bot/tools/train.ts',
    );
  });

  it('comes out the same from the same sentences', () => {
    const few = readUtterances('locales').filter((_, at) => at % 150 === 0);
    const read = makeReader('locales');
    const options = {
      epochs: 2,
      rate: 0.3,
      decay: 1e-6,
      misspelled: 0.3,
      joined: 0.3,
      dropped: 0.3,
      seeds: [1, 2],
    };
    const [one, two] = [train(few, read, options), train(few, read, options)];
    assert.deepEqual(one.bias, two.bias);
    assert.ok(Buffer.from(one.table.buffer).equals(Buffer.from(two.table.buffer)));
  });

  it('is refused when the file is something else', () => {
    assert.throws(() => readModel('package.json'), /package\.json is not a model of this version/);
  });
});

describe('Utterance files', () => {
  const group = (examples: string, head = '- intent: no-food\n  urgent: red\n') =>
    `${head}  examples:\n${examples}`;
  const faults: readonly (readonly [string, string, string])[] = [
    [group('    - "a"\n    - "A"\n'), 'x.yaml:5: the same example as on line 4', 'an example twice'],
    [group('    - { text: "a", also: [food] }\n'), 'x.yaml:4: unknown intent "food"', 'an unknown intent'],
    [
      group('    - { text: "a", also: [no-food] }\n'),
      'x.yaml:4: also repeats the intent "no-food"',
      'an intent that is repeated',
    ],
    [
      group('    - "a"\n', '- intent: balance\n  urgent: red\n'),
      'x.yaml:1: "balance" cannot be "red"',
      'an urgency that does not fit',
    ],
    [group('    - ""\n'), 'x.yaml:4: an example cannot be empty', 'an empty example'],
    [group('    - 12\n'), 'x.yaml:4: an example is a text in double quotes', 'a number for an example'],
    [
      '- intent: no-food\n  urgent: now\n  examples: []\n',
      'x.yaml:2: unknown urgency "now"',
      'an unknown urgency',
    ],
    ['- intent: no-food\n  urgnt: red\n', 'x.yaml:2: unknown key "urgnt"', 'an unknown key'],
    ['a: 1\n', 'x.yaml:1: a list of groups is needed', 'something else than groups'],
    ['- intent: no-food\n  urgent: red\n', 'x.yaml:1: examples must be a list', 'no examples'],
  ];
  for (const [source, message, what] of faults) {
    it(`with ${what} are refused with file, line and reason`, () => {
      assert.throws(
        () => parseUtterances(source, 'x.yaml', 'nl'),
        (error) => error instanceof UtteranceError && error.message === message,
      );
    });
  }
});

describe('Danger patterns', () => {
  it('without a word that must be there are refused', () => {
    assert.throws(() => patternOf('meer? niet?'), {
      message: '"meer? niet?" has no word that must be there',
    });
  });
});

describe('The understand command', () => {
  const run = (input: string) =>
    spawnSync(process.execPath, ['bot/tools/understand.ts'], { input, encoding: 'utf8' });

  it('answers every line with exactly the agreed fields', () => {
    const result = run('{"text":"saldo?"}\n\n{"text":"ok","lang":"tr"}\n');
    assert.equal(result.status, 0);
    const answers = result.stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    assert.equal(answers.length, 2);
    for (const answer of answers) {
      assert.deepEqual(Object.keys(Object(answer)), ['intent', 'also', 'urgent', 'lang', 'confidence']);
    }
    assert.match(result.stdout, /"lang":"tr"/);
  });

  it('says which line is wrong, answers the others, and fails at the end', () => {
    const result = run('{"text":"saldo?"}\nhoi\n{"text":7}\n{"text":"ik wil dood"}\n');
    assert.equal(result.status, 1);
    const lines = result.stdout.trim().split('\n');
    assert.equal(lines.length, 4);
    assert.equal(lines[1], '{"error":"line 2: not a JSON line"}');
    assert.match(lines[2] ?? '', /^\{"error":"line 3: text: /);
    assert.match(lines[3] ?? '', /"urgent":"emergency"/);
  });
});
