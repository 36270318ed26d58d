/** Dates named in a message, resolved against the day it came in. */
import { allMatches } from '../all-matches.ts';
import { Temporal } from 'temporal-polyfill';
import { DAY_AFTER_TOMORROW, TODAY, TOMORROW } from '../../../dialogs/near-days.ts';
import { remembered } from '../../../dialogs/remembered.ts';
import { MONTH_NAMES, monthOf, WEEKDAY_NAMES, weekdayOf } from './months.ts';
import { numberOf } from './number-words.ts';

type Day = Temporal.PlainDate;

/** Every message of a day asks for the same one. */
const dayFrom = remembered((today: string): Day => Temporal.PlainDate.from(today), 10);

function dayOf(year: number, month: number, day: number): Day | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** Two-digit years: up to ten years ahead is this century, the rest the last one (birth years). */
function fullYear(written: string, today: Day): number {
  const year = Number(written);
  if (written.length !== 2) return year;
  return 2000 + year > today.year + 10 ? 1900 + year : 2000 + year;
}

/** Without a year the first such day from today on is meant; 29 February may be years away. */
function upcoming(month: number, day: number, today: Day): Day | undefined {
  for (let year = today.year; year <= today.year + 8; year++) {
    const date = dayOf(year, month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return date;
  }
  return undefined;
}

function nextDayOfMonth(day: number, today: Day): Day | undefined {
  for (let ahead = 0; ahead < 12; ahead++) {
    const { year, month } = today.add({ months: ahead });
    const date = dayOf(year, month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return date;
  }
  return undefined;
}

/** Named by weekday: the next such day after today; "vorige" the last one; "volgende week" in the coming week. */
function weekday(name: string, around: string, today: Day): Day | undefined {
  const wanted = weekdayOf(name);
  if (wanted === undefined) return undefined;
  if (/volgende week|next week/.test(around)) {
    return today.add({ days: 8 - today.dayOfWeek }).add({ days: wanted - 1 });
  }
  const ahead = ((wanted - today.dayOfWeek + 6) % 7) + 1;
  if (/(?:afgelopen|vorige|vorig|last)\s*$/.test(around))
    return today.add({ days: ahead - 7 - (ahead === 7 ? 7 : 0) });
  return today.add({ days: ahead });
}

/** Short forms that only count before a time: "di 10:30". */
const SHORT_DAYS: Readonly<Record<string, string>> = {
  ma: 'maandag',
  di: 'dinsdag',
  wo: 'woensdag',
  do: 'donderdag',
  vr: 'vrijdag',
  za: 'zaterdag',
  zo: 'zondag',
};

type Reader = readonly [
  RegExp,
  (groups: readonly string[], today: Day, before: string, after: string) => Day | undefined,
];

const EDGE = String.raw`(?<![\p{L}\d])`;
const END = String.raw`(?![\p{L}\d])`;
const re = (source: string): RegExp => new RegExp(EDGE + source + END, 'gu');
const COUNT = String.raw`(\d{1,3}|een|one|a|twee|two|drie|three|vier|four|vijf|five|zes|six|zeven|seven|acht|eight|tien|ten)`;
const YEAR = String.raw`(?:[ ,]{1,2}(\d{4}))?`;
const UNITS = /^\s?(?:maand|mnd|month|week|weken|dag|day|keer|uur|hour|kind|kids|euro|€|jaar|x\b)/;

const count = (written: string | undefined): number => (written === 'a' ? 1 : (numberOf(written ?? '') ?? 0));

/** "Goede morgen", "por la mañana": the morning, and not tomorrow. */
const NO_TOMORROW =
  /(?:goede|goeie|good|day after|op een|iedere|elke|la|las|esta|cada|una|toda|de|media|بعد) $/;

const READERS: readonly Reader[] = [
  [re(String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`), ([y, m, d]) => dayOf(Number(y), Number(m), Number(d))],
  [
    re(String.raw`(?<!\d[-/.])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?![-/.]\d)`),
    ([d, m, y = ''], today) => dayOf(fullYear(y, today), Number(m), Number(d)),
  ],
  [
    re(String.raw`(?<![-/.€]\s?)(\d{1,2})[-/](\d{1,2})(?![-/.,]\d)`),
    ([d, m], today, _before, after) =>
      UNITS.test(after) ? undefined : upcoming(Number(m), Number(d), today),
  ],
  [
    re(String.raw`(\d{1,2})(?:e|ste|de|st|nd|rd|th|\.)?(?: of| de)? (${MONTH_NAMES})${YEAR}`),
    ([d, m = '', y], today) => named(Number(d), m, y, today),
  ],
  [
    re(String.raw`(${MONTH_NAMES}) (?:the )?(\d{1,2})(?:st|nd|rd|th)?${YEAR}`),
    ([m = '', d, y], today) => named(Number(d), m, y, today),
  ],
  [
    re(
      String.raw`(?:de|the|den) (\d{1,2})(?:e|de|ste|st|nd|rd|th)(?! (?:${MONTH_NAMES}|of|keer|brief|maand|dag))`,
    ),
    ([d], today) => nextDayOfMonth(Number(d), today),
  ],
  [
    re('(?:(?:voor|op|per|tot|vanaf) de eerste(?! \\p{L})|de eerste van de maand|the first of the month)'),
    (_, today) => nextDayOfMonth(1, today),
  ],
  [re('in a fortnight'), (_, today) => today.add({ days: 14 })],
  [
    re(String.raw`(ma|di|wo|do|vr|za|zo)(?= \d{1,2}(?:[:.u]\d{2}| ?(?:uur|u)(?![\p{L}])))`),
    ([name = ''], today, before) => weekday(SHORT_DAYS[name] ?? '', before, today),
  ],
  [re(DAY_AFTER_TOMORROW), (_, today) => today.add({ days: 2 })],
  [re('(?:eergisteren|day before yesterday)'), (_, today) => today.subtract({ days: 2 })],
  [re('(?:gisteren|gister|gisteravond|yesterday)'), (_, today) => today.subtract({ days: 1 })],
  [re(TODAY), (_, today, _before, after) => (/^ en dia/.test(after) ? undefined : today)],
  [re(TOMORROW), (_, today, before) => (NO_TOMORROW.test(before) ? undefined : today.add({ days: 1 }))],
  [re(`(?:over|in) ${COUNT} (?:dagen|dag|days|day)`), ([n], today) => today.add({ days: count(n) })],
  [re(`(?:over|in) ${COUNT} (?:weken|week|weeks)`), ([n], today) => today.add({ weeks: count(n) })],
  [
    re(`(?:over|in) ${COUNT} (?:maanden|maand|months|month)`),
    ([n], today) => today.add({ months: count(n) }),
  ],
  [
    re(`(${WEEKDAY_NAMES})(?:ochtend|middag|avond|nacht)?(?: (?:volgende week|next week))?`),
    ([name = ''], today, before, after) =>
      weekday(name, /next week|volgende week/.test(after) ? after : before, today),
  ],
];

function named(day: number, month: string, year: string | undefined, today: Day): Day | undefined {
  const number = monthOf(month);
  if (number === undefined) return undefined;
  return year === undefined ? upcoming(number, day, today) : dayOf(Number(year), number, day);
}

/** ISO dates in order of appearance. `today` is a civil date YYYY-MM-DD. */
export function datesOf(normal: string, today: string): string[] {
  const base = dayFrom(today);
  const taken: { from: number; to: number; date: string }[] = [];
  for (const [pattern, read] of READERS) {
    for (const match of allMatches(normal, pattern)) {
      const to = match.index + match[0].length;
      if (taken.some((other) => match.index < other.to && other.from < to)) continue;
      const before = normal.slice(Math.max(0, match.index - 20), match.index);
      const after = `${/(?:volgende|next) week$/.exec(match[0])?.[0] ?? ''}${normal.slice(to, to + 20)}`;
      const date = read(match.slice(1), base, before, after);
      if (date) taken.push({ from: match.index, to, date: date.toString() });
    }
  }
  taken.sort((a, b) => a.from - b.from);
  return [...new Set(taken.map(({ date }) => date))];
}
