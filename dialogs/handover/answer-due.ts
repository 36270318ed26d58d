/** By when somebody who is asked must have answered: in hours that they keep, at the pace that the resident chose. */
import type { Worker } from '../city.ts';
import { addMinutes } from '../civil-time.ts';
import type { Handover } from '../conversation.ts';
import {
  afterOpenMinutes,
  afterWorkingDays,
  hoursOf,
  isOpen,
  openings,
  ordinaryHoursOf,
  type Hours,
} from '../office-hours.ts';
import type { Talk } from '../talk.ts';

export type HandoverUrgency = Handover['urgency'];

/** Once everybody was asked about danger, one of them is asked anew each time so many minutes have passed. */
const ASK_AGAIN_MINUTES = 30;

/** "Liever later" leaves so many working days. */
const CALM_WORKING_DAYS = 2;
/** "Vandaag" is only held to today when there is this much of the day left. */
const LEAST_MINUTES_TODAY = 60;

/** The pace that the resident chose: before the end of today while that can be, or without haste. */
function atTempo(talk: Talk, hours: Hours, due: string): string {
  const { now, facts } = talk.context;
  const { tempo } = talk.now.handover ?? {};
  if (tempo === 'later') {
    const calm = afterWorkingDays(facts.city, now, CALM_WORKING_DAYS);
    return calm > due ? calm : due;
  }
  const [today] = openings(hours, now);
  if (tempo !== 'today' || today === undefined || today.from > now) return due;
  const left = addMinutes(now, LEAST_MINUTES_TODAY) <= today.until;
  return left && today.until < due ? today.until : due;
}

/**
 * When this worker must have answered: their own hours, the city's minutes; danger does not wait for a next shift.
 * @param again everybody was asked once
 */
export function answerDue(talk: Talk, worker: Worker, urgency: HandoverUrgency, again = false): string {
  const { city } = talk.context.facts;
  const hours = urgency === 'normal' ? ordinaryHoursOf(city, worker) : hoursOf(city, worker);
  const first = city.offerMinutes[urgency];
  const minutes = again ? Math.max(first, ASK_AGAIN_MINUTES) : first;
  const { now } = talk.context;
  if (urgency === 'emergency' && isOpen(hours, now)) return addMinutes(now, minutes);
  const due = afterOpenMinutes(hours, now, minutes);
  return urgency === 'normal' ? atTempo(talk, hours, due) : due;
}
