/**
 * A referrer registers a resident: a named person is asked, somebody confirms it to the referrer within the city's hours
 * (24), and the resident is told on their own phone and asked whether it is right. Until their yes the referrer hears
 * nothing of them, so that nobody learns about a resident by typing their number.
 */
import { addMinutes, sayMoment } from '../civil-time.ts';
import type { Worker } from '../city.ts';
import type { Channel } from '../conversation.ts';
import { absence, GUIDES } from '../handover/candidates.ts';
import { requestHandover, workerName } from '../handover/request.ts';
import { hasOpenHandover, owner } from '../handover/state.ts';
import { hoursOf, openings } from '../office-hours.ts';
import { keep, note, promise, say, voice, type Talk } from '../talk.ts';
import { askYesNo } from '../traject/ask-yes-no.ts';
import { trajectOf } from '../traject/of.ts';
import type { Registration } from './registration.ts';
import { openPromise } from '../promised.ts';

/** As many as are kept of one resident; older ones go, they were confirmed long ago. */
const MOST_KEPT = 5;
const DAY_MINUTES = 24 * 60;

export interface NewRegistration extends Pick<
  Registration,
  'id' | 'referrer' | 'reason' | 'involved' | 'tried' | 'urgent'
> {
  /** How the referrer calls the resident. */
  readonly name: string;
  readonly area?: string;
  /** The resident's own phone; without one a person goes by way of the referrer. */
  readonly channel?: Channel;
}

/** Whoever was asked, or somebody on call while that person is not at work before it is due. */
function confirmer(talk: Talk, asked: string | undefined, due: string): string {
  const { facts, now } = talk.context;
  const works = (worker: Worker) => {
    const [next] = openings(hoursOf(facts.city, worker), now);
    return absence(worker, now) === undefined && next !== undefined && next.from < due;
  };
  const mine = facts.people.find(({ id }) => id === asked);
  const onCall = facts.people.filter(({ role }) => role === 'achterwacht');
  const there = [...(mine === undefined ? [] : [mine]), ...onCall].find(works);
  return (there ?? mine ?? facts.people.find(({ role }) => GUIDES.includes(role)))?.id ?? '';
}

function promiseToConfirm(talk: Talk, registration: Registration): void {
  const open = openPromise(talk.now.promises, 'registration') !== undefined;
  if (open) return;
  const asked = hasOpenHandover(talk.now) ? talk.now.handover?.worker : talk.now.fixedContact;
  const worker = confirmer(talk, asked, registration.due);
  const what = `aanmelding bevestigen aan ${registration.referrer.name}`;
  promise(talk, { kind: 'registration', what, owner: worker, due: registration.due });
  talk.effects.push({ kind: 'notify', worker, what: 'offer' });
}

/** Once a day at most, however many register the same number. */
function tellResident(talk: Talk, registration: Registration, known: readonly Registration[]): void {
  if (known.some(({ at }) => addMinutes(at, DAY_MINUTES) > talk.context.now)) return;
  if (talk.now.channels.length === 0 || talk.now.optedOutAt !== undefined || owner(talk.now) !== undefined)
    return;
  if (!talk.now.introduced) {
    talk.now.introduced = true;
    say(talk, 'about.introduction', {}, { always: true, template: 'referral' });
  }
  const line = askYesNo(talk, 'referral.is-it-right', { referrer: registration.referrer.name }, 'referral');
  trajectOf(talk).asking = { about: 'registration', id: registration.id, line: line.id };
}

