/** Asks a named person, tells the resident who and by when, and keeps the clock running (design C7). */
import { sayMoment } from '../civil-time.ts';
import type { Worker } from '../city.ts';
import type { Handover, PromiseKind } from '../conversation.ts';
import { afterWorkingDays, hoursOf, isOpen } from '../office-hours.ts';
import { addMinutes } from '../civil-time.ts';
import { keep, noteOnce, promise, release, say, voice, type Talk } from '../talk.ts';
import { answerDue, type HandoverUrgency } from './answer-due.ts';
import { achterwachtNow, candidates, isAway, type CandidateQuestion } from './candidates.ts';
import { beginHandover, hasOpenHandover, owner, waitsForHours } from './state.ts';
import { openPromise } from '../promised.ts';

const URGENCY_ORDER: readonly HandoverUrgency[] = ['normal', 'red', 'emergency'];

export function questionFor(
  talk: Talk,
  urgency: HandoverUrgency,
  passed: readonly string[],
): CandidateQuestion {
  return {
    facts: talk.context.facts,
    conversation: talk.now,
    now: talk.context.now,
    load: talk.context.load,
    passed,
    emergency: urgency === 'emergency',
  };
}

export function workerName(talk: Pick<Talk, 'context'>, id: string): string {
  return talk.context.facts.people.find((worker) => worker.id === id)?.name ?? id;
}

/** Promises to the resident that go to whoever is asked next. */
const GOES_ALONG: readonly PromiseKind[] = [
  'money-answer',
  'first-talk',
  'callback',
  'phone-task',
  'registration',
  'letter',
];

/** What only the worker who has the conversation owes. */
const OF_OWNER: readonly PromiseKind[] = ['first-contact', 'reply', 'follow-up'];

/** Somebody else is to come: what the last one did not do is not kept. It stands as broken, or is theirs no more. */
export function endUndone(talk: Talk): void {
  for (const kind of OF_OWNER) {
    if (openPromise(talk.now.promises, kind)?.brokenAt === undefined) release(talk, kind);
    else keep(talk, kind);
  }
}

/** Offers the handover to this worker: an owner, a deadline, a notice to the worker. @param again as in `answerDue` */
export function offerTo(talk: Talk, worker: Worker, again = false): string {
  const { handover } = talk.now;
  if (handover === undefined) throw new Error('There is no handover to offer.');
  handover.state = 'offered';
  handover.worker = worker.id;
  handover.offeredAt = talk.context.now;
  handover.quietSince = undefined;
  endUndone(talk);
  const due = answerDue(talk, worker, handover.urgency, again);
  promise(talk, { kind: 'person-answers', what: `${worker.name} reageert`, owner: worker.id, due });
  // What was promised is owed by whoever is asked now: that name the resident hears.
  for (const promised of talk.now.promises) {
    if (GOES_ALONG.includes(promised.kind) && promised.keptAt === undefined) promised.owner = worker.id;
  }
  const what = handover.urgency === 'emergency' ? 'emergency' : 'offer';
  talk.effects.push({ kind: 'notify', worker: worker.id, what });
  return due;
}

/** Notes that this worker cannot or did not answer. */
export function notePassed(talk: Talk, worker: string, why: string): void {
  const { handover } = talk.now;
  if (handover === undefined) return;
  const before = handover.passed.findIndex((one) => one.worker === worker);
  if (before >= 0) handover.passed.splice(before, 1);
  handover.passed.push({ worker, at: talk.context.now, why });
}

/** Asked for by name and away: the resident hears that, and who is asked instead. */
function tellInstead(talk: Talk, preferred: string | undefined, worker: Worker, due: string): boolean {
  const asked = talk.context.facts.people.find((one) => one.id === preferred);
  if (asked === undefined || asked.id === worker.id || !isAway(asked, talk.context.now)) return false;
  say(talk, 'handover.away', { worker: asked.name, next: worker.name }, { always: true });
  const by = sayMoment(voice(talk), due, talk.context.now, 'by');
  say(talk, 'handover.hears-by', { by }, { always: true });
  return true;
}

