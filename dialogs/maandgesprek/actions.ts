/** What the worker who guides does in the maandgesprek; each with who did it. */
import { Temporal } from 'temporal-polyfill';
import type { Worker } from '../city.ts';
import { civilDateOf, stamp, TIME_ZONE } from '../civil-time.ts';
import { owner } from '../handover/state.ts';
import { nextId, schedule, unschedule, type Talk } from '../talk.ts';
import { guards } from '../traject/of.ts';
import { remindOfMonth } from './chat.ts';
import { newMaandgesprek, type Entry, type Maandgesprek } from './maandgesprek.ts';
import { nextSession } from './sessions.ts';

type Without<T, K extends keyof T> = Omit<T, K>;

export type MonthAction =
  /** The resident agreed: in these words, told to this worker. */
  | { readonly do: 'begin'; readonly since: string; readonly words: string }
  | ({ readonly do: 'entry' } & Without<Entry, 'id' | 'at' | 'by'>)
  | { readonly do: 'drop-entry'; readonly id: string }
  | { readonly do: 'session'; readonly date: string; readonly came: boolean; readonly minutes: number }
  | ({ readonly do: 'measure' } & Without<Maandgesprek['measures'][number], 'by'>)
  | ({ readonly do: 'fact' } & Without<Maandgesprek['facts'][number], 'by'>)
  | { readonly do: 'end' };

/** The day before a planned talk, at this hour. */
const REMINDER_HOUR = 10;

/** Wakes the conversation the day before the next planned talk. */
function planReminder(talk: Talk, month: Maandgesprek): void {
  unschedule(talk, 'maandgesprek');
  const today = civilDateOf(talk.context.now);
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
  const next = month.endedOn === undefined ? nextSession(month.since, tomorrow) : undefined;
  if (next === undefined) return;
  const day = Temporal.PlainDate.from(next).subtract({ days: 1 });
  const plainTime = Temporal.PlainTime.from({ hour: REMINDER_HOUR });
  schedule(talk, {
    kind: 'maandgesprek',
    about: next,
    at: stamp(day.toZonedDateTime({ timeZone: TIME_ZONE, plainTime })),
  });
}

/** The resident is reminded when nobody else talks and they still want messages; the next one is planned either way. */
export function monthReminderDue(talk: Talk): void {
  const { maandgesprek } = talk.now;
  if (maandgesprek === undefined || maandgesprek.endedOn !== undefined) return;
  if (talk.now.optedOutAt === undefined && owner(talk.now) === undefined) remindOfMonth(talk);
  planReminder(talk, maandgesprek);
}

function begin(talk: Talk, by: string, since: string, words: string): void {
  const before = talk.now.maandgesprek;
  const going =
    before !== undefined && before.endedOn === undefined && talk.now.consent.budget?.given === true;
  talk.now.consent.budget = { given: true, at: talk.context.now, words, by };
  // The resident agreed to one more person who sits with them; what was there stays.
  if (going) return;
  talk.now.maandgesprek = { ...newMaandgesprek(by, since), ...(before && { entries: before.entries }) };
  planReminder(talk, talk.now.maandgesprek);
}

function change(
  talk: Talk,
  month: Maandgesprek,
  by: string,
  action: Exclude<MonthAction, { do: 'begin' }>,
): void {
  const today = civilDateOf(talk.context.now);
  if ('date' in action && action.date > today) {
    talk.refusal = { code: 'not-yet' };
    return;
  }
  if (action.do === 'entry') {
    const { month: of, side, label, amount } = action;
    month.entries.push({ id: nextId(talk), month: of, side, label, amount, at: talk.context.now, by });
  } else if (action.do === 'drop-entry') month.entries = month.entries.filter(({ id }) => id !== action.id);
  else if (action.do === 'session') {
    const { date, came, minutes } = action;
    month.sessions.push({ id: nextId(talk), date, came, minutes: came ? minutes : 0, by });
  } else if (action.do === 'measure') {
    const { moment, date, coping, debts } = action;
    month.measures = [
      ...month.measures.filter((one) => one.moment !== moment),
      { moment, date, coping, debts, by },
    ];
  } else if (action.do === 'fact') {
    const { kind, date, amount, to } = action;
    month.facts.push({ kind, date, by, ...(amount && { amount }), ...(to && { to }) });
  } else {
    month.endedOn = today;
    unschedule(talk, 'maandgesprek');
  }
}

/** By whoever sits with the resident, a worker or a volunteer; only with the resident's yes. @param by their id */
export function changeMonth(talk: Talk, by: string, action: MonthAction): void {
  if (action.do === 'begin') {
    begin(talk, by, action.since, action.words);
    return;
  }
  const { maandgesprek, consent } = talk.now;
  if (maandgesprek === undefined || consent.budget?.given !== true) {
    talk.refusal = { code: 'ask-first' };
    return;
  }
  change(talk, maandgesprek, by, action);
}

export function applyMonthAction(talk: Talk, worker: Worker, action: MonthAction): void {
  if (guards(talk, worker)) changeMonth(talk, worker.id, action);
}
