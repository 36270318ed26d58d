/** When someone wants to be called: a part of the day, a time, at once, or own words that name a moment. */
import { zoned } from '../civil-time.ts';
import type { Words } from '../context.ts';
import type { AskStep } from '../flow.ts';
import { SOON } from '../handover/callback.ts';
import type { Heard } from '../heard.ts';
import { saysComingDay } from '../near-days.ts';
import { plain } from '../plain.ts';
import { allLabels } from '../steps/ask.ts';
import type { Talk } from '../talk.ts';
import { choiceByLabels, choiceByNumber } from './choice.ts';

/** The word that tells this part of the day from others; "mañana" alone is tomorrow, so "la mañana". */
function mainWord(label: string): string {
  const words = plain(label).split(' ');
  const last = words.at(-1) ?? '';
  return saysComingDay(last) ? words.slice(-2).join(' ') : last;
}

/** The part of the day whose main word stands in the answer: "morgenochtend", "in the evening". */
function partIn(talk: Talk, step: AskStep, said: string): string | undefined {
  const sets = allLabels(talk, step);
  return Object.keys(step.choices ?? {}).find((_, at) =>
    sets.some((labels) => {
      const word = mainWord(labels[at] ?? '');
      return word.length > 4 && said.includes(word);
    }),
  );
}

/** What is not denied: "niet in de ochtend, liever in de middag" is the afternoon; undefined when nothing is left. */
function meant(words: Words, plain: string): string | undefined {
  if (!words.signs(plain).includes('denies')) return plain;
  const said = plain.split(' ');
  const from = said.findLastIndex((word) => words.signs(word).includes('rather'));
  const rest = said.slice(from + 1).join(' ');
  return from < 0 || rest === '' || words.signs(rest).includes('denies') ? undefined : rest;
}

const MONDAY = 1;
const SATURDAY = 6;

/** The first day of the week or weekend that is named, where no date is. */
function dayIn(talk: Talk, plain: string): string | undefined {
  const signs = talk.context.words.signs(plain);
  // "In het weekend werk ik", "volgende week ben ik op vakantie": when not.
  if (signs.includes('busy')) return undefined;
  const wanted = signs.includes('weekend') ? SATURDAY : signs.includes('next-week') ? MONDAY : undefined;
  if (wanted === undefined) return undefined;
  const today = zoned(talk.context.now).toPlainDate();
  const ahead = (wanted - today.dayOfWeek + 7) % 7 || 7;
  return today.add({ days: ahead }).toString();
}

/** A day, a time or a part of the day, or own words that name some other moment ("na mijn werk"). */
function momentIn(talk: Talk, step: AskStep, heard: Heard): string | undefined {
  const text = meant(talk.context.words, heard.plain);
  if (text === undefined) return undefined;
  const signs = talk.context.words.signs(text);
  const names = Object.keys(step.choices ?? {});
  const chosen = choiceByLabels(text, names, allLabels(talk, step));
  if (chosen === 'message' && signs.includes('by-message')) return chosen;
  const { times, dates } = heard.meaning.slots;
  if (times.length > 0 && signs.includes('border')) return heard.text.trim();
  // What is wanted instead is said last.
  const date = text === heard.plain ? dates[0] : dates.at(-1);
  const said = [date ?? dayIn(talk, text), times.at(-1) ?? partIn(talk, step, text)].filter(
    (one) => one !== undefined,
  );
  if (said.length > 0) return said.join(' ');
  // "Liever na 3 uur" has a word of "liever een bericht".
  if (chosen !== undefined && chosen !== 'message') return chosen;
  if (signs.includes('at-once')) return SOON;
  return signs.includes('moment') ? heard.text.trim() : chosen;
}

/** Undefined for words that name no time at all ("mijn man mag het niet horen"): that is asked again. */
export function parseCallTime(talk: Talk, step: AskStep, heard: Heard): string | undefined {
  const names = Object.keys(step.choices ?? {});
  const chosen =
    choiceByNumber(heard.plain, names) ?? choiceByLabels(heard.plain, names, allLabels(talk, step), 'whole');
  if (chosen !== undefined) return chosen;
  const moment = momentIn(talk, step, heard);
  if (moment !== undefined) return moment;
  return talk.context.words.signs(heard.text).includes('any-time') ? 'any' : undefined;
}
