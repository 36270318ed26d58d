import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeTopicFinder } from '../../bot/content/read/topic-finder.ts';
import { PatternFault, readTopicPattern } from '../../bot/content/read/topic-pattern.ts';

const CLASSES = new Map([['family', ['man', 'vrouw', 'vriend*']]]);
const TOPICS = ['one', 'two', 'three'] as const;

function finder(patterns: Partial<Record<(typeof TOPICS)[number], readonly string[]>>) {
  const all = TOPICS.flatMap((topic) =>
    (patterns[topic] ?? []).map((source) => ({ topic, pattern: readTopicPattern(source, CLASSES) })),
  );
  return makeTopicFinder(all, TOPICS);
}

/** One word of a phrase as an expression, with the space behind it. */
function naiveWord(written: string): string {
  if (written === '..') return '(?:[a-z]+ ){0,3}';
  const [, but = '', words = '', optional = ''] = /^(!?)(.*?)(\??)$/.exec(written) ?? [];
  const shape = words.replaceAll('*', '[a-z]*').replace(/^(?!\()(.*)$/, '($1)');
  return `(?:${but === '' ? '' : `(?!${shape} )`}${but === '' ? shape : '[a-z]+'} )${optional}`;
}

/** The same said as one expression for each group. */
function naive(source: string, text: string): boolean {
  return source.split('+').every((group) => {
    const phrases = group.split(/\|(?![^()]*\))/).map((one) => one.trim().split(' ').map(naiveWord).join(''));
    return new RegExp(`(?:^| )(?:${phrases.join('|')})`).test(`/ ${text} / `);
  });
}

function faultOf(source: string): string {
  try {
    readTopicPattern(source, CLASSES);
  } catch (fault) {
    if (fault instanceof PatternFault) return fault.message;
    throw fault;
  }
  return '';
}

describe('topics by words', () => {
  it('need one phrase of every group, in any order', () => {
    const find = finder({ one: ['mijn leefgeld|weekgeld + nog niet'], two: ['waar blijft'] });
    assert.deepEqual(find('nog niet gekregen mijn leefgeld'), ['one']);
    assert.deepEqual(find('waar blijft weekgeld nog niet'), ['one', 'two']);
    assert.deepEqual(find('mijn weekgeld is er'), []);
    assert.deepEqual(find('leefgeld nog niet'), []);
  });

  it('take a star for any letters, and nothing without it', () => {
    const find = finder({ one: ['loonstrook*'], two: ['huur'] });
    assert.deepEqual(find('mijn loonstrookje'), ['one']);
    assert.deepEqual(find('huurder'), []);
  });

  it('take a whole message only for what is marked so', () => {
    const find = finder({ one: ['=meelezen'] });
    assert.deepEqual([find('meelezen'), find('kan hij meelezen')], [['one'], []]);
  });

  it('come in the order of the topics, each once', () => {
    const find = finder({ three: ['c', 'd'], one: ['d'] });
    assert.deepEqual(find('d c'), ['one', 'three']);
  });

  it('take one of several words at one place, with a class for a long list', () => {
    const find = finder({ one: ['dit is (haar|zijn) {family}'] });
    assert.deepEqual(find('hallo dit is zijn vriendin'), ['one']);
    assert.deepEqual(find('dit is zijn huis'), []);
  });

  it('take words that may be missing, and words in between', () => {
    const find = finder({ one: ['praat nu? met (haar|zijn)? man'], two: ['geen .. open'] });
    assert.deepEqual(find('je praat met haar man'), ['one']);
    assert.deepEqual(find('je praat nu met man'), ['one']);
    assert.deepEqual(find('je praat straks met haar man'), []);
    assert.deepEqual(find('ik doe geen brief meer hier open'), ['two']);
    assert.deepEqual(find('geen een twee drie vier open'), []);
  });

  it('take any word but the ones that are named, and no end of the message for one', () => {
    const find = finder({ one: ['niet meer van !(mij|ons)'], two: ['geen !(alleen)? schuld'] });
    assert.deepEqual(find('niet meer van noor'), ['one']);
    assert.deepEqual([find('niet meer van mij'), find('niet meer van')], [[], []]);
    assert.deepEqual([find('geen schuld'), find('geen grote schuld')], [['two'], ['two']]);
    assert.deepEqual(find('geen alleen schuld'), []);
  });

  it('take the begin and the end of a message', () => {
    const find = finder({ one: ['/ wat moet'], two: ['dit is haar man (/|wie)'] });
    assert.deepEqual([find('wat moet dit'), find('ja wat moet dit')], [['one'], []]);
    assert.deepEqual([find('dit is haar man'), find('dit is haar man wie ben je')], [['two'], ['two']]);
    assert.deepEqual(find('dit is haar man zijn huis'), []);
  });

  it('are not read from capitals, accents, signs, empty phrases, or a star after one letter', () => {
    for (const source of ['Saldo', 'saldo?!', 'a|', '+ a', 'a*', '=a|b', 'lütfen', '', 'saldo.']) {
      assert.notEqual(faultOf(source), '', source);
    }
  });

  it('are refused with the part that is not written as it should be', () => {
    assert.match(faultOf('dit is (haar | zijn) man'), /"\(haar" .*"\(a\|b\)", without spaces/);
    assert.match(faultOf('dit is (haar|Zijn) man'), /"Zijn" is no word/);
    assert.match(faultOf('ik ben {friends}'), /"\{friends\}" is no class/);
    for (const source of ['.. man', 'man ..', 'man? weg', '!(man) weg']) {
      assert.notEqual(faultOf(source), '', source);
    }
    assert.match(faultOf('man .. .. weg'), /"\.\."/);
  });

  it('are found as a plain expression finds them', () => {
    const word = fc.constantFrom('ab', 'abc', 'b', 'cd', 'cde');
    const start = fc.oneof(word, fc.constantFrom('ab*', '(ab|cd*)', '/'));
    const next = fc.oneof(
      word,
      fc.constantFrom('cd*', '..  b', '.. (b|cd)', '(b|cde)?', '!(b|ab*)', '!b?', '/', 'b?'),
    );
    const phrase = fc
      .tuple(start, fc.array(next, { maxLength: 3 }))
      .map(([first, rest]) => [first, ...rest].join(' ').replaceAll('  ', ' '));
    const group = fc.array(phrase, { minLength: 1, maxLength: 3 }).map((all) => all.join('|'));
    const pattern = fc.array(group, { minLength: 1, maxLength: 3 }).map((all) => all.join(' + '));
    fc.assert(
      fc.property(pattern, fc.array(word, { minLength: 1, maxLength: 7 }), (source, words) => {
        const text = words.join(' ');
        assert.equal(finder({ one: [source] })(text).length === 1, naive(source, text), source);
      }),
      { numRuns: 2000 },
    );
  });
});
