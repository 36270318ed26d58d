/**
 * Must hold: no regular expression of ours takes for ever on words somebody made for that (ReDoS). Each is taken out of
 * the source and tried on evil texts as long as the longest message; a step count that grows with the square or worse
 * shows as seconds there, where a plain one takes about a thousandth of the bound.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { LONGEST_BODY } from '../../bot/channels/twilio/parse-inbound.ts';
import { takeOutSecrets } from '../../dialogs/money/secrets.ts';
import { loadUnderstanding } from '../../bot/understanding/understanding.ts';

/** CPU time for all evil texts together; plain expressions take under 60 ms. */
const BOUND_MS = 1_500;
/** Then it is stopped, however busy the machine is. */
const STOP_MS = 10_000;

interface Found {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function regexesIn(file: string): Found[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({
        where: `${file}:${String(line)}`,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1).replace(/[gy]/g, ''),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Signs that this expression names, and a few that it surely does not. */
function signsOf(source: string): string[] {
  const plain = [...new Set(source.replace(/\\[pP]\{[^}]*\}|\\./g, '').replace(/[()[\]{}|?*+^$.\\]/g, ''))];
  return [...new Set([...plain.slice(0, 8), 'a', '1', ' ', '.', '-', '\n'])];
}

/** Long runs of one sign, of two in turn, and of the words in the expression, each with an end that does not fit. */
function evil(source: string): string[] {
  const signs = signsOf(source);
  const words = source.match(/[A-Za-z]{3,}/g)?.slice(0, 5) ?? [];
  const phrases = words.flatMap((one) => words.map((other) => `${one} ${other} `));
  const pairs = signs.flatMap((one) => signs.slice(0, 4).map((other) => one + other));
  return [...signs, ...pairs, ...words, ...words.map((word) => `${word} `), ...phrases].flatMap((piece) => {
    const run = piece.repeat(Math.ceil(LONGEST_BODY / piece.length)).slice(0, LONGEST_BODY - 1);
    return [`${run}\u0000`, `${words[0] ?? ''}${run}`.slice(0, LONGEST_BODY)];
  });
}

const trial = new vm.Script('for (const text of texts) { re.lastIndex = 0; re.test(text); }');

/** True when all evil texts together were done within the bound. */
function isQuick(source: string, flags: string, texts: readonly string[], timeout = STOP_MS): boolean {
  const context = vm.createContext({ re: new RegExp(source, flags), texts });
  const begun = process.cpuUsage();
  try {
    trial.runInContext(context, { timeout });
    return process.cpuUsage(begun).user / 1_000 < BOUND_MS;
  } catch (error) {
    // Thrown in the other context, so it is no Error of this one.
    if (String(error).includes('timed out')) return false;
    throw error;
  }
}

describe('regular expressions', function () {
  this.timeout(120_000);
  const all = [...filesIn('bot'), ...filesIn('dialogs')].flatMap(regexesIn);

  it('of ours are all done quickly with words that were made to keep them busy', () => {
    assert.ok(all.length > 150, `${String(all.length)} expressions were found`);
    const once = new Map(all.map((one) => [`/${one.source}/${one.flags}`, one]));
    const slow = [...once.values()].filter(({ source, flags }) => !isQuick(source, flags, evil(source)));
    assert.deepEqual(
      slow.map(({ where, source }) => `${where} /${source}/`),
      [],
    );
  });

  it('that are evil would be noticed here', () => {
    for (const source of ['^(a+)+$', '(a|a)*b', '(?:\\w+\\s?)*$x', '^(?:a?){28}a{28}$'])
      assert.equal(isQuick(source, '', [...evil(source), `${'a'.repeat(27)}!`], 300), false, source);
  });
});

describe('the longest message', function () {
  this.timeout(120_000);
  const understanding = loadUnderstanding(join(process.cwd(), 'locales'));
  const pieces = [
    'a',
    '1',
    '1 ',
    'NL',
    'NL00 ',
    'niet ',
    'ik wil ',
    'é',
    '😭',
    '.',
    '€1,',
    'pin ',
    'ww: ',
    '112 113 ',
    '\u0301',
    'ـ',
    '"',
    '\n',
  ];
  for (const piece of pieces) {
    it(`of nothing but ${JSON.stringify(piece)} is understood and cleaned in time`, () => {
      const text = piece.repeat(Math.ceil(LONGEST_BODY / piece.length)).slice(0, LONGEST_BODY);
      const begun = process.cpuUsage();
      takeOutSecrets(text);
      understanding.understand(text, {
        today: '2026-11-20',
        workers: [{ id: 'samira', name: 'Samira Voorbeeld' }],
      });
      assert.ok(process.cpuUsage(begun).user / 1_000 < BOUND_MS);
    });
  }
});
