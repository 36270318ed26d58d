import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeTopicFinder, readTopicPattern } from '../../bot/content/read/topic-finder.ts';

const TOPICS = ['one', 'two', 'three'] as const;

function finder(patterns: Partial<Record<(typeof TOPICS)[number], readonly string[]>>) {
  const all = TOPICS.flatMap((topic) =>
    (patterns[topic] ?? []).map((source) => {
      const pattern = readTopicPattern(source);
      assert.ok(pattern, source);
      return { topic, pattern };
    }),
  );
  return makeTopicFinder(all, TOPICS);
}

/** The same said as one expression for each group. */
function naive(source: string, text: string): boolean {
  return source.split('+').every((group) => {
    const words = group.split('|').map((one) => one.trim().replaceAll('*', '[a-z]*'));
    return new RegExp(` (?:${words.join('|')}) `).test(` ${text} `);
  });
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

  it('are not read from capitals, accents, signs, empty phrases, or a star after one letter', () => {
    for (const source of ['Saldo', 'saldo?', 'a|', '+ a', 'a*', '=a|b', 'lütfen', '']) {
      assert.equal(readTopicPattern(source), undefined, source);
    }
  });

  it('are found as a plain expression finds them', () => {
    const word = fc.constantFrom('ab', 'abc', 'b', 'cd', 'cde');
    const phrase = fc.oneof(word, fc.constantFrom('ab*', 'cd*', 'ab cd', 'b ab*', 'cd b'));
    const group = fc.array(phrase, { minLength: 1, maxLength: 3 }).map((all) => all.join('|'));
    const pattern = fc.array(group, { minLength: 1, maxLength: 3 }).map((all) => all.join(' + '));
    fc.assert(
      fc.property(pattern, fc.array(word, { maxLength: 6 }), (source, words) => {
        const text = words.join(' ');
        assert.equal(finder({ one: [source] })(text).length === 1, naive(source, text));
      }),
      { numRuns: 500 },
    );
  });
});
