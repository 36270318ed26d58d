/** Promises of the flow itself: tells the resident their right, sets the clock. */
import { addMinutes } from '../civil-time.ts';
import type { Step } from '../flow.ts';
import { promiseCallback } from '../handover/callback.ts';
import { say, schedule, unschedule, type Talk } from '../talk.ts';

/** Days until the assistant asks how it goes, in groen. */
const CHECK_IN_DAYS = 30;

export function promiseStep(talk: Talk, step: Extract<Step, { promise: unknown }>): string {
  if (step.promise === 'check-in') {
    unschedule(talk, 'check-in');
    schedule(talk, {
      kind: 'check-in',
      about: 'groen',
      at: addMinutes(talk.context.now, CHECK_IN_DAYS * 24 * 60),
    });
    say(talk, 'promise.check-in');
  }
  if (step.promise === 'callback') promiseCallback(talk);
  const owed = talk.now.promises.some((one) => one.kind === 'first-talk' && one.keptAt === undefined);
  if (step.promise === 'first-talk' && owed) {
    const red = talk.now.stoplight?.colour === 'rood';
    say(talk, red ? 'promise.first-talk-red' : 'promise.first-talk-orange');
  }
  return step.next;
}
