/** Promises of the flow itself: tells the resident their right, sets the clock. */
import { addMinutes } from '../civil-time.ts';
import type { Step } from '../flow.ts';
import { promiseCallback } from '../handover/callback.ts';
import { say, schedule, unschedule, type Talk } from '../talk.ts';
import { openPromise } from '../promised.ts';

/** Days until the assistant asks how it goes, in groen, at the rhythm the resident chose. */
const CHECK_IN_DAYS: Readonly<Record<string, number>> = { week: 7, month: 30, quarter: 91 };

function planCheckIn(talk: Talk, rhythm: string): void {
  const days = CHECK_IN_DAYS[rhythm] ?? 30;
  unschedule(talk, 'check-in');
  schedule(talk, {
    kind: 'check-in',
    about: 'groen',
    at: addMinutes(talk.context.now, days * 24 * 60),
  });
}

export function promiseStep(talk: Talk, step: Extract<Step, { promise: unknown }>): string {
  const rhythm = talk.now.answers.rhythm?.value ?? 'month';
  // Planned without a word: what is asked meanwhile may never be answered.
  if (step.promise === 'next-check-in') planCheckIn(talk, rhythm);
  if (step.promise === 'check-in') {
    planCheckIn(talk, rhythm);
    if (rhythm === 'week') say(talk, 'promise.check-in-week');
    else if (rhythm === 'quarter') say(talk, 'promise.check-in-quarter');
    else say(talk, 'promise.check-in');
  }
  if (step.promise === 'callback') promiseCallback(talk);
  const owed = openPromise(talk.now.promises, 'first-talk') !== undefined;
  if (step.promise === 'first-talk' && owed) {
    const red = talk.now.stoplight?.colour === 'rood';
    say(talk, red ? 'promise.first-talk-red' : 'promise.first-talk-orange');
  }
  return step.next;
}
