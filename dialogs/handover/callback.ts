/** Being called back: in the part of the day the resident named, within hours that the worker really keeps. */
import { Temporal } from 'temporal-polyfill';
import { sayMoment, stamp, zoned } from '../civil-time.ts';
import { hoursOf, openings, type Hours } from '../office-hours.ts';
import { promise, say, voice, type Talk } from '../talk.ts';

/** Parts of the day, city time. */
const PARTS: Readonly<Record<string, readonly [from: string, until: string]>> = {
  morning: ['08:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  evening: ['17:00', '21:00'],
};
const ANY: readonly [string, string] = ['08:00', '21:00'];
/** Less time than this is no time to call. */
const LEAST_MINUTES = 30;

function at(day: Temporal.ZonedDateTime, time: string): number {
  return day.withPlainTime(time).epochMilliseconds;
}

/** The end of the first time in which these hours and this part of the day meet; undefined when they never do. */
export function callbackDue(hours: Hours, now: string, part: string): string | undefined {
  const [begin, end] = PARTS[part] ?? ANY;
  for (const opening of openings(hours, now)) {
    const day = zoned(opening.from);
    const from = Math.max(Date.parse(opening.from), at(day, begin));
    const until = Math.min(Date.parse(opening.until), at(day, end));
    if (until - from >= LEAST_MINUTES * 60_000) return stamp(Temporal.Instant.fromEpochMilliseconds(until));
  }
  return undefined;
}

/** Promises a call by the worker who is asked or has the conversation, and says by when. */
export function promiseCallback(talk: Talk): void {
  const { facts, now } = talk.context;
  const id = talk.now.handover?.worker ?? talk.now.fixedContact;
  const worker = facts.people.find((one) => one.id === id);
  if (worker === undefined) return;
  const part = talk.now.answers['call-time']?.value ?? 'any';
  const hours = hoursOf(facts.city, worker);
  const wished = callbackDue(hours, now, part);
  const due = wished ?? callbackDue(hours, now, 'any');
  if (due === undefined) return;
  promise(talk, { kind: 'callback', what: 'terugbellen', owner: worker.id, due });
  const by = sayMoment(voice(talk), due, now, 'by');
  say(talk, wished === undefined ? 'callback.other-time' : 'callback.promised', { worker: worker.name, by });
}
