/** Amounts of money named in a message, exact: text to decimal.js to text, never through a float. */
import { allMatches } from '../all-matches.ts';
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
  /(?:zon|ongeveer|circa|ca|rond de|plusminus|about|around|roughly|(?:schuld|saldo|bedrag|loon|uitkering|inkomen|debt|balance|salary) ?(?:van|is|of|:)|verdien|verdient|betaal|betalen|kost|huur is|owe|owes|earn|earns|pay|costs)\s*$/;
/** "tussen 100 en 200 euro": what stands between two amounts that share one unit. */
const RANGE = new RegExp(
  String.raw`^\s?(?:en|a|tot|of|and|to|or|-)\s?(?:${NUMBER})\s?${UNIT}(?![\p{L}\d])`,
  'u',
);
/** "10 euro 50", "tien euro en vijftig cent", "15 cent". */
const CENTS = /^\s?(?:en |and )?(\d{2}|\p{L}+)(?:\s?(?:cent|cents)(?!\p{L})|(?![\p{L}\d]|\s?[\p{L}\d]))/u;
const CENTS_ONLY = /(?<![\p{L}\d.,]|euro |euro en |euros and )(\d{1,2}|\p{L}+) (?:cent|cents)(?!\p{L})/gu;
const TENNERS = /(?<!\p{L})(\d{1,2}|\p{L}+) (?:tientjes|tientje|tenners|tenner)(?!\p{L})/gu;
const HUNDRED = 100;
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

/** Cents said after the euros, as a part of one euro. */
function centsAfter(after: string): Decimal {
  const written = CENTS.exec(after)?.[1];
  const value = written === undefined ? undefined : numberOf(written);
  return value !== undefined && value < HUNDRED ? new Decimal(value).div(HUNDRED) : new Decimal(0);
}

/** "15 cent", "twee tientjes". */
function smallChange(normal: string): Decimal[] {
  const count = (pattern: RegExp, worth: string): Decimal[] =>
    allMatches(normal, pattern).flatMap(([, written = '']) => {
      const value = numberOf(written === 'a' ? 'one' : written);
      return value === undefined ? [] : [new Decimal(worth).times(value)];
    });
  return [...count(TENNERS, '10'), ...count(CENTS_ONLY, '0.01')];
}

function inWords(text: string): Decimal[] {
  const words = allMatches(text, /[\p{L}€]+|\d+/gu).map(([word]) => word);
  const found: Decimal[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!isNumberWord(words[at] ?? '') || /^\d/.test(words[at - 1] ?? '')) continue;
    let end = at + 1;
    while (end < words.length && end - at < 6 && (isNumberWord(words[end] ?? '') || words[end] === 'and'))
      end++;
    const value = numberOf(words.slice(at, end).join(' '));
    const unit = /^(?:euro\w*|eur|€|piek)$/.test(words[end] ?? '');
    const other = OTHER_UNIT.test(words[end] ?? '');
    const cents = centsAfter(words.slice(end + 1, end + 4).join(' '));
    if (value !== undefined && (unit || (value >= HUNDRED && !other))) {
      found.push(new Decimal(value).plus(unit ? cents : 0));
    }
    at = end - 1;
  }
  return found;
}

/**
 * Amounts in order of appearance (digits first, then words) as decimal text with two places, such as "1250.50".
 * A bare number counts only as the whole message, after a word like "zo'n" or "verdien", or written like money.
 */
export function amountsOf(normal: string): string[] {
  const found: Decimal[] = [];
  for (const match of allMatches(normal, DIGITS)) {
    const { sign, number = '', thousands, unit } = match.groups ?? {};
    const before = normal.slice(Math.max(0, match.index - 24), match.index);
    const after = normal.slice(match.index + match[0].length, match.index + match[0].length + 20);
    const alone = normal.trim() === match[0].trim() && /^[1-9]\d/.test(number);
    const named = sign ?? unit;
    const moneyLike = /,\d\d$|^[1-9]\d{0,2}\.\d{3}$/.test(number);
    const bare = !OTHER_UNIT.test(after) && (ABOUT.test(before) || alone || moneyLike || RANGE.test(after));
    if (named === undefined && thousands === undefined && !bare) continue;
    const factor = thousands === undefined ? 1 : thousands.trim() === 'ton' ? 100_000 : 1000;
    // "1.250k" does not exist: before k a separator is a decimal point
    const value = factor === 1 ? decimalOf(number) : new Decimal(number.replace(',', '.').replace(/\s/g, ''));
    found.push(value.times(factor).plus(unit === undefined ? 0 : centsAfter(after)));
  }
  for (const [wording, value] of TONS) if (wording.test(normal)) found.push(new Decimal(value));
  found.push(...inWords(normal), ...smallChange(normal));
  return [...new Set(found.map((value) => value.toFixed(2)))];
}
