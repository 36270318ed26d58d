/**
 * Nobody came in time, or whoever was asked cannot: the next one is asked, again and again until somebody comes. The
 * resident hears it once and honestly, then at most once a day and when something changes.
 */
import { addMinutes, sayMoment } from '../civil-time.ts';
import type { Worker } from '../city.ts';
import type { Handover } from '../conversation.ts';
import { DANGER_NUMBERS } from '../danger.ts';
import { hoursOf, isOpen, nextOpening } from '../office-hours.ts';
import { say, voice, type Talk } from '../talk.ts';
import { atWorkNow, candidates } from './candidates.ts';
import { askOnCall, notePassed, notifyOnCall, offerTo, questionFor, workerName } from './request.ts';
import { isInDanger, letDownSince, NO_ANSWER } from './state.ts';

/** Who heard that nobody came yet does not hear it again for so long. */
const QUIET_MINUTES = 24 * 60;

interface Next {
  readonly worker: Worker;
  /** Was not asked before in this handover. */
  readonly isNew: boolean;
}

/**
 * Who is asked next: somebody new, else whoever was asked longest ago. Danger waits for no next shift: as long as
 * anybody is at work, only those are asked, again and again.
 */
function nextToAsk(talk: Talk, { passed: before, urgency }: Handover): Next | undefined {
  const passed = before.map((one) => one.worker);
  const everybody = candidates(questionFor(talk, urgency, passed)).map((one) => one.worker);
  const there = urgency === 'emergency' ? atWorkNow(talk.context) : [];
  const freshThere = everybody.filter((worker) => there.includes(worker));
  const all = there.length === 0 ? everybody : freshThere.length > 0 ? freshThere : there;
  const fresh = all.find((worker) => !passed.includes(worker.id));
  if (fresh !== undefined) return { worker: fresh, isNew: true };
  const [longest] = all.toSorted((one, other) => passed.indexOf(one.id) - passed.indexOf(other.id));
  return longest && { worker: longest, isNew: false };
}

/** In danger a new shift is news: somebody is asked who was not there when nobody came. */
function isNewShift(talk: Talk, { urgency, quietSince }: Handover, { worker, isNew }: Next): boolean {
  const hours = hoursOf(talk.context.facts.city, worker);
  return isNew && urgency === 'emergency' && quietSince !== undefined && !isOpen(hours, quietSince);
}

function tellNext(
  talk: Talk,
  text: 'handover.declined' | 'handover.late',
  before: string,
  due: string,
): void {
  const { handover } = talk.now;
  if (handover === undefined) return;
  const by = sayMoment(voice(talk), due, talk.context.now, 'by');
  say(talk, text, { worker: workerName(talk, before) }, { always: true });
  say(talk, 'handover.next', { worker: workerName(talk, handover.worker), by }, { always: true });
}

/** Nobody came yet: said with when more people are there, and with the numbers when somebody is in danger. */
function tellNobody(talk: Talk): void {
  const { now, facts } = talk.context;
  const opens = nextOpening(hoursOf(facts.city), now) ?? now;
  const when = sayMoment(voice(talk), opens, now);
  say(talk, 'handover.nobody', { there: opens > now ? 'later' : 'now', when }, { always: true });
  if (isInDanger(talk.now)) say(talk, 'danger.here-again', DANGER_NUMBERS, { always: true });
  if (talk.now.handover !== undefined) talk.now.handover.quietSince = now;
}

/** @param heard the resident knows that somebody did not come: who is asked next is no news to them */
function askNext(talk: Talk, text: 'handover.declined' | 'handover.late', why: string, heard: boolean): void {
  const { handover } = talk.now;
  if (handover === undefined) return;
  const { worker: before, quietSince } = handover;
  notePassed(talk, before, why);
  const next = nextToAsk(talk, handover);
  if (next === undefined) return;
  const tells = next.isNew && (!heard || isNewShift(talk, handover, next));
  const due = offerTo(talk, next.worker, !next.isNew);
  if (tells) {
    tellNext(talk, text, before, due);
    askOnCall(talk, next.worker, handover.urgency);
    return;
  }
  notifyOnCall(talk, next.worker, handover.urgency);
  const quietUntil = quietSince && addMinutes(quietSince, QUIET_MINUTES);
  if (quietUntil === undefined || talk.context.now >= quietUntil) tellNobody(talk);
  else handover.quietSince = quietSince;
}

/** The worker who was asked cannot: the next one is asked at once. */
export function askAfterDecline(talk: Talk, why: string): void {
  askNext(talk, 'handover.declined', why, talk.now.handover?.quietSince !== undefined);
}

/** Nobody answered in time: the promise is broken, the next one is asked. */
export function offerTimedOut(talk: Talk): void {
  const { handover } = talk.now;
  if (handover?.state !== 'offered') return;
  for (const promised of talk.now.promises) {
    if (promised.kind === 'person-answers' && promised.keptAt === undefined)
      promised.brokenAt = talk.context.now;
  }
  const heard = handover.quietSince !== undefined || letDownSince(handover) !== undefined;
  askNext(talk, 'handover.late', NO_ANSWER, heard);
}
