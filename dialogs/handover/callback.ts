/** Being called back: in the part of the day the resident named, within hours that the worker really keeps. */
import { Temporal } from 'temporal-polyfill';
import { sayMoment, stamp, zoned } from '../civil-time.ts';
import { hoursOf, openings, type Hours } from '../office-hours.ts';
import { promise, say, voice, type Talk } from '../talk.ts';
import { openPromise } from '../promised.ts';

/** Parts of the day, city time. */
const PARTS: Readonly<Record<string, readonly [from: string, until: string]>> = {
  morning: ['08:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  evening: ['17:00', '21:00'],
};
const ANY: readonly [string, string] = ['08:00', '21:00'];
/** "Nu", "zo snel mogelijk": as soon as that worker can. */
export const SOON = 'now';
/** Who would rather be written to. */
const BY_MESSAGE = 'message';
/** Less time than this is no time to call. */
const LEAST_MINUTES = 30;

function at(day: Temporal.ZonedDateTime, time: string): number {
  return day.withPlainTime(time).epochMilliseconds;
}

/** A day, a part of the day or a time, as the answer keeps them: "2026-11-24 morning", "14:30", or free words. */
interface Wish {
  readonly day?: string;
  readonly from: string;
  readonly until: string;
}

function readWish(value: string): Wish {
  const day = /\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  const time = /\b\d{2}:\d{2}\b/.exec(value)?.[0];
  const part = Object.keys(PARTS).find((name) => value.split(' ').includes(name));
  const [from, until] = time === undefined ? (PARTS[part ?? ''] ?? ANY) : [time, hourAfter(time)];
  return { ...(day === undefined ? {} : { day }), from, until };
}

function hourAfter(time: string): string {
  const later = Temporal.PlainTime.from(time).add({ hours: 1 }).toString().slice(0, 5);
  return later < time ? '23:59' : later;
}

/**
 * The end of the first time in which these hours and the wish meet; undefined when they never do.
 * @param value the answer to "when": a day, a part of the day, a time, or words that name none of these
 * @param notBefore the moment at which the worker says whether they can: no call is promised before it
 */
export function callbackDue(
  hours: Hours,
  now: string,
  value: string,
  notBefore: string = now,
): string | undefined {
  const wish = readWish(value);
  for (const opening of openings(hours, now)) {
    const day = zoned(opening.from);
    const date = day.toPlainDate().toString();
    if (wish.day !== undefined && date < wish.day) continue;
    if (wish.day !== undefined && date > wish.day) return undefined;
    const from = Math.max(Date.parse(opening.from), at(day, wish.from));
    const until = Math.min(Date.parse(opening.until), at(day, wish.until));
    if (until - from < LEAST_MINUTES * 60_000 || until < Date.parse(notBefore)) continue;
    return stamp(Temporal.Instant.fromEpochMilliseconds(until));
  }
  return undefined;
}

/** When the worker who is asked must have answered; now when somebody has the conversation already. */
function answerExpected({ now, context }: Talk): string {
  const open = openPromise(now.promises, 'person-answers');
  return open !== undefined && open.due > context.now ? open.due : context.now;
}

/** The moment of the call: when it was wished, or undefined when this worker is not there then. */
function wishedMoment(talk: Talk, hours: Hours, wish: string): string | undefined {
  const { now } = talk.context;
  const answers = answerExpected(talk);
  return wish === SOON && answers > now ? answers : callbackDue(hours, now, wish, answers);
}

/** Promises a call by the worker who is asked or has the conversation, and says by when. */
export function promiseCallback(talk: Talk): void {
  const { facts, now } = talk.context;
  const id = talk.now.handover?.worker ?? talk.now.fixedContact;
  const worker = facts.people.find((one) => one.id === id);
  if (worker === undefined) return;
  const hours = hoursOf(facts.city, worker);
  const wish = talk.now.answers['call-time']?.value ?? 'any';
  const wished = wishedMoment(talk, hours, wish);
  const due = wished ?? wishedMoment(talk, hours, 'any');
  if (due === undefined) return;
  const write = wish.split(' ').includes(BY_MESSAGE);
  promise(talk, {
    kind: 'callback',
    what: write ? 'een bericht sturen' : 'terugbellen',
    owner: worker.id,
    due,
  });
  const by = sayMoment(voice(talk), due, now, 'by');
  const asked = wished === undefined ? 'callback.other-time' : 'callback.promised';
  say(talk, write ? 'callback.by-message' : asked, { worker: worker.name, by });
}
