/** Dates written in a Dutch letter: "3 november 2026", "03-11-2026", "3/11/2026", "03.11.2026". */
import { Temporal } from 'temporal-polyfill';

export interface Found {
  /** Civil date. */
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

const MONTHS = ['jan', 'feb', 'maa', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'] as const;
const NAMES =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec';
const NUMBERS = /(?<![\d.,/-])(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?![\d/]|[-.,]\d)/g;
const WORDS = new RegExp(String.raw`(?<![\d.,/-])(\d{1,2}) (${NAMES})\.? (\d{4})(?!\d)`, 'gi');

function monthOf(name: string): number {
  const short = name.toLowerCase().slice(0, 3);
  return MONTHS.findIndex((month) => month === (short === 'mrt' ? 'maa' : short)) + 1;
}

function civil(day: string, month: number, year: string): string | undefined {
  try {
    return Temporal.PlainDate.from(
      { day: Number(day), month, year: Number(year) },
      { overflow: 'reject' },
    ).toString();
  } catch {
    return undefined;
  }
}

/** In the order of the text; a day that does not exist is no date. */
export function datesIn(text: string): Found[] {
  const found: Found[] = [];
  const add = (match: RegExpExecArray, date: string | undefined) => {
    if (date !== undefined) found.push({ date, from: match.index, to: match.index + match[0].length });
  };
  for (const match of text.matchAll(NUMBERS)) {
    const [, day = '', , month = '', year = ''] = match;
    add(match, civil(day, Number(month), year));
  }
  for (const match of text.matchAll(WORDS)) {
    const [, day = '', month = '', year = ''] = match;
    add(match, civil(day, monthOf(month), year));
  }
  return found.sort((one, other) => one.from - other.from);
}
