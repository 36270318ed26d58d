/** Day and month of birth, for the light check before money is mentioned. */
import { allMatches } from '../all-matches.ts';
import { normalise } from '../normalise.ts';
import { MONTH_NAMES, monthOf } from './months.ts';
import { numberOf } from './number-words.ts';

const DAYS: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function monthDay(day: number, month: number): string | undefined {
  const most = DAYS[month - 1];
  if (most === undefined || !Number.isInteger(day) || day < 1 || day > most) return undefined;
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const EDGE = String.raw`(?<![\p{L}\d])`;
const END = String.raw`(?![\p{L}\d])`;
const re = (source: string): RegExp => new RegExp(EDGE + source + END, 'gu');
const ISO = re(String.raw`\d{4}-(\d{1,2})-(\d{1,2})`);
const NUMERIC = re(String.raw`(\d{1,2}) ?[-/.] ?(\d{1,2})(?: ?[-/.] ?\d{2,4})?`);
const SPACED = re(String.raw`(\d{1,2}) (\d{1,2})(?: \d{2,4})?`);
const NAMED = re(
  String.raw`(\d{1,2}|\p{L}{2,16})(?:e|ste|de|st|nd|rd|th|\.)? ?(?:of |de |van )?(${MONTH_NAMES})`,
);
const NAMED_FIRST = re(String.raw`(${MONTH_NAMES}) (?:the )?(\d{1,2})(?:st|nd|rd|th)?`);
const TOGETHER = re(String.raw`(\d{2})(\d{2})(?:\d{2}|\d{4})?`);

/**
 * Birthday as MM-DD from "23-4", "23/04/1987", "7 maart", "7 mrt 1980", "zeven maart", "march 7", "1980-03-07" or
 * "0703"; day before month, as here. Undefined when there is none or when two different ones are named.
 */
export function birthdayOf(text: string): string | undefined {
  const normal = normalise(text);
  const readers: readonly (readonly [RegExp, (a: string, b: string) => string | undefined])[] = [
    [ISO, (month, day) => monthDay(Number(day), Number(month))],
    [NAMED, (day, month) => monthDay(numberOf(day) ?? NaN, monthOf(month) ?? 0)],
    [NAMED_FIRST, (month, day) => monthDay(Number(day), monthOf(month) ?? 0)],
    [NUMERIC, (day, month) => monthDay(Number(day), Number(month))],
    [SPACED, (day, month) => monthDay(Number(day), Number(month))],
    [TOGETHER, (day, month) => monthDay(Number(day), Number(month))],
  ];
  for (const [pattern, read] of readers) {
    const found = new Set<string>();
    for (const [, first = '', second = ''] of allMatches(normal, pattern)) {
      const date = read(first, second);
      if (date !== undefined) found.add(date);
    }
    if (found.size > 1) return undefined;
    const [only] = found;
    if (only !== undefined) return only;
  }
  return undefined;
}
