/** What workers do with a handover: accept, decline, write, return, close. */
import { sayMoment } from '../civil-time.ts';
import type { Worker } from '../city.ts';
import type { PromiseKind } from '../conversation.ts';
import { keep, note, promise, say, sayWords, voice, type Talk } from '../talk.ts';
import { isChecking } from '../danger-check.ts';
import { leaveFlow, resumeFlow } from '../engine.ts';
import { tellVolunteer } from '../spreekuur/feedback.ts';
import { atTheTable } from '../spreekuur/of.ts';
import { tellReferrer } from '../traject/feedback.ts';
import { wakeAtAbsence } from './away.ts';
import { askAfterDecline } from './ask-next.ts';
import { GUIDES, isAway } from './candidates.ts';
import { answerDue } from './answer-due.ts';
import { isHelpLate } from './late-help.ts';
import { endUndone, notePassed, offerTo, workerName } from './request.ts';
import { phoneTaskOf } from './phone-task.ts';
import { replied } from './reply.ts';
import { beginHandover, hasOpenHandover, NO_ANSWER, owner } from './state.ts';

function refuse(talk: Talk, code: NonNullable<Talk['refusal']>['code']): void {
  const owned = owner(talk.now);
  talk.refusal = { code, ...(owned === undefined ? {} : { owner: owned }) };
}

/** A colleague goes on where the one who has the conversation let a cry for help wait. */
function stepIn(talk: Talk, owned: string, worker: Worker): void {
  note(talk, `${worker.name} neemt het over: ${workerName(talk, owned)} antwoordde niet op tijd`);
  notePassed(talk, owned, NO_ANSWER);
  endUndone(talk);
}

/** Takes the conversation over. The first one wins, unless help is late; a worker may also step in unasked. */
export function accept(talk: Talk, worker: Worker): void {
  const owned = owner(talk.now);
  if (owned === worker.id) return;
  if (owned !== undefined && !isHelpLate(talk.now)) {
    refuse(talk, 'taken');
    return;
  }
  if (owned !== undefined) stepIn(talk, owned, worker);
  const open = hasOpenHandover(talk.now) ? talk.now.handover : undefined;
  beginHandover(talk.now, {
    state: 'accepted',
    urgency: open?.urgency ?? 'normal',
    reason: open?.reason ?? 'medewerker stapt zelf in',
    requestedAt: open?.requestedAt ?? talk.context.now,
    worker: worker.id,
    offeredAt: open?.offeredAt ?? talk.context.now,
    acceptedAt: talk.context.now,
    passed: open?.passed ?? [],
    ...(open?.tempo === undefined ? {} : { tempo: open.tempo }),
  });
  talk.now.fixedContact ??= worker.role === 'trajectbegeleider' ? worker.id : undefined;
  keep(talk, 'person-answers');
  for (const promised of talk.now.promises) {
    if (promised.keptAt === undefined) promised.owner = worker.id;
  }
  wakeAtAbsence(talk, worker.id);
  const due = answerDue(talk, worker, open?.urgency ?? 'normal');
  promise(talk, { kind: 'first-contact', what: `${worker.name} schrijft of belt`, owner: worker.id, due });
  // Whoever is there now asks for themselves whether there is danger.
  if (isChecking(talk)) leaveFlow(talk);
  tellReferrer(talk, 'accepted');
  const told = talk.now.consent.worker?.given === false ? 'handover.accepted-untold' : 'handover.accepted';
  if (talk.now.optedOutAt === undefined) say(talk, told, { worker: worker.name }, { always: true });
}

/** The asked worker cannot: the next candidate is asked at once. */
export function decline(talk: Talk, worker: Worker, why: string): void {
  const { handover } = talk.now;
  const mine = handover?.worker === worker.id;
  if (handover === undefined || !hasOpenHandover(talk.now)) {
    refuse(talk, 'not-open');
    return;
  }
  if (!mine) {
    refuse(talk, 'not-yours');
    return;
  }
  keep(talk, 'person-answers');
  askAfterDecline(talk, why);
}

