import assert from 'node:assert/strict';
import { sentencesOf, wordCount } from '../../bot/content/sentences.ts';

const count = (text: string) => sentencesOf(text).length;

describe('counting the sentences of a message', () => {
  it('does not take a time, an amount or a help line for the end of one', () => {
    assert.equal(count('Je hoort het om 9.30 uur. Bel anders 0800-0113.'), 2);
    assert.equal(count('Je leefgeld van € 1.250,50 komt op 1 mei.'), 1);
    assert.equal(count('Bel 113. Dat is gratis.'), 2);
  });

  it('does not take an abbreviation for the end of one', () => {
    assert.equal(count('Loop je achter, bijv. met huur, energie enz. en hoe lang al?'), 1);
    assert.equal(count('Mw. Jansen belt je o.a. over de huur.'), 1);
    assert.equal(count('Neem je post mee, brieven enz. Je hoeft niets te lezen.'), 2);
  });

  it('goes on after three dots when a small letter follows', () => {
    assert.equal(count('Even kijken... dat weet ik niet.'), 1);
    assert.equal(count('Even kijken… Dat weet ik niet.'), 2);
  });

  it('leaves numbered options out', () => {
    assert.equal(count('Heb je te eten?\n1 ja · 2 nee'), 1);
    assert.equal(count('Wat past bij jou?\n1. eten\n2) geld\n3 iets anders'), 1);
    assert.equal(count('Kies 1. ja 2. nee'), 1);
  });

  it('ends a sentence with the line, and takes a quote along', () => {
    assert.equal(count('Dit schreef ik op\nKlopt het?'), 2);
    assert.equal(count('Typ "weet ik niet." Dan ga ik verder!'), 2);
    assert.equal(count(''), 0);
  });

  it('counts words, not signs', () => {
    assert.equal(wordCount('Je hebt € 5 - of meer - bij het Huishoudboekje.'), 8);
  });
});
