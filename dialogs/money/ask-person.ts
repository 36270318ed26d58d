/** "Dat weet ik nu niet zeker. Ik vraag het aan ⟨naam⟩": a named person, and a promise with a deadline (design C8). */
import { addMinutes, sayMoment, stamp, zoned } from '../civil-time.ts';
import type { Worker } from '../city.ts';
import { candidates } from '../handover/candidates.ts';
import { questionFor, requestHandover } from '../handover/request.ts';
import { afterOpenMinutes, openBetween, ordinaryHoursOf } from '../office-hours.ts';
import { openPromise } from '../promised.ts';
import { promise, say, voice, type Talk } from '../talk.ts';

/** Told when a person looks along because of a balance below zero. */
export const BELOW_ZERO = 'staat in de min';
export const WANTS_CODE = 'wil de telefoon koppelen en vraagt een code';

/**
 * By when a person answers: within the city's hours (24), at a whole hour that this worker keeps. When that leaves
 * too little of their working time, the time that any handover gives them, on their next day.
 */
export function answerBy(talk: Talk, worker: Worker): string {
  const { city } = talk.context.facts;
  const { now } = talk.context;
  const hours = ordinaryHoursOf(city, worker);
  const limit = zoned(addMinutes(now, city.answerPromiseHours * 60)).round({
    smallestUnit: 'hour',
    roundingMode: 'floor',
  });
  const open = openBetween(hours, now, stamp(limit));
  if (open.last !== undefined && open.minutes >= city.offerMinutes.normal) return open.last;
  return afterOpenMinutes(hours, now, city.offerMinutes.normal);
}

/** The worker of the open handover; a handover is asked for when there is none. Says nothing. */
export function personFor(talk: Talk, reason: string): Worker {
  requestHandover(talk, { urgency: 'normal', reason, quiet: true });
  const worker = talk.context.facts.people.find((one) => one.id === talk.now.handover?.worker);
  if (worker === undefined) throw new Error('The handover names somebody who is not in people.yaml.');
  return worker;
}

/** The person who would be asked first now; nobody is asked yet. */
export function firstPerson(talk: Talk): Worker {
  const worker = candidates(questionFor(talk, 'normal', []))[0]?.worker;
  if (worker === undefined) throw new Error('people.yaml names nobody who can be asked.');
  return worker;
}

/** How the resident hears who is asked: a question passed on, or somebody who looks along. */
export type Asking = 'money.asking' | 'money.watching' | 'money.passing-on';

/**
 * Asks a person and tells who and by when. What was asked before and still is open stays asked, with the earlier
 * deadline; the very same question is not asked twice.
 * @param what in Dutch words for the worker
 */
export function askPerson(talk: Talk, what: string, how: Asking = 'money.asking'): void {
  const before = openPromise(talk.now.promises, 'money-answer');
  const worker = personFor(talk, `vraag over geld: ${what}`);
  const fresh = answerBy(talk, worker);
  const open = before !== undefined && before.due > talk.context.now ? before : undefined;
  const due = open !== undefined && open.due < fresh ? open.due : fresh;
  const asked = before?.what.split('; ') ?? [];
  const again = open !== undefined && asked.includes(what);
  if (again) say(talk, 'money.asked', { worker: worker.name });
  else {
    promise(talk, { kind: 'money-answer', what: [...asked, what].join('; '), owner: worker.id, due });
    say(talk, how, { worker: worker.name });
  }
  const told = again ? open.due : due;
  say(talk, 'handover.hears-by', { by: sayMoment(voice(talk), told, talk.context.now, 'by') });
}