/** The same registration twice is one. */
export function register(talk: Talk, made: NewRegistration): void {
  const traject = trajectOf(talk);
  const known = traject.registrations ?? [];
  if (known.some(({ id }) => id === made.id)) return;
  const { referrer, id, reason, involved, tried, urgent } = made;
  const { city } = talk.context.facts;
  const registration: Registration = {
    id,
    at: talk.context.now,
    referrer,
    reason,
    involved,
    tried,
    urgent,
    due: addMinutes(talk.context.now, city.answerPromiseHours * 60),
  };
  traject.registrations = [...known, registration].slice(-MOST_KEPT);
  // Nothing of this turn is for the screen of a volunteer who happens to sit there.
  talk.own = true;
  talk.now.name ??= made.name;
  if (talk.now.channels.length === 0 && made.channel !== undefined) talk.now.channels.push(made.channel);
  if (made.area !== undefined)
    talk.now.answers.area ??= { value: made.area, words: made.area, at: talk.context.now };
  const words = `aangemeld door ${referrer.name}: ${reason}`;
  requestHandover(talk, { urgency: urgent ? 'red' : 'normal', reason: words, quiet: true });
  promiseToConfirm(talk, registration);
  tellResident(talk, registration, known);
}

function find(talk: Talk, id: string): Registration | undefined {
  return talk.now.traject?.registrations?.find((one) => one.id === id);
}

/** A worker told the referrer by phone or mail that it is taken up. */
export function confirmRegistration(talk: Talk, worker: Worker, id: string): void {
  const registration = find(talk, id);
  if (registration === undefined || registration.confirmedAt !== undefined) {
    talk.refusal = { code: 'not-open' };
    return;
  }
  Object.assign(registration, { confirmedAt: talk.context.now, confirmedBy: worker.id });
  trajectOf(talk).referrer ??= registration.referrer;
  const open = trajectOf(talk).registrations?.some(
    (one) => one.confirmedAt === undefined && one.said !== 'no',
  );
  if (open !== true) keep(talk, 'registration');
  if (registration.referrer.worker !== undefined)
    talk.effects.push({ kind: 'notify', worker: registration.referrer.worker, what: 'feedback' });
}

/** Not right, says the resident: what the referrer told of them goes, and nobody is sent to them because of it. */
function refuse(talk: Talk, registration: Registration): void {
  Object.assign(registration, { said: 'no', reason: '', involved: '', tried: '' });
  const { handover } = talk.now;
  if (handover?.state === 'offered' && handover.reason.startsWith('aangemeld door ')) {
    Object.assign(handover, { state: 'closed', reason: 'aanmelding klopt niet', endedAt: talk.context.now });
    handover.closedReason = 'De bewoner zegt: deze aanmelding klopt niet.';
    talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'message' });
    keep(talk, 'person-answers', 'first-talk');
  }
  const text = 'De bewoner zegt: deze aanmelding klopt niet.';
  note(talk, text);
  keep(talk, 'registration');
  say(talk, 'referral.not-right', {}, { always: true });
}

/** The resident's yes or no to "is this right?". */
export function answerRegistration(talk: Talk, id: string, yes: boolean): void {
  delete trajectOf(talk).asking;
  const registration = find(talk, id);
  if (registration === undefined) return;
  if (!yes) {
    refuse(talk, registration);
    return;
  }
  registration.said = 'yes';
  const open = talk.now.promises.find(
    ({ kind, keptAt }) => kind === 'person-answers' && keptAt === undefined,
  );
  const worker = talk.now.handover?.worker ?? talk.now.fixedContact;
  if (open !== undefined && worker !== undefined) {
    const by = sayMoment(voice(talk), open.due, talk.context.now, 'by');
    say(talk, 'referral.right', { worker: workerName(talk, worker), by }, { always: true });
  }
  const line = askYesNo(talk, 'referral.may-hear', { referrer: registration.referrer.name }, 'referral');
  trajectOf(talk).asking = { about: 'referrer-hears', id, line: line.id };
}

/** Whether the referrer may hear how it goes; only this makes them somebody who is told. */
export function answerMayHear(talk: Talk, id: string, yes: boolean, words: string): void {
  delete trajectOf(talk).asking;
  const registration = find(talk, id);
  if (registration === undefined) return;
  if (yes) trajectOf(talk).referrer = registration.referrer;
  talk.now.consent.referrer = { given: yes, at: talk.context.now, words };
  say(
    talk,
    yes ? 'referral.will-hear' : 'referral.hears-nothing',
    { referrer: registration.referrer.name },
    { always: true },
  );
}