/** The owner asks a colleague to go on; until that one accepts it waits with a deadline, and the resident knows. */
export function passOn(talk: Talk, worker: Worker, to: string, why: string): void {
  const { handover } = talk.now;
  if (handover === undefined || owner(talk.now) !== worker.id) {
    refuse(talk, hasOpenHandover(talk.now) ? 'not-yours' : 'not-open');
    return;
  }
  const colleague = talk.context.facts.people.find((one) => one.id === to);
  if (colleague === undefined || isAway(colleague, talk.context.now) || !GUIDES.includes(colleague.role)) {
    refuse(talk, 'absent');
    return;
  }
  notePassed(talk, worker.id, why);
  const due = offerTo(talk, colleague);
  if (talk.now.optedOutAt !== undefined) return;
  say(talk, 'handover.passed-on', { worker: worker.name, next: colleague.name }, { always: true });
  say(
    talk,
    'handover.hears-by',
    { by: sayMoment(voice(talk), due, talk.context.now, 'by') },
    { always: true },
  );
}

/** A worker's own words to the resident. */
export function write(talk: Talk, worker: Worker, text: string): void {
  const { handover } = talk.now;
  if (owner(talk.now) !== worker.id || handover === undefined) {
    refuse(talk, owner(talk.now) === undefined ? 'not-open' : 'not-yours');
    return;
  }
  if (talk.now.optedOutAt !== undefined) {
    refuse(talk, 'opted-out');
    return;
  }
  if (talk.now.channels.length === 0 && atTheTable(talk.now, talk.context.now) === undefined) {
    refuse(talk, 'no-phone');
    return;
  }
  handover.state = 'in-contact';
  keep(talk, 'money-answer', 'first-contact', 'contact');
  handover.firstContactAt ??= talk.context.now;
  replied(talk);
  tellVolunteer(talk, 'first-contact');
  sayWords(talk, text, { from: 'worker', by: worker.id, always: true, template: 'worker-wrote' });
}

/** What a talk with the worker settles. */
const OWED: readonly PromiseKind[] = ['first-talk', 'money-answer', 'phone-task', 'callback', 'letter'];

function finish(talk: Talk, worker: Worker, state: 'returned' | 'closed'): boolean {
  const { handover } = talk.now;
  if (handover === undefined || owner(talk.now) !== worker.id) {
    refuse(talk, owner(talk.now) === undefined ? 'not-open' : 'not-yours');
    return false;
  }
  handover.state = state;
  handover.endedAt = talk.context.now;
  if (handover.firstContactAt === undefined) endUndone(talk);
  keep(talk, 'person-answers', 'first-contact', 'reply', 'follow-up');
  // What was promised to the resident stays owed when a worker gives back without a word to them.
  if (handover.firstContactAt !== undefined || state === 'closed') keep(talk, ...OWED);
  return true;
}

/** Hands back to the assistant with what was agreed; the intake resumes where it stopped. */
export function returnToBot(talk: Talk, worker: Worker, agreed: string): void {
  if (!finish(talk, worker, 'returned')) return;
  if (talk.now.handover !== undefined) talk.now.handover.agreed = agreed;
  if (talk.now.optedOutAt !== undefined) return;
  const talked = talk.now.handover?.firstContactAt !== undefined;
  say(talk, talked ? 'handover.returned' : 'handover.returned-untold', { worker: worker.name });
  say(talk, 'handover.agreed', { agreed });
  resumeFlow(talk, 'handover.anything-else');
}

/** Closes the case with a reason; the resident hears that they can always come back. */
export function close(talk: Talk, worker: Worker, reason: string): void {
  const { noShow } = talk.now.traject ?? {};
  if (noShow !== undefined && noShow.step !== 'may-close') {
    talk.refusal = { code: 'follow-first' };
    return;
  }
  if (!finish(talk, worker, 'closed')) return;
  if (talk.now.handover !== undefined) talk.now.handover.closedReason = reason;
  tellReferrer(talk, 'closed');
  talk.now.position = undefined;
  talk.now.stack = [];
  if (talk.now.optedOutAt === undefined) say(talk, 'handover.closed', { worker: worker.name });
}

/** A resident who cannot be written to any more becomes a phone task: never silence. */
export function phoneTask(talk: Talk, why: string): void {
  const task = phoneTaskOf(talk.now, why, talk.context);
  if (task === undefined) return;
  promise(talk, task);
  talk.effects.push({ kind: 'notify', worker: task.owner, what: 'phone-task' });
}