/** Tells the resident who is asked and when they hear; only names a moment that follows from hours really kept. */
export function tellOffer(talk: Talk, worker: Worker, due: string): void {
  const { context } = talk;
  const hours = hoursOf(context.facts.city, worker);
  const by = sayMoment(voice(talk), due, context.now, 'by');
  const there = talk.now.handover?.urgency === 'emergency' ? 'handover.asking-danger' : 'handover.asking';
  const calm = talk.now.handover?.urgency === 'normal' && talk.now.handover.tempo === 'later';
  const worksThen = !isOpen(hours, context.now) && isOpen(hours, addMinutes(due, -1));
  const id = calm ? 'handover.asking-calm' : worksThen ? 'handover.asking-later' : there;
  say(talk, id, { worker: worker.name, by }, { always: true });
}

/** An acute case that would wait for the worker's next hours also goes to whoever is on call now: who that is. */
export function notifyOnCall(talk: Talk, asked: Worker, urgency: HandoverUrgency): Worker | undefined {
  const { facts, now } = talk.context;
  const due = answerDue(talk, asked, urgency);
  if (urgency === 'normal' || !waitsForHours(facts.city, { urgency, offeredAt: now }, due)) return undefined;
  const passed = talk.now.handover?.passed.map((one) => one.worker) ?? [];
  const watch = achterwachtNow(questionFor(talk, urgency, [asked.id, ...passed]));
  if (watch === undefined) return undefined;
  const what = urgency === 'emergency' ? 'emergency' : 'offer';
  talk.effects.push({ kind: 'notify', worker: watch.id, what });
  return watch;
}

/** The same, and the resident hears who that is. */
export function askOnCall(talk: Talk, asked: Worker, urgency: HandoverUrgency): void {
  const watch = notifyOnCall(talk, asked, urgency);
  if (watch !== undefined) say(talk, 'handover.on-call', { worker: watch.name }, { always: true });
}

/** Statutory clock for the first conversation (Wgs art. 4): 3 working days when threatening, else 4 weeks. */
function promiseFirstTalk(talk: Talk, worker: Worker): void {
  const { city } = talk.context.facts;
  const open = openPromise(talk.now.promises, 'first-talk') !== undefined;
  const colour = talk.now.stoplight?.colour;
  if (open || colour === undefined || colour === 'groen') return;
  const due =
    colour === 'rood'
      ? afterWorkingDays(city, talk.context.now, city.terms.redWorkingDays)
      : addMinutes(talk.context.now, city.terms.orangeWeeks * 7 * 24 * 60);
  promise(talk, { kind: 'first-talk', what: 'eerste gesprek', owner: worker.id, due });
}

export interface HandoverRequest {
  readonly urgency: HandoverUrgency;
  /** Why, in Dutch words for the worker. */
  readonly reason: string;
  /** Straight to the city's crisis route (eviction). */
  readonly crisis?: boolean;
  /** Worker the resident asked for by name. */
  readonly prefer?: string;
  /** Chosen by the resident. */
  readonly tempo?: Handover['tempo'];
  /** Says nothing: what asked for it tells the resident itself. */
  readonly quiet?: boolean;
}

function firstCandidate(talk: Talk, request: HandoverRequest): Worker | undefined {
  const { city, people } = talk.context.facts;
  const crisis =
    request.crisis === true ? people.find((worker) => worker.id === city.crisis.worker) : undefined;
  // Danger that comes up while somebody is asked: who said they cannot is not asked again first.
  const passed = hasOpenHandover(talk.now) ? (talk.now.handover?.passed ?? []) : [];
  const question = questionFor(
    talk,
    request.urgency,
    passed.map((one) => one.worker),
  );
  const asked = request.prefer === undefined ? question : { ...question, prefer: request.prefer };
  return crisis ?? candidates(asked)[0]?.worker;
}

