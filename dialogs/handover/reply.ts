/**
 * While a worker has the conversation somebody is always to move, with a deadline: the worker answers what the resident
 * writes, and does not let the talk run dry. For the worker and the team lead only; the resident was promised no time.
 */
import { addMinutes } from '../civil-time.ts';
import { afterWorkingDays } from '../office-hours.ts';
import { keep, promise, type Talk } from '../talk.ts';
import { answerDue, type HandoverUrgency } from './answer-due.ts';
import { owner } from './state.ts';
import { openPromise } from '../promised.ts';

/** Without a word from either, the worker is asked after this long whether the talk can go on or end. */
const QUIET_WORKING_DAYS = 10;

/** The resident wrote: the owner owes an answer; what is urgent brings an earlier deadline forward. */
export function owesReply(talk: Talk, urgency: HandoverUrgency): void {
  const worker = talk.context.facts.people.find((one) => one.id === owner(talk.now));
  if (worker === undefined) return;
  const { now, facts } = talk.context;
  // Whoever has somebody in danger answers, whatever their hours.
  const at = addMinutes(now, facts.city.offerMinutes.emergency);
  const due = urgency === 'emergency' ? at : answerDue(talk, worker, urgency);
  const open = openPromise(talk.now.promises, 'reply');
  if (open !== undefined && open.due <= due) return;
  promise(talk, { kind: 'reply', what: `${worker.name} antwoordt`, owner: worker.id, due });
}

/** The resident cried for help: a deadline on the clock of the wall, and word to the worker each time anew. */
export function owesHelp(talk: Talk, urgent: 'red' | 'emergency'): void {
  const worker = talk.context.facts.people.find((one) => one.id === owner(talk.now));
  if (worker === undefined) return;
  const { now, facts } = talk.context;
  const fresh = addMinutes(now, facts.city.offerMinutes[urgent]);
  const open = openPromise(talk.now.promises, 'reply');
  const due = open?.urgent !== undefined && open.due > now && open.due < fresh ? open.due : fresh;
  promise(talk, { kind: 'reply', what: `${worker.name} antwoordt`, owner: worker.id, due, urgent });
}

/** The worker spoke: nothing is owed now, and they look again when it stays quiet. */
export function replied(talk: Talk): void {
  const worker = owner(talk.now);
  if (worker === undefined) return;
  keep(talk, 'reply');
  const due = afterWorkingDays(talk.context.facts.city, talk.context.now, QUIET_WORKING_DAYS);
  promise(talk, { kind: 'follow-up', what: 'verder gaan, teruggeven of afronden', owner: worker, due });
}
