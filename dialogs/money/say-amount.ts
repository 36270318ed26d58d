/** An amount in words: the one way in which an amount becomes text for people. */
import type { Decimal } from 'decimal.js';
import type { Language } from '../meaning.ts';
import { LOCALES } from '../texts.ts';

type Numeric = `${number}`;

function isNumeric(text: string): text is Numeric {
  return /^-?\d+\.\d{2}$/.test(text);
}

const formats = new Map<Language, Intl.NumberFormat>();

function formatOf(lang: Language): Intl.NumberFormat {
  const known = formats.get(lang);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(LOCALES[lang], {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  });
  formats.set(lang, made);
  return made;
}

/**
 * Euros and cents as people write them: "€ 1.250,50", "€ 60", "€ -12,50"; in English "€1,250.50". The digits go from
 * the decimal's own text to the page; no float is in between. Spaces are plain ones: others are outside GSM-7.
 * @throws RangeError when the amount has fractions of a cent
 */
export function sayAmount(lang: Language, amount: Decimal): string {
  const digits = amount.isZero() ? '0.00' : amount.toFixed(2);
  if (!isNumeric(digits) || !amount.equals(digits)) throw new RangeError('An amount is not in whole cents.');
  return formatOf(lang).format(digits).replace(/\s/g, ' ');
}
