/** The date of a letter and the day until which, or on which, something happens. */
import { Temporal } from 'temporal-polyfill';
import { holdsPhrase, plain } from '../../../dialogs/plain.ts';
import { numberOf } from '../../understanding/slots/number-words.ts';
import { datesIn } from './dates.ts';
import type { LetterRules } from './rules.ts';

/** A letter older than this, or from after tomorrow, was misread. */
const OLDEST_DAYS = 400;
/** A deadline further off than this was misread, or is no deadline. */
const FURTHEST_DAYS = 120;
/** The date of a letter stands above its text. */
const TOP_LINES = 16;
const SHORT_LINE_WORDS = 6;
const LATER = /^(?:geachte|beste|dag|betreft|onderwerp)\b/;
const WITHIN = /\bbinnen (\d{1,3}|[a-z]{2,20}) (dagen|weken)\b/g;

const plus = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();
const within = (date: string, from: string, to: string) => date >= from && date <= to;

/** The date in the head of the letter; undefined when there is none that can be right. @param today civil date */
export function letterDate(lines: readonly string[], today: string): string | undefined {
  const head = lines.slice(0, TOP_LINES);
  const greeting = head.findIndex((line) => /^(?:geachte|beste|dag)\b/.test(plain(line)));
  const top = greeting < 0 ? head : head.slice(0, greeting);
  const found = top
    .filter((line) => !LATER.test(plain(line)))
    .filter((line) => /\bdatum\b/i.test(line) || plain(line).split(' ').length <= SHORT_LINE_WORDS + 4)
    .flatMap((line) => datesIn(line).map(({ date }) => date))
    .filter((date) => within(date, plus(today, -OLDEST_DAYS), plus(today, 1)));
  const all = [...new Set(found)];
  return all.length === 1 ? all[0] : undefined;
}

const has = (text: string, phrases: readonly string[]) => phrases.some((phrase) => holdsPhrase(text, phrase));

interface Days {
  readonly days: number;
  readonly uncertain: boolean;
}

function daysIn(sentences: readonly string[], rules: LetterRules): Days[] {
  return sentences.flatMap((sentence) => {
    const text = plain(sentence);
    if (has(text, rules.rights)) return [];
    return [...text.matchAll(WITHIN)].flatMap(([, count = '', unit = '']) => {
      const number = numberOf(count);
      if (number === undefined || number < 1) return [];
      return [{ days: unit === 'weken' ? number * 7 : number, uncertain: has(text, rules.uncertain) }];
    });
  });
}

interface Named {
  readonly date: string;
  /** Right behind "uiterlijk", "voor" and the like. */
  readonly until: boolean;
  /** In a sentence about the hearing, the eviction, the cut-off. */
  readonly happens: boolean;
}

function namedIn(sentences: readonly string[], rules: LetterRules): Named[] {
  return sentences.flatMap((sentence) => {
    const text = plain(sentence);
    if (has(text, rules.rights)) return [];
    const happens = has(text, rules.happens);
    return datesIn(sentence).map(({ date, from }) => {
      const before = plain(sentence.slice(0, from));
      const until = rules.until.some((phrase) => before === phrase || before.endsWith(` ${phrase}`));
      return { date, until, happens };
    });
  });
}

const sole = (dates: readonly string[]): string | undefined => {
  const all = [...new Set(dates)];
  return all.length === 1 ? all[0] : undefined;
};

/**
 * @param date of the letter, when it is known
 * @param event whether the letter announces something that happens on a day
 * @returns undefined when no day is clear, or two are said
 */
export function deadlineOf(
  sentences: readonly string[],
  rules: LetterRules,
  {
    date,
    event,
    today,
  }: { readonly date: string | undefined; readonly event: boolean; readonly today: string },
): string | undefined {
  const [first, last] =
    date === undefined
      ? [plus(today, -FURTHEST_DAYS), plus(today, FURTHEST_DAYS)]
      : [plus(date, 1), plus(date, FURTHEST_DAYS)];
  const named = namedIn(sentences, rules).filter((one) => within(one.date, first, last));
  const until = named.filter((one) => one.until).map((one) => one.date);
  const happening = event ? named.filter((one) => one.happens).map((one) => one.date) : [];
  const counted = daysIn(sentences, rules);
  if (until.length > 0 || happening.length > 0) {
    const said = sole([...until, ...happening]);
    // Days counted to another day than the one named: one of the two was misread, or is about something else.
    const differs = counted.some(({ days }) => date !== undefined && said !== plus(date, days));
    return differs ? undefined : said;
  }
  const [one] = counted;
  if (one !== undefined) {
    const days = new Set(counted.map((each) => each.days));
    return days.size > 1 || one.uncertain || date === undefined ? undefined : plus(date, one.days);
  }
  return event ? sole(named.map((each) => each.date)) : undefined;
}
