import assert from 'node:assert/strict';
import { brouwer, lix, measure, readingEase } from '../../bot/content/plain/measure.ts';
import { syllablesIn } from '../../bot/content/plain/syllables.ts';
import type { Language } from '../../dialogs/meaning.ts';

describe('Syllables', () => {
  const words: Partial<Record<Language, Readonly<Record<string, number>>>> = {
    nl: {
      jij: 1,
      leeuw: 1,
      nieuwe: 2,
      koeien: 2,
      geïnd: 2,
      ideeën: 3,
      zorgpremie: 3,
      huishoudboekje: 4,
      medewerker: 4,
      financiële: 5,
      automatische: 5,
      beëindigen: 5,
    },
    en: { please: 1, asked: 1, table: 2, wanted: 2, people: 2, neighbourhood: 3 },
    es: { cuenta: 2, días: 2, también: 2, quiero: 2, oído: 3, ayuntamiento: 5 },
    tr: { evet: 2, yarın: 2, belediye: 4, otomatik: 4 },
  };
  for (const [lang, all] of Object.entries(words) as [Language, Readonly<Record<string, number>>][]) {
    it(`are counted as they are said (${lang})`, () => {
      const counted = Object.fromEntries(Object.keys(all).map((word) => [word, syllablesIn(word, lang)]));
      assert.deepEqual(counted, all);
    });
  }

  it('are not guessed for a language without a formula', () => {
    assert.equal(syllablesIn('herkenning', 'pap'), undefined);
    assert.equal(readingEase(measure('Kon ta bai ku bo', 'pap'), 'pap'), undefined);
  });
});

describe('Reading ease', () => {
  it('is reckoned by the published formulas', () => {
    // Two sentences, eight words, ten syllables, one word of more than six letters.
    const counted = measure('Ik vraag het morgen. Je krijgt dan antwoord.', 'nl');
    assert.deepEqual(counted, { sentences: 2, words: 8, longWords: 1, syllables: 10 });
    assert.equal(readingEase(counted, 'nl')?.toFixed(2), (206.84 - 0.93 * 4 - 77 * 1.25).toFixed(2));
    assert.equal(brouwer(counted)?.toFixed(2), (195 - 2 * 4 - 67 * 1.25).toFixed(2));
    assert.equal(lix(counted)?.toFixed(2), (4 + 12.5).toFixed(2));
  });

  it('says nothing of nothing', () => {
    assert.equal(readingEase(measure('1 2 3', 'nl'), 'nl'), undefined);
    assert.equal(lix(measure('', 'nl')), undefined);
  });

  it('finds office Dutch harder than ours', () => {
    const office = measure(
      'Indien u niet tijdig aan uw betalingsverplichtingen voldoet, volgt beslaglegging.',
      'nl',
    );
    const ours = measure('Betaal je niet op tijd, dan haalt iemand geld weg van je loon.', 'nl');
    assert.ok((readingEase(office, 'nl') ?? 0) < 40);
    assert.ok((readingEase(ours, 'nl') ?? 0) > 80);
  });
});
