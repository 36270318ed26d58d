/** The contact stays when the case moves on: monthly, then each quarter in the first year after (report, 2.1). */
import { Temporal } from 'temporal-polyfill';
import type { Worker } from '../city.ts';
import { civilDateOf, stamp, zoned } from '../civil-time.ts';
import { owner } from '../handover/state.ts';
import { workerName } from '../handover/request.ts';
import { afterWorkingDays } from '../office-hours.ts';
import { keep, promise, say, schedule, unschedule, type Talk } from '../talk.ts';
import { tellReferrer } from './feedback.ts';
import { trajectOf } from './of.ts';
import type { Traject } from './traject.ts';

type Phase = NonNullable<Traject['aftercare']>['phase'];
const MONTHS_BETWEEN: Readonly<Record<Phase, number>> = { monitoring: 1, nazorg: 3 };
/** Nazorg lasts a year; monitoring goes on until a person ends it. */
const NAZORG_MONTHS = 12;
const HOUR = 11;
const DAYS_TO_CONTACT = 5;

function plan(talk: Talk, phase: Phase): void {
  unschedule(talk, 'aftercare');
  const day = zoned(talk.context.now).add({ months: MONTHS_BETWEEN[phase] });
  schedule(talk, { kind: 'aftercare', about: phase, at: stamp(day.withPlainTime({ hour: HOUR })) });
}

/** The case goes on elsewhere (the Kredietbank, a payment plan) or ends well; the worker stays the known face. */
export function moveOn(talk: Talk, worker: Worker, phase: Phase, result: string): void {
  trajectOf(talk).aftercare = { phase, since: talk.context.now, result };
  talk.now.fixedContact ??= worker.id;
  plan(talk, phase);
  tellReferrer(talk, 'result');
  if (talk.now.optedOutAt === undefined)
    say(talk, 'traject.stays', { worker: workerName(talk, talk.now.fixedContact) }, { always: true });
}

function isOver(aftercare: NonNullable<Traject['aftercare']>, now: string): boolean {
  const last = zoned(aftercare.since).add({ months: NAZORG_MONTHS }).toPlainDate();
  return aftercare.phase === 'nazorg' && Temporal.PlainDate.compare(civilDateOf(now), last) > 0;
}

/** The worker is to get in touch; the resident gets a word that asks nothing. */
export function keepContact(talk: Talk): void {
  const { aftercare } = trajectOf(talk);
  const worker = talk.now.fixedContact;
  if (aftercare === undefined || worker === undefined) return;
  if (isOver(aftercare, talk.context.now)) {
    delete trajectOf(talk).aftercare;
    return;
  }
  plan(talk, aftercare.phase);
  promise(talk, {
    kind: 'contact',
    what: aftercare.phase === 'nazorg' ? 'nazorg: even contact' : 'monitoring: even contact',
    owner: worker,
    due: afterWorkingDays(talk.context.facts.city, talk.context.now, DAYS_TO_CONTACT),
  });
  if (talk.now.optedOutAt !== undefined || owner(talk.now) !== undefined || talk.now.position !== undefined)
    return;
  say(talk, 'traject.hello', { worker: workerName(talk, worker) }, { template: 'check-in' });
}

export function endAftercare(talk: Talk): void {
  delete trajectOf(talk).aftercare;
  unschedule(talk, 'aftercare');
  keep(talk, 'contact');
}
