import assert from 'node:assert/strict';
import fc from 'fast-check';
import { takeOutSecrets } from '../../../dialogs/money/secrets.ts';
import { openChecked, openMoney } from './open.ts';

describe('what nobody should send', () => {
  for (const [text, left] of [
    [
      'mijn rekeningnummer is NL91 ABNA 0417 1643 00 dank je',
      'mijn rekeningnummer is [rekeningnummer weggehaald] dank je',
    ],
    ['nl91abna0417164300', '[rekeningnummer weggehaald]'],
    ['stuur het naar DE89370400440532013000', 'stuur het naar [rekeningnummer weggehaald]'],
    ['mijn bsn is 111222333', 'mijn bsn is [BSN weggehaald]'],
    ['111222333', '[BSN weggehaald]'],
    ['bsn 1112.22.333', 'bsn [BSN weggehaald]'],
    ['mijn pincode is 1234', 'mijn pincode is [pincode weggehaald]'],
    ['pin: 0042', 'pin: [pincode weggehaald]'],
    ['wachtwoord is Welkom01!', 'wachtwoord is [wachtwoord weggehaald]'],
    ['my password: hunter2 ok', 'my password: [wachtwoord weggehaald] ok'],
  ] as const) {
    it(`takes the secret out of "${text}"`, () => {
      assert.equal(takeOutSecrets(text).text, left);
    });
  }

  for (const text of [
    'ik moet 1.250,50 betalen voor 12-11-2026',
    'mijn nummer is 0612345678',
    'klantnummer 111222333 bij de energie',
    'ik wil pinnen 1000 euro',
    'pin 1000 euro',
    'NL91 ABNA 0417 1643 01',
    'mijn code is K7M2-P9QX',
    'ik weet mijn wachtwoord niet meer',
    '123456789',
  ]) {
    it(`leaves "${text}" as it is`, () => {
      assert.deepEqual(takeOutSecrets(text), { text, found: [] });
    });
  }

  it('answers kindly, keeps nothing of it and repeats nothing', () => {
    const stage = openMoney();
    const lines = stage.ask('mijn pincode is 9182 en mijn rekening NL91ABNA0417164300');
    assert.match(lines.join('\n'), /Stuur mij geen pincode/);
    const kept = JSON.stringify([stage.conversation(), stage.effects]);
    assert.doesNotMatch(kept, /9182|0417164300/);
  });

  it('answers the question in the same message as well', () => {
    const lines = openChecked().ask('mijn bsn is 111222333 wat is mijn saldo');
    assert.match(lines.join('\n'), /Stuur mij geen.*\n.*€ 112,40/);
  });

  it('keeps a secret out of what a person is asked', () => {
    const stage = openChecked();
    stage.ask('mag ik een voorschot');
    for (const text of ['50 euro', 'iets voor mijn bsn 111222333', 'morgen', '1']) stage.ask(text);
    assert.doesNotMatch(JSON.stringify(stage.conversation()), /111222333/);
  });

  it('is never slow and never throws, whatever is sent', () => {
    const letters = fc.constantFrom(...'NL91 AB0-.:pinbsnwachtwoord is');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 400 }), (signs) => {
        const { text } = takeOutSecrets(signs.join(''));
        assert.equal(typeof text, 'string');
      }),
    );
  });
});
