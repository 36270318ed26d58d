import assert from 'node:assert/strict';
import fc from 'fast-check';
import { URGENCIES, type Language, type Meaning } from '../../dialogs/meaning.ts';
import { real } from '../dialogs/stage.ts';

const { understanding } = real();

/** What the last of these messages is taken for, after the ones before it. */
function last(pieces: readonly string[], lang?: Language): Meaning {
  const before = () => pieces.slice(0, -1);
  const known = lang === undefined ? {} : { lang };
  return understanding.understand(pieces.at(-1) ?? '', {
    today: '2026-11-24',
    workers: [],
    ...known,
    before,
  });
}

const rank = ({ urgent }: Meaning): number => -URGENCIES.indexOf(urgent);

describe('danger in several messages', () => {
  it('is heard, in each language', () => {
    const cries: readonly (readonly string[])[] = [
      ['dit is', 'mijn laatste bericht'],
      ['ik wil dr', 'nie meer'],
      ['mi', 'marido me', 'pega'],
      ['mi', 'no ke', 'sigui biba asina'],
    ];
    for (const cry of cries) assert.equal(last(cry).urgent, 'emergency', cry.join(' | '));
  });

  it('and acute need too', () => {
    assert.equal(last(['de laatste', 'boterham is vanmorgen']).intent, 'no-food');
    assert.equal(last(['mi yunan', 'a bai drumi sin', 'kome']).intent, 'no-food');
  });

  it('shows the language of all of it, and the amounts of the last piece only', () => {
    const meaning = last(['mi', 'marido me', 'pega 20 euro'], 'nl');
    assert.equal(meaning.lang, 'es');
    assert.deepEqual(meaning.slots.amounts, ['20.00']);
    assert.equal(meaning.inPieces, true);
  });

  it('is told once: what was heard at the message before is not heard again', () => {
    assert.equal(last(['mi', 'marido me', 'pega']).urgent, 'emergency');
    assert.equal(last(['marido me', 'pega', 'en mi casa']).inPieces, undefined);
  });

  it('an answer between the words ends the sentence', () => {
    for (const answer of ['ja', '2', 'dank je wel'])
      assert.equal(last(['dit is', answer, 'mijn laatste bericht']).urgent, 'none', answer);
  });

  it('words that have no danger in them get none', () => {
    const harmless: readonly (readonly string[])[] = [
      ['ik wil', 'niet zo veel', 'gedoe'],
      ['zeg', 'mag ik', 'wat vragen'],
      ['charlois', 'geen idee', 'dat weet mijn zus'],
      ['oke', 'fijn', 'tot morgen'],
      ['stroom', 'gas', 'water'],
    ];
    for (const words of harmless) assert.equal(last(words).urgent, 'none', words.join(' | '));
  });

  it('whole sentences are not put together', () => {
    const before = 'mijn man en ik hebben gisteren samen naar de film gekeken';
    assert.equal(last([before, 'hij slaat']).inPieces, undefined);
  });

  it('never makes a message less urgent than it is by itself', () => {
    const words = fc.array(
      fc.constantFrom('ik', 'mijn', 'man', 'slaat', 'geen', 'eten', 'meer', 'ja', '2', 'dood'),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (messages) => {
        const pieces = messages.map((message) => message.join(' '));
        const own = understanding.understand(pieces.at(-1) ?? '', { today: '2026-11-24', workers: [] });
        assert.ok(rank(last(pieces)) >= rank(own));
      }),
    );
  });
});
