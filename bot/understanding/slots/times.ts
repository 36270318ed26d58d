/** Times of day named in a message. Without a part of the day an hour before seven is in the afternoon. */
import { allMatches } from '../all-matches.ts';
import { numberOf } from './number-words.ts';

const EDGE = String.raw`(?<![\p{L}\d:.,-])`;
const END = String.raw`(?![\p{L}\d])`;
const HOUR =
  String.raw`(\d{1,2}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|` +
  String.raw`one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const MINUTES = String.raw`(\d{1,2}|vijf|tien|twintig|kwart|five|ten|twenty|quarter|a quarter)`;
const re = (source: string): RegExp => new RegExp(EDGE + source + END, 'gu');
const hour = (written: string | undefined): number => numberOf(written ?? '') ?? NaN;
const minutes = (written: string | undefined): number =>
  /kwart|quarter/.test(written ?? '') ? 15 : (numberOf(written ?? '') ?? NaN);

/** "tussen 2 en 3 uur": the first hour of two, with the part of the day of the second. */
const FIRST_OF_TWO = new RegExp(
  String.raw`${EDGE}(?:tussen|between|van|from) ${HOUR} (?:en|and|tot|to) (?=${HOUR}(?: ?(?:uur|u|h|oclock|am|pm))?${END}(?! ?(?:euro|€|dagen|weken|maanden|days|weeks|months)))`,
  'gu',
);

/** First hour of the day that is meant as it stands when nothing else is said. */
const DAY_BEGINS = 7;
/** Words that make "3 uur" a length of time. */
const DURATION = /(?:over|al|nog|in|binnen|na|ruim|bijna|elke|duurt|paar|kleine|meer dan|per)\s+$/;

type Reader = readonly [RegExp, (groups: readonly string[]) => number];

/** Each gives minutes after midnight on the clock face, before the part of the day is known. */
const READERS: readonly Reader[] = [
  [re('(?:middernacht|midnight)'), () => 0],
  [re('noon'), () => 12 * 60],
  [re(String.raw`(\d{1,2})[:.hu](\d{2})(?: ?(?:uur|u|h|am|pm))?`), ([h, m]) => Number(h) * 60 + Number(m)],
  [re(`${MINUTES} (?:minuten )?voor half ${HOUR}`), ([m, h]) => hour(h) * 60 - 30 - minutes(m)],
  [re(`${MINUTES} (?:minuten )?over half ${HOUR}`), ([m, h]) => hour(h) * 60 - 30 + minutes(m)],
  [re(`half past ${HOUR}`), ([h]) => hour(h) * 60 + 30],
  [re(`half ${HOUR}`), ([h]) => hour(h) * 60 - 30],
  [
    re(`${MINUTES} (?:minuten )?voor ${HOUR}(?! (?:maand|week|dag|euro|kind))`),
    ([m, h]) => hour(h) * 60 - minutes(m),
  ],
  [
    re(`${MINUTES} (?:minuten )?over ${HOUR}(?! (?:maand|week|dag|euro|kind))`),
    ([m, h]) => hour(h) * 60 + minutes(m),
  ],
  [re(`${MINUTES} (?:to|before) ${HOUR}`), ([m, h]) => hour(h) * 60 - minutes(m)],
  [re(`${MINUTES} (?:past|after) ${HOUR}`), ([m, h]) => hour(h) * 60 + minutes(m)],
  [re(String.raw`${HOUR} ?(?:uur|u|oclock|am|pm|a\.m\.|p\.m\.)`), ([h]) => hour(h) * 60],
];

function partOfDay(around: string): 'early' | 'late' | undefined {
  if (/\bam\b|a\.m|ochtend|sochtends|smorgens|\bmorning|snachts|vannacht/.test(around)) return 'early';
  if (/\bpm\b|p\.m|avond|savonds|smiddags|middag|afternoon|evening|tonight/.test(around)) return 'late';
  return undefined;
}

function clock(total: number, written: string, around: string): string | undefined {
  let value = total;
  const twentyFour = /^(?:0\d|1[3-9]|2\d)[:.hu]\d\d/.test(written);
  const part = partOfDay(around);
  if (!twentyFour && value < 12 * 60 + 60) {
    if (part === 'late' && value < 12 * 60) value += 12 * 60;
    else if (part === 'early' && value >= 12 * 60) value -= 12 * 60;
    else if (part === undefined && value < DAY_BEGINS * 60 && value > 0) value += 12 * 60;
  }
  const hours = Math.floor(value / 60);
  if (!Number.isFinite(value) || hours < 0 || hours > 23 || value % 60 < 0) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;
}

/** Times HH:MM in order of appearance. "half vier" is 15:30, "half acht" 07:30, "half acht vanavond" 19:30. */
export function timesOf(normal: string): string[] {
  const taken: { from: number; to: number; time: string }[] = [];
  for (const [pattern, read] of READERS) {
    for (const match of allMatches(normal, pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (taken.some((other) => from < other.to && other.from < to)) continue;
      const before = normal.slice(Math.max(0, from - 18), from);
      const after = normal.slice(to, to + 18);
      if (/uur|u$/.test(match[0]) && !/[:.hu]\d/.test(match[0]) && DURATION.test(before)) continue;
      if (/^\d{1,2}\.\d{2}$/.test(match[0]) || /^\s?(?:euro|€)/.test(after)) continue;
      const time = clock(read(match.slice(1)), match[0], `${before}${match[0]}${after}`);
      if (time !== undefined) taken.push({ from, to, time });
    }
  }
  for (const match of allMatches(normal, FIRST_OF_TWO)) {
    const after = normal.slice(match.index, match.index + match[0].length + 18);
    const [first, second] = [hour(match[1]), hour(match[2])].map((each) => clock(each * 60, '', after));
    const from = match.index + match[0].length;
    if (first !== undefined) taken.push({ from: match.index, to: from, time: first });
    if (second !== undefined && !taken.some((other) => other.from >= from && other.from < from + 6)) {
      taken.push({ from, to: from + 2, time: second });
    }
  }
  taken.sort((a, b) => a.from - b.from);
  return [...new Set(taken.map(({ time }) => time))];
}
