import assert from 'node:assert/strict';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { LANGUAGES } from '../../../dialogs/meaning.ts';
import { sayAmount } from '../../../dialogs/money/say-amount.ts';

const cents = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const euroOf = (amount: bigint): Decimal => new Decimal(amount.toString()).dividedBy(100);

/** An amount as people write it, back to cents, by hand: sign, digits, and what stands behind the last separator. */
function centsOf(text: string, separator: ',' | '.'): bigint {
  const [whole = '', rest = '00'] = text.split(separator === ',' ? /,(?=\d{2}$)/ : /\.(?=\d{2}$)/);
  const value = BigInt(whole.replace(/\D/g, '') + rest);
  return text.includes('-') ? -value : value;
}

describe('an amount in words', () => {
  before(() => Decimal.set({ precision: 40 }));
  after(() => Decimal.set({ precision: 20 }));

  for (const [amount, dutch, english] of [
    ['1250.5', '€ 1.250,50', '€1,250.50'],
    ['60', '€ 60', '€60'],
    ['112.40', '€ 112,40', '€112.40'],
    ['-12.5', '€ -12,50', '-€12.50'],
    ['-0', '€ 0', '€0'],
    ['0.01', '€ 0,01', '€0.01'],
    ['123456789012345678.99', '€ 123.456.789.012.345.678,99', '€123,456,789,012,345,678.99'],
  ] as const) {
    it(`writes ${amount} as ${dutch} and as ${english}`, () => {
      assert.deepEqual(
        [sayAmount('nl', new Decimal(amount)), sayAmount('en', new Decimal(amount))],
        [dutch, english],
      );
    });
  }

  it('keeps every cent of every amount, in Dutch and in English', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        assert.equal(centsOf(sayAmount('nl', euroOf(amount)), ','), amount);
        assert.equal(centsOf(sayAmount('en', euroOf(amount)), '.'), amount);
      }),
    );
  });

  it('has the digits of the decimal in every language, and only plain spaces', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom(...LANGUAGES), (amount, lang) => {
        const text = sayAmount(lang, euroOf(amount));
        const digits = euroOf(amount).abs().toFixed(2).replace(/\.00$/, '').replace('.', '');
        assert.equal(text.replace(/\D/g, ''), digits);
        assert.doesNotMatch(text, /[\u00a0\u202f]/);
      }),
    );
  });

  it('refuses parts of a cent instead of rounding them away', () => {
    assert.throws(() => sayAmount('nl', new Decimal('0.005')), RangeError);
  });
});
