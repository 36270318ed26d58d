/** A worker who is away does not keep a resident waiting: the replacement is asked, and the resident knows (design C7). */
import { Temporal } from 'temporal-polyfill';
import { civilDateOf, sayMoment, stamp, TIME_ZONE } from '../civil-time.ts';
import { say, schedule, unschedule, voice, type Talk } from '../talk.ts';
import { absence, candidates } from './candidates.ts';
import { notePassed, offerTo, questionFor } from './request.ts';
import { hasOpenHandover } from './state.ts';

/** Wakes the conversation on the first day of the coming absence of the worker who has it. */
export function wakeAtAbsence(talk: Talk, worker: string): void {
  unschedule(talk, 'absence');
  const today = civilDateOf(talk.context.now);
  const coming = talk.context.facts.people
    .find((one) => one.id === worker)
    ?.absences.map((absence) => absence.from)
    .filter((from) => from > today)
    .sort()[0];
  if (coming === undefined) return;
  const at = stamp(Temporal.PlainDate.from(coming).toZonedDateTime(TIME_ZONE));
  schedule(talk, { kind: 'absence', about: worker, at });
}

/**
 * Asks the replacement when the worker of an open handover is away now.
 * @returns true when somebody else was asked
 */
export function replaceAbsent(talk: Talk): boolean {
  const { handover } = talk.now;
  const worker = talk.context.facts.people.find((one) => one.id === handover?.worker);
  if (handover === undefined || worker === undefined || !hasOpenHandover(talk.now)) return false;
  const away = absence(worker, talk.context.now);
  // Who accepted while marked as away is evidently there.
  const came = handover.acceptedAt !== undefined && civilDateOf(handover.acceptedAt) >= (away?.from ?? '');
  if (away === undefined || came) {
    wakeAtAbsence(talk, worker.id);
    return false;
  }
  const passed = [...handover.passed.map((one) => one.worker), worker.id];
  const question = questionFor(talk, handover.urgency, passed);
  const next = candidates({ ...question, prefer: worker.id }).find(
    (one) => one.worker.id !== worker.id,
  )?.worker;
  if (next === undefined) return false;
  notePassed(talk, worker.id, 'afwezig');
  const due = offerTo(talk, next);
  wakeAtAbsence(talk, next.id);
  if (talk.now.optedOutAt !== undefined) return true;
  say(talk, 'handover.away', { worker: worker.name, next: next.name }, { always: true });
  const by = sayMoment(voice(talk), due, talk.context.now, 'by');
  say(talk, 'handover.hears-by', { by }, { always: true });
  return true;
}