/** What else is wanted while somebody is asked already: the worker reads it, the resident is not asked again. */
function noteReason(talk: Talk, reason: string): void {
  const { handover } = talk.now;
  if (handover === undefined || handover.reason === reason) return;
  if (!noteOnce(talk, `Vraagt ook: ${reason}`)) return;
  talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'message' });
}

/**
 * Once the neighbourhood is known, whoever works there is asked instead of somebody who was asked only because they
 * had room; nobody has accepted yet, and the resident hears who it is now.
 */
export function askNearby(talk: Talk): void {
  const { handover } = talk.now;
  if (handover?.state !== 'offered' || handover.urgency === 'emergency') return;
  const passed = handover.passed.map((one) => one.worker);
  const question = questionFor(talk, handover.urgency, passed);
  const all = candidates(question);
  const asked = all.find((one) => one.worker.id === handover.worker);
  const [best] = all;
  if (asked?.why !== 'load' || best?.why !== 'area') return;
  const due = offerTo(talk, best.worker);
  const by = sayMoment(voice(talk), due, talk.context.now, 'by');
  say(talk, 'handover.nearby', { worker: best.worker.name, by }, { always: true });
}

function alreadyAsked(talk: Talk, request: HandoverRequest): void {
  const { handover, promises } = talk.now;
  if (handover === undefined) return;
  noteReason(talk, request.reason);
  const raised = URGENCY_ORDER.indexOf(request.urgency) > URGENCY_ORDER.indexOf(handover.urgency);
  if (raised) handover.urgency = request.urgency;
  if (raised) handover.reason = request.reason;
  if (owner(talk.now) !== undefined) {
    talk.effects.push({ kind: 'notify', worker: handover.worker, what: raised ? 'emergency' : 'message' });
    return;
  }
  if (raised) {
    const next = firstCandidate(talk, request);
    if (next !== undefined) {
      const due = offerTo(talk, next);
      tellOffer(talk, next, due);
      askOnCall(talk, next, request.urgency);
      promiseFirstTalk(talk, next);
      return;
    }
  }
  if (request.quiet === true) talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'message' });
  const due = openPromise(promises, 'person-answers')?.due;
  if (due === undefined || request.quiet === true) return;
  // A moment that was said is one that they hear of when it passes.
  handover.quietSince = undefined;
  const by = sayMoment(voice(talk), due, talk.context.now, 'by');
  say(talk, 'handover.already', { worker: workerName(talk, handover.worker), by }, { always: true });
  const asked = talk.context.facts.people.find(({ id }) => id === handover.worker);
  if (asked !== undefined) askOnCall(talk, asked, handover.urgency);
}

/** Brings in a named person. Asking again while one is asked repeats who and when, and may raise the urgency. */
export function requestHandover(talk: Talk, request: HandoverRequest): void {
  if (hasOpenHandover(talk.now)) {
    alreadyAsked(talk, request);
    return;
  }
  const worker = firstCandidate(talk, request);
  if (worker === undefined) throw new Error('people.yaml names nobody who can be asked.');
  beginHandover(talk.now, {
    state: 'offered',
    urgency: request.urgency,
    reason: request.reason,
    requestedAt: talk.context.now,
    worker: worker.id,
    offeredAt: talk.context.now,
    passed: [],
    ...(request.tempo === undefined ? {} : { tempo: request.tempo }),
  });
  const due = offerTo(talk, worker);
  if (request.quiet !== true) {
    if (!tellInstead(talk, request.prefer, worker, due)) tellOffer(talk, worker, due);
    askOnCall(talk, worker, request.urgency);
  }
  promiseFirstTalk(talk, worker);
}

/** Who waits writes about it again: whoever was asked knows, and the resident hears who that is and by when. */
export function askOnceMore(
  talk: Talk,
  { urgency, reason }: Pick<HandoverRequest, 'urgency' | 'reason'>,
): void {
  const { worker } = talk.now.handover ?? {};
  if (worker !== undefined) talk.effects.push({ kind: 'notify', worker, what: 'message' });
  requestHandover(talk, { urgency, reason });
}
