import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outsideGsm, smsSize } from '../../bot/content/sms-segments.ts';

const segments = (text: string) => smsSize(text).segments;

describe('how many SMS a text costs', () => {
  it('is one for 160 plain letters, two up to 306, three after that', () => {
    assert.deepEqual(
      [160, 161, 306, 307].map((length) => segments('a'.repeat(length))),
      [1, 2, 2, 3],
    );
  });

  it('is one for 70 letters outside GSM-7, two up to 134, three after that', () => {
    assert.deepEqual(
      [70, 71, 134, 135].map((length) => segments('ë'.repeat(length))),
      [1, 2, 2, 3],
    );
  });

  it('counts the euro sign and brackets twice', () => {
    assert.deepEqual(
      [80, 81].map((length) => segments('€'.repeat(length))),
      [1, 2],
    );
    for (const letter of '[]{}^~|\\€') assert.equal(smsSize(letter).units, 2, letter);
  });

  it('does not cut a letter of two halves at the end of a segment', () => {
    // 152 + 2 do not fit in 153, so the euro sign moves on: 152, then 2 + 152.
    assert.equal(segments(`${'a'.repeat(152)}€${'a'.repeat(151)}`), 2);
    assert.equal(segments(`${'a'.repeat(152)}€${'a'.repeat(152)}`), 3);
    assert.equal(segments(`${'ë'.repeat(66)}😀${'ë'.repeat(66)}`), 3);
  });

  it('keeps the letters of Dutch that are safe, and names those that are not', () => {
    assert.deepEqual(outsideGsm('één crème über à la carte voor € 5, Ödön'), []);
    assert.deepEqual(outsideGsm('financiële coördinatie: ïêáç·’…'), ['ë', 'ï', 'ê', 'á', 'ç', '·', '’', '…']);
  });

  it('never falls when a text grows', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'grapheme' }),
        (text, more) => {
          assert.ok(segments(text) <= segments(text + more));
        },
      ),
    );
  });
});
