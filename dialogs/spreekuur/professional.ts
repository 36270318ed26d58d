/**
 * "Ik heb nu een professional nodig": whoever is on call is asked at once, by name and with a time; when nobody comes in
 * time the handover goes on to the next one, as always (design C7).
 */
import { sayMoment } from '../civil-time.ts';
import { achterwachtNow } from '../handover/candidates.ts';
import { answerDue } from '../handover/answer-due.ts';
import { offerTo, questionFor, requestHandover, workerName } from '../handover/request.ts';
import { hasOpenHandover, owner } from '../handover/state.ts';
import { hoursOf, isOpen } from '../office-hours.ts';
import { promise, say, voice, type Talk } from '../talk.ts';
import { noteFromTable } from './note.ts';
import type { Sitting } from './sitting.ts';

interface Call {
  readonly why: string;
  readonly danger: boolean;
}

function tell(talk: Talk, worker: string, due: string): void {
  const by = sayMoment(voice(talk), due, talk.context.now, 'by');
  say(talk, 'spreekuur.professional', { worker: workerName(talk, worker), by });
}

/** Somebody has the conversation: that person is called in, or who is on call while they are not at work. */
function callOwner(talk: Talk, has: string, urgency: 'red' | 'emergency'): void {
  const { facts, now } = talk.context;
  const mine = facts.people.find((one) => one.id === has);
  const there = mine !== undefined && isOpen(hoursOf(facts.city, mine), now);
  const worker = there ? mine : (achterwachtNow(questionFor(talk, urgency, [])) ?? mine);
  if (worker === undefined) return;
  const due = answerDue(talk, worker, urgency);
  promise(talk, { kind: 'callback', what: 'vrijwilliger belt om hulp: reageer nu', owner: worker.id, due });
  talk.effects.push({ kind: 'notify', worker: worker.id, what: 'emergency' });
  tell(talk, worker.id, due);
}

export function callProfessional(talk: Talk, sitting: Sitting, { why, danger }: Call): void {
  const urgency = danger ? 'emergency' : 'red';
  noteFromTable(talk, sitting, `Vraagt nu een professional: ${why}`);
  const has = owner(talk.now);
  if (has !== undefined) {
    callOwner(talk, has, urgency);
    return;
  }
  const watch = achterwachtNow(questionFor(talk, urgency, []));
  const reason = `spreekuur: ${why}`;
  const { handover } = talk.now;
  if (hasOpenHandover(talk.now) && handover !== undefined) {
    handover.urgency = danger ? 'emergency' : handover.urgency === 'normal' ? 'red' : handover.urgency;
    handover.reason = reason;
    if (watch !== undefined && handover.worker !== watch.id) {
      handover.passed.push({ worker: handover.worker, at: talk.context.now, why: 'nu is iemand nodig' });
      offerTo(talk, watch);
    } else talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'emergency' });
  } else {
    const prefer = watch === undefined ? {} : { prefer: watch.id };
    requestHandover(talk, { urgency, reason, quiet: true, ...prefer });
    talk.effects.push({ kind: 'notify', worker: talk.now.handover?.worker ?? '', what: 'emergency' });
  }
  const open = talk.now.promises.findLast((one) => one.kind === 'person-answers' && one.keptAt === undefined);
  if (open !== undefined) tell(talk, open.owner, open.due);
}
