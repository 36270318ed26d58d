/** Appointments with date, time, place and name; a three-way talk stands when all three agendas agree (report, 2.2). */
import { Temporal } from 'temporal-polyfill';
import { addMinutes, sayMoment, stamp, zoned } from '../civil-time.ts';
import type { Worker } from '../city.ts';
import { absence } from '../handover/candidates.ts';
import { workerName } from '../handover/request.ts';
import { afterWorkingDays } from '../office-hours.ts';
import { keep, nextId, promise, say, schedule, unschedule, voice, type Talk } from '../talk.ts';
import { tellReferrer } from './feedback.ts';
import { metResident, startNoShow } from './no-show.ts';
import { askYesNo } from './ask-yes-no.ts';
import { trajectOf } from './of.ts';
import type { Appointment } from './traject.ts';

/** The day before, at this hour, the resident is reminded. */
const REMINDER_HOUR = 10;
/** An hour after the start the worker is asked whether the resident came. */
const ASK_AFTER_MINUTES = 60;

export interface NewAppointment {
  readonly kind: Appointment['kind'];
  /** UTC instant. */
  readonly at: string;
  readonly place: string;
}

function reminderAt(at: string): string {
  const dayBefore = zoned(at).subtract({ days: 1 });
  return stamp(dayBefore.withPlainTime(Temporal.PlainTime.from({ hour: REMINDER_HOUR })));
}

function values(talk: Talk, appointment: Appointment) {
  return {
    kind: appointment.kind,
    worker: workerName(talk, appointment.worker),
    moment: sayMoment(voice(talk), appointment.at, talk.context.now),
    place: appointment.place,
  };
}

function find(talk: Talk, id: string): Appointment | undefined {
  return trajectOf(talk).appointments.find((one) => one.id === id);
}

function isOpen(appointment: Appointment): boolean {
  return appointment.state === 'proposed' || appointment.state === 'fixed';
}

/** Still to come: of what is past, somebody says whether the resident came. */
function isAhead(talk: Talk, appointment: Appointment): boolean {
  return isOpen(appointment) && (appointment.state === 'proposed' || appointment.at > talk.context.now);
}

function tell(talk: Talk, id: string, appointment: Appointment): void {
  if (talk.now.optedOutAt === undefined)
    say(talk, id, values(talk, appointment), { always: true, template: 'appointment' });
}

function fix(talk: Talk, appointment: Appointment): void {
  appointment.state = 'fixed';
  keep(talk, 'arrange');
  const reminder = reminderAt(appointment.at);
  if (reminder > talk.context.now)
    schedule(talk, { kind: 'appointment-reminder', about: appointment.id, at: reminder });
  schedule(talk, {
    kind: 'appointment-past',
    about: appointment.id,
    at: addMinutes(appointment.at, ASK_AFTER_MINUTES),
  });
  tell(talk, 'traject.appointment', appointment);
  tellReferrer(talk, 'invited');
}

/** Something is still to be arranged for it: by whom and by when. */
function arrange(talk: Talk, { worker, at }: Appointment, what: string): void {
  const { facts, now } = talk.context;
  const due = afterWorkingDays(facts.city, now, 1);
  const before = at > now && at < due ? at : due;
  promise(talk, { kind: 'arrange', what, owner: standIn(talk, worker), due: before });
}

/** The worker, or who replaces them while they are away. */
function standIn(talk: Talk, id: string): string {
  const worker = talk.context.facts.people.find((one) => one.id === id);
  return (worker && absence(worker, talk.context.now)?.replacement) ?? id;
}

/** The resident cannot come at the time that was proposed: the worker looks for another one. */
export function cannotCome(talk: Talk, id: string): void {
  const appointment = find(talk, id);
  if (appointment?.state !== 'proposed') return;
  withdraw(talk, appointment);
  arrange(talk, appointment, 'driegesprek: zoek een andere tijd, de bewoner kan dan niet');
}

