/**
 * Who did not come is followed in this order: a message, a call, the referrer, and only then may a person close
 * (report on trajectbegeleiding, 2.7). A resident who writes ends it at once.
 */
import { replied } from '../handover/reply.ts';
import type { Worker } from '../city.ts';
import { hasOpenHandover, owner } from '../handover/state.ts';
import { afterWorkingDays } from '../office-hours.ts';
import { keep, promise, say, schedule, unschedule, type Talk } from '../talk.ts';
import { isWithStranger, strangerWords } from '../with-stranger.ts';
import { tellReferrer } from './feedback.ts';
import { trajectOf } from './of.ts';

/** Working days to wait for an answer before the next step. */
const DAYS_PER_STEP = 2;

function wait(talk: Talk): void {
  unschedule(talk, 'no-show');
  const at = afterWorkingDays(talk.context.facts.city, talk.context.now, DAYS_PER_STEP);
  schedule(talk, { kind: 'no-show', about: 'no-show', at });
}

function guide(talk: Talk): string | undefined {
  const { handover, fixedContact } = talk.now;
  return (hasOpenHandover(talk.now) ? handover?.worker : fixedContact) ?? handover?.worker;
}

/** @param stranger words of the task before this one: they stand until the resident was spoken with */
function task(talk: Talk, what: string, stranger = strangerWords(talk.now), owner = guide(talk)): void {
  if (owner === undefined) return;
  const due = afterWorkingDays(talk.context.facts.city, talk.context.now, 1);
  const all = stranger === undefined ? what : `${what}; ${stranger}`;
  promise(talk, { kind: 'phone-task', what: all, owner, due });
  talk.effects.push({ kind: 'notify', worker: owner, what: 'phone-task' });
}

export function startNoShow(talk: Talk): void {
  const traject = trajectOf(talk);
  const misses = (traject.noShow?.misses ?? 0) + 1;
  traject.noShow = { step: 'message', since: talk.context.now, misses };
  tellReferrer(talk, 'no-show');
  if (talk.now.optedOutAt !== undefined) {
    nextNoShowStep(talk);
    return;
  }
  say(talk, 'traject.missed', {}, { always: true, template: 'missed' });
  wait(talk);
}

/** The next step when nothing was heard. Nothing closes by itself. */
export function nextNoShowStep(talk: Talk, stranger = strangerWords(talk.now)): void {
  const { noShow, referrer } = trajectOf(talk);
  if (noShow === undefined) return;
  unschedule(talk, 'no-show');
  if (noShow.step === 'message') {
    noShow.step = 'call';
    task(talk, 'bellen: kwam niet en antwoordt niet', stranger);
  } else if (noShow.step === 'call' && referrer !== undefined) {
    noShow.step = 'ask-referrer';
    task(talk, `vragen aan ${referrer.name}: lukt contact met de bewoner?`, stranger);
  } else {
    noShow.step = 'may-close';
    if (stranger !== undefined) task(talk, 'bellen', stranger);
  }
  noShow.since = talk.context.now;
}

/** A worker spoke with the resident in another way than by writing here. */
export function metResident(talk: Talk): void {
  const { handover } = talk.now;
  if (handover === undefined || owner(talk.now) === undefined) return;
  handover.firstContactAt ??= talk.context.now;
  handover.state = 'in-contact';
  keep(talk, 'first-contact', 'contact');
  replied(talk);
}

/** The worker called or asked: reached ends the following, not reached goes to the next step. */
export function tellCalled(talk: Talk, worker: Worker, reached: boolean): void {
  const stranger = strangerWords(talk.now);
  keep(talk, 'phone-task', 'callback');
  const { noShow } = trajectOf(talk);
  if (reached) {
    metResident(talk);
    keep(talk, 'first-talk');
    if (noShow !== undefined) endNoShow(talk);
    tellReferrer(talk, 'first-contact');
  } else if (noShow !== undefined) nextNoShowStep(talk, stranger);
  else task(talk, 'opnieuw bellen: niet bereikt', stranger, guide(talk) ?? worker.id);
}

/** The resident wrote: everybody is glad, nothing is held against anyone. */
export function endNoShow(talk: Talk): void {
  unschedule(talk, 'no-show');
  const { noShow } = trajectOf(talk);
  if (noShow === undefined) return;
  delete trajectOf(talk).noShow;
  // Who wrote may be somebody else.
  if (!isWithStranger(talk.now)) keep(talk, 'phone-task');
}
