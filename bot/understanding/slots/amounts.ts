/** Amounts of money named in a message, exact: text to decimal.js to text, never through a float. */
import { Decimal } from 'decimal.js';
import { isNumberWord, numberOf } from './number-words.ts';

const NUMBER = String.raw`\d{1,3}(?:[.,  ]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?`;
const UNIT = String.raw`(?:€|euro'?s?|eurootjes?|eur|avro|يورو|ewro|piek)`;
const DIGITS = new RegExp(
  String.raw`(?<![\p{L}\d.,:/-])(?<sign>€|eur|euro)?\s{0,2}(?<number>${NUMBER})(?<thousands>k|\s?ton|\s?duizend|\s?mille)?` +
    String.raw`(?<unit>\s?${UNIT}|,-|,=)?(?![\p{L}\d])(?![.,:/-]\d)`,
  'gu',
);
/** Words before a bare number that make it an amount when no other unit follows. */
const ABOUT =
  /(?:zon|ongeveer|circa|ca|rond de|plusminus|about|around|roughly|schuld van|saldo van|bedrag van)\s*$/;
const OTHER_UNIT =
  /^\s?(?:maand|mnd|month|week|weken|dag|day|jaar|year|uur|hour|min|kind|kids|child|keer|times|x\b|%|procent|m2|brie|man\b|mens)/;
const TONS: readonly (readonly [RegExp, string])[] = [
  [/\banderhalve ton\b/, '150000'],
  [/\b(?:een )?halve ton\b/, '50000'],
  [/\been ton\b/, '100000'],
];

/** "1.250,50", "1,250.50" and "1250,5" as a decimal: a separator before exactly three digits groups thousands. */
function decimalOf(written: string): Decimal {
  const cents = /[.,](\d{1,2})$/.exec(written);
  const whole = (cents ? written.slice(0, cents.index) : written).replace(/[^\d]/g, '');
  return new Decimal(`${whole}.${cents?.[1] ?? '0'}`);
}

function inWords(text: string): Decimal[] {
  const words = [...text.matchAll(/[\p{L}€]+/gu)].map(([word]) => word);
  const found: Decimal[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!isNumberWord(words[at] ?? '')) continue;
    let end = at + 1;
    while (end < words.length && end - at < 6 && (isNumberWord(words[end] ?? '') || words[end] === 'and'))
      end++;
    const value = numberOf(words.slice(at, end).join(' '));
    const unit = /^(?:euro\w*|eur|€|piek)$/.test(words[end] ?? '');
    const other = OTHER_UNIT.test(words[end] ?? '');
    if (value !== undefined && (unit || (value >= 100 && !other))) found.push(new Decimal(value));
    at = end - 1;
  }
  return found;
}

/**
 * Amounts in order of appearance (digits first, then words) as decimal text with two places, such as "1250.50".
 * A bare number counts only as the whole message, after a word like "zo'n", or with a comma and cents.
 */
export function amountsOf(normal: string): string[] {
  const found: Decimal[] = [];
  for (const match of normal.matchAll(DIGITS)) {
    const { sign, number = '', thousands, unit } = match.groups ?? {};
    const before = normal.slice(Math.max(0, match.index - 24), match.index);
    const after = normal.slice(match.index + match[0].length, match.index + match[0].length + 12);
    const alone = normal.trim() === match[0].trim() && /^[1-9]\d/.test(number);
    const named = sign ?? unit;
    const bare = !OTHER_UNIT.test(after) && (ABOUT.test(before) || alone || /,\d\d$/.test(number));
    if (named === undefined && thousands === undefined && !bare) continue;
    const factor = thousands === undefined ? 1 : thousands.trim() === 'ton' ? 100_000 : 1000;
    // "1.250k" does not exist: before k a separator is a decimal point
    const value = factor === 1 ? decimalOf(number) : new Decimal(number.replace(',', '.').replace(/\s/g, ''));
    found.push(value.times(factor));
  }
  for (const [wording, value] of TONS) if (wording.test(normal)) found.push(new Decimal(value));
  found.push(...inWords(normal));
  return [...new Set(found.map((value) => value.toFixed(2)))];
}