/** Makes an appointment. A three-way talk is proposed to the resident first and stands when the referrer can too. */
export function appoint(talk: Talk, worker: Worker, made: NewAppointment): void {
  if (made.at <= talk.context.now) {
    talk.refusal = { code: 'in-the-past' };
    return;
  }
  const traject = trajectOf(talk);
  if (made.kind === 'threeWay' && traject.referrer === undefined) {
    talk.refusal = { code: 'no-referrer' };
    return;
  }
  for (const earlier of traject.appointments.filter((one) => isAhead(talk, one))) {
    if (earlier.state === 'fixed') tell(talk, 'traject.moved', earlier);
    withdraw(talk, earlier);
  }
  const appointment: Appointment = {
    id: nextId(talk),
    ...made,
    worker: worker.id,
    state: 'proposed',
    madeAt: talk.context.now,
  };
  traject.appointments.push(appointment);
  if (made.kind !== 'threeWay') {
    fix(talk, appointment);
    return;
  }
  arrange(talk, appointment, `driegesprek: kan ${traject.referrer?.name ?? 'de verwijzer'} op dat moment?`);
  if (talk.now.optedOutAt !== undefined) return;
  const line = askYesNo(talk, 'traject.can-you', values(talk, appointment), 'appointment');
  traject.asking = { about: 'appointment', id: appointment.id, line: line.id };
}

/** Somebody of the three can make it; with all of them it stands. */
export function agree(talk: Talk, id: string, who: 'resident' | 'referrer'): void {
  const appointment = find(talk, id);
  if (appointment?.state !== 'proposed') {
    talk.refusal = { code: 'not-open' };
    return;
  }
  if (appointment.at <= talk.context.now) {
    talk.refusal = { code: 'in-the-past' };
    return;
  }
  if (who === 'resident') appointment.residentAgreedAt = talk.context.now;
  else appointment.referrerAgreedAt = talk.context.now;
  const { asking } = trajectOf(talk);
  if (who === 'resident' && asking?.id === id) delete trajectOf(talk).asking;
  if (appointment.residentAgreedAt !== undefined && appointment.referrerAgreedAt !== undefined)
    fix(talk, appointment);
}

function withdraw(talk: Talk, appointment: Appointment): void {
  appointment.state = 'cancelled';
  keep(talk, 'arrange');
  unschedule(talk, 'appointment-reminder', appointment.id);
  unschedule(talk, 'appointment-past', appointment.id);
  if (trajectOf(talk).asking?.id === appointment.id) delete trajectOf(talk).asking;
}

export function cancel(talk: Talk, id: string): void {
  const appointment = find(talk, id);
  if (appointment === undefined || !isAhead(talk, appointment)) {
    talk.refusal = { code: 'not-open' };
    return;
  }
  if (appointment.at > talk.context.now) tell(talk, 'traject.cancelled', appointment);
  withdraw(talk, appointment);
}

/** The worker says whether the resident came; who did not come is followed, never simply closed. */
export function tellOutcome(talk: Talk, id: string, came: boolean): void {
  const appointment = find(talk, id);
  if (appointment?.state !== 'fixed' || appointment.at > talk.context.now) {
    talk.refusal = { code: 'not-open' };
    return;
  }
  appointment.state = came ? 'held' : 'missed';
  unschedule(talk, 'appointment-past', id);
  keep(talk, 'outcome');
  if (!came) {
    startNoShow(talk);
    return;
  }
  if (trajectOf(talk).noShow !== undefined) delete trajectOf(talk).noShow;
  metResident(talk);
  keep(talk, 'first-talk');
  tellReferrer(talk, 'first-contact');
}

/** The day before: only when the appointment still stands and the worker is there. */
export function remindOfAppointment(talk: Talk, id: string): void {
  const appointment = find(talk, id);
  if (appointment?.state !== 'fixed' || appointment.at <= talk.context.now) return;
  const worker = talk.context.facts.people.find((one) => one.id === appointment.worker);
  const day = zoned(appointment.at).toPlainDate().toString();
  const away = worker?.absences.some((absence) => absence.from <= day && day <= absence.until) ?? true;
  if (away) {
    arrange(talk, appointment, 'nieuwe afspraak: de medewerker is die dag afwezig');
    return;
  }
  appointment.remindedAt = talk.context.now;
  tell(talk, 'traject.reminder', appointment);
}

/** After it: the worker is asked whether the resident came, with a deadline. */
export function askOutcome(talk: Talk, id: string): void {
  const appointment = find(talk, id);
  if (appointment?.state !== 'fixed') return;
  promise(talk, {
    kind: 'outcome',
    what: 'noteren of de bewoner er was',
    owner: appointment.worker,
    due: afterWorkingDays(talk.context.facts.city, talk.context.now, 1),
  });
  talk.effects.push({ kind: 'notify', worker: appointment.worker, what: 'message' });
}
