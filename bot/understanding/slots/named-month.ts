/** The month that a message names: "van december", "volgende maand", "geçen ay". */
import { Temporal } from 'temporal-polyfill';
import { allMatches } from '../all-matches.ts';
import { MONTH_NAMES, monthOf } from './months.ts';

const EDGE = String.raw`(?<![\p{L}\d])`;
const END = String.raw`(?![\p{L}\d])`;
/** Names that are other words too; they count only behind one of these. */
const OTHER_WORDS = /^(?:may|jan|mar|mart|sep|dec|aug|maja|ocak|ekim)$/;
const OF = /(?:van|voor|in|of|for|since|until|de|za|na|w) $/;
const NAMED = new RegExp(`${EDGE}(${MONTH_NAMES})(?: (20\\d\\d))?${END}`, 'gu');
const NEXT = new RegExp(
  EDGE +
    '(?:volgende maand|komende maand|maand erna|next month|coming month|gelecek ay|onumuzdeki ay|(?:ال)?شهر (?:القادم|المقبل|الجاي|الجاية)|الشهر (?:القادم|المقبل|الجاي)|' +
    'nastepny miesiac|nastepnym miesiacu|nastepnego miesiaca|przyszly miesiac|przyszlym miesiacu|przyszlego miesiaca|' +
    'proximo mes|mes proximo|mes que viene|mes siguiente|otro luna|proximo luna|luna ku ta bin|luna cu ta bin|siguiente luna)',
  'u',
);
const LAST = new RegExp(
  EDGE +
    '(?:vorige maand|afgelopen maand|last month|previous month|gecen ay|onceki ay|الشهر (?:الماضي|السابق|اللي فات|الفايت|اللي راح)|' +
    'zeszly miesiac|zeszlym miesiacu|zeszlego miesiaca|poprzedni miesiac|poprzednim miesiacu|ubieglym miesiacu|ubiegly miesiac|' +
    'mes pasado|mes anterior|ultimo mes|luna pasa)',
  'u',
);
/** A month without a year is the nearest one: in November, October was and January comes. */
const MOST_AHEAD = 6;

function nearestMonth(number: number, today: Temporal.PlainYearMonth): string {
  const ahead = (number - today.month + 12) % 12;
  return today.add({ months: ahead > MOST_AHEAD ? ahead - 12 : ahead }).toString();
}

/** @returns YYYY-MM, or undefined when no month is named */
export function namedMonthOf(normal: string, today: string): string | undefined {
  const month = Temporal.PlainDate.from(today).toPlainYearMonth();
  if (NEXT.test(normal)) return month.add({ months: 1 }).toString();
  if (LAST.test(normal)) return month.subtract({ months: 1 }).toString();
  for (const { 1: name = '', 2: year, index } of allMatches(normal, NAMED)) {
    const number = monthOf(name);
    if (number === undefined || (OTHER_WORDS.test(name) && !OF.test(normal.slice(0, index)))) continue;
    if (year === undefined) return nearestMonth(number, month);
    return Temporal.PlainYearMonth.from({ year: Number(year), month: number }).toString();
  }
  return undefined;
}
