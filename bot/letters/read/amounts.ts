/** Amounts of a letter, and the one that has to be paid when that is clear. Exact, by decimal.js. */
import { Decimal } from 'decimal.js';
import { plain } from '../../../dialogs/plain.ts';

const WHOLE = String.raw`(?:\d{1,3}(?:\.\d{3}){1,2}|\d{1,6})`;
/** Without cents it must go on with a word: at the end of a line the rest may not have been read. */
const NUMBER = String.raw`(${WHOLE}(?:,(?:\d{2}|-)(?![\d,])|(?![\d.,])(?=[ \n]+[a-z(])|(?=\.\n?\s[A-Z])))`;
const BEFORE = new RegExp(String.raw`(?:€|\bEUR)\s?${NUMBER}`, 'g');
const AFTER = new RegExp(String.raw`(?<![\d.,€?])(${WHOLE}(?:,(?:\d{2}|-))?)\s?(?:euro|EUR)\b`, 'g');
/** Where money is meant. */
const MONEY = /€|\bEUR\b|\beuro\b/g;
const MOST = new Decimal(250_000);
/** Letters of a line before an amount in which its name stands. */
const NAME_LETTERS = 40;

interface Written {
  readonly amount: Decimal;
  readonly before: string;
}

function decimalOf(written: string): Decimal {
  return new Decimal(written.replaceAll('.', '').replace(/,-$/, '').replace(',', '.'));
}

function amountsIn(line: string): Written[] {
  return [BEFORE, AFTER].flatMap((form) =>
    [...line.matchAll(form)].map((match) => ({
      amount: decimalOf(match[1] ?? '0'),
      before: plain(line.slice(Math.max(0, match.index - NAME_LETTERS), match.index)),
    })),
  );
}

/** Do two or more of the others make exactly this one? */
function isSum(total: Decimal, others: readonly Decimal[]): boolean {
  if (others.length < 2) return false;
  return others.reduce((sum, one) => sum.plus(one), new Decimal(0)).equals(total);
}

/**
 * The amount to pay, as text with two decimals; undefined when it is not clear: nothing is better than a wrong one.
 * @param totals words in front of the one amount that has to be paid, as `plain` gives them
 */
export function amountToPay(sentences: readonly string[], totals: readonly string[]): string | undefined {
  const written = sentences.flatMap(amountsIn).filter(({ amount }) => amount.gt(0) && amount.lte(MOST));
  const all = [...new Map(written.map(({ amount }) => [amount.toFixed(2), amount])).values()];
  // Money is meant where no amount could be read: what was read may be the lesser part.
  const broken = sentences.some((one) => [...one.matchAll(MONEY)].length > amountsIn(one).length);
  const [only] = all;
  if (only !== undefined && all.length === 1) return broken ? undefined : only.toFixed(2);
  const named = written.filter(({ before }) =>
    totals.some((name) => before === name || before.endsWith(` ${name}`)),
  );
  const marked = [...new Set(named.map(({ amount }) => amount.toFixed(2)))];
  const [total] = marked;
  if (total === undefined || marked.length > 1) return undefined;
  const sum = new Decimal(total);
  const others = all.filter((one) => !one.equals(sum));
  // A total that is smaller than one of its parts was misread, or is not the total.
  if (others.some((one) => one.gt(sum))) return undefined;
  return isSum(sum, others) || (!broken && named.length > 0) ? total : undefined;
}
