/** Word to the referrer at the moments their kind is owed (report, 2.10); only with the resident's consent. */
import { stamp, zoned } from '../civil-time.ts';
import { afterWorkingDays } from '../office-hours.ts';
import { tellVolunteer } from '../spreekuur/feedback.ts';
import { TOLD_MOMENTS } from '../spreekuur/sitting.ts';
import { keep, nextId, promise, schedule, unschedule, type Talk } from '../talk.ts';
import { trajectOf } from './of.ts';
import type { Feedback, FeedbackMoment } from './traject.ts';

const DAYS_TO_TELL = 2;
const WEEKS_LATER = 8;
/** What may happen more than once, and is told each time: a new date, another time that somebody did not come. */
const EACH_TIME: readonly FeedbackMoment[] = ['invited', 'no-show'];

/** How it goes with somebody eight weeks after the result (report, 2.3.4 and 2.3.5). */
function tellLater(talk: Talk): void {
  unschedule(talk, 'referrer-later');
  const day = zoned(talk.context.now).add({ weeks: WEEKS_LATER });
  schedule(talk, { kind: 'referrer-later', about: 'weeks-8', at: stamp(day) });
}

export function mayTellReferrer(talk: Talk): boolean {
  return talk.now.consent.referrer?.given === true;
}

/** Notes that the referrer is owed word now. A referrer who signs in here reads it there; the others are told by the worker. */
export function tellReferrer(talk: Talk, moment: FeedbackMoment): void {
  const volunteers = TOLD_MOMENTS.find((one) => one === moment);
  if (volunteers !== undefined) tellVolunteer(talk, volunteers);
  const { referrer, feedback } = trajectOf(talk);
  if (referrer === undefined || !mayTellReferrer(talk)) return;
  const owed = talk.context.facts.city.feedback[referrer.kind] ?? talk.context.facts.city.feedback.anders;
  if (owed?.includes(moment) !== true) return;
  const last = feedback.findLast((one) => one.moment === moment);
  if (last !== undefined && !EACH_TIME.includes(moment)) return;
  const told: Feedback = { id: nextId(talk), moment, at: talk.context.now };
  feedback.push(told);
  if (moment === 'result' && owed.includes('weeks-8')) tellLater(talk);
  if (referrer.worker !== undefined) {
    told.toldAt = talk.context.now;
    talk.effects.push({ kind: 'notify', worker: referrer.worker, what: 'feedback' });
    return;
  }
  const owner = talk.now.handover?.worker ?? talk.now.fixedContact;
  if (owner === undefined) return;
  promise(talk, {
    kind: 'feedback',
    what: `terugkoppelen aan ${referrer.name}`,
    owner,
    due: afterWorkingDays(talk.context.facts.city, talk.context.now, DAYS_TO_TELL),
  });
}

export function markTold(talk: Talk, id: string): void {
  const { feedback } = trajectOf(talk);
  const found = feedback.find((one) => one.id === id);
  if (found === undefined) {
    talk.refusal = { code: 'not-open' };
    return;
  }
  found.toldAt ??= talk.context.now;
  if (feedback.every((one) => one.toldAt !== undefined)) keep(talk, 'feedback');
}

/** Consent taken back: what was not told yet is not told any more. */
export function forgetFeedback(talk: Talk): void {
  const traject = trajectOf(talk);
  traject.feedback = traject.feedback.filter((one) => one.toldAt !== undefined);
  unschedule(talk, 'referrer-later');
  keep(talk, 'feedback');
}
