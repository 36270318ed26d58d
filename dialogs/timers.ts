/** What happens when the clock says so: broken promises told honestly, check-ins. */
import { addMinutes, sayMoment } from './civil-time.ts';
import { catchUp } from './catch-up.ts';
import { callFlow } from './engine.ts';
import type { AgendaItem, Promised } from './conversation.ts';
import { DANGER_NUMBERS } from './danger.ts';
import { klantcontactDue } from './klantcontact/klantcontact.ts';
import { letterDue } from './letter/outcome.ts';
import { monthReminderDue } from './maandgesprek/actions.ts';
import { replaceAbsent } from './handover/away.ts';
import { offerTimedOut } from './handover/ask-next.ts';
import { isHelpOwed } from './handover/late-help.ts';
import { askInstead, SEEN_MINUTES } from './handover/off-duty.ts';
import { workerName } from './handover/request.ts';
import { isWaiting, owner } from './handover/state.ts';
import { answerBy } from './money/ask-person.ts';
import { payoutNotice } from './money/notices.ts';
import { phoneDue, wantSitting } from './spreekuur/phone.ts';
import { SITTING_HOURS } from './sitting.ts';
import { say, schedule, voice, type Talk } from './talk.ts';
import { keepContact } from './traject/aftercare.ts';
import { askOutcome, remindOfAppointment } from './traject/appointments.ts';
import { tellReferrer } from './traject/feedback.ts';
import { nextNoShowStep } from './traject/no-show.ts';
import { askAboutTodo } from './traject/todos.ts';

/** A broken promise is looked at again after this many hours until it is kept. */
const REPEAT_AFTER_HOURS = 24;

/** The flow that asks how it goes, and its clock. */
const CHECK_IN = 'check-in';

/** Promises whose breaking the resident must hear; the others are for the worker and the team lead only. */
const TOLD: readonly Promised['kind'][] = ['money-answer', 'callback', 'first-talk', 'letter'];

function escalate(talk: Talk, promised: Promised): void {
  const leads = talk.context.facts.people.filter((worker) => worker.role === 'teamleider');
  for (const worker of [promised.owner, ...leads.map((lead) => lead.id)]) {
    talk.effects.push({ kind: 'notify', worker, what: 'offer' });
  }
}

/** So long it is told with a new moment each time; after that the daily word that nobody came yet says it all. */
const TOLD_DAYS = 3;

/** Does the resident hear now that this did not happen? A worker who has the conversation tells it themselves. */
function isTold({ now, context }: Talk, { kind, brokenAt }: Promised): boolean {
  if (!TOLD.includes(kind) || owner(now) !== undefined) return false;
  const long = brokenAt !== undefined && addMinutes(brokenAt, TOLD_DAYS * 24 * 60) <= context.now;
  return !(long && isWaiting(now));
}

/** When a broken promise is looked at again; the resident is told that moment as the new one. */
function nextLook(talk: Talk, promised: Promised): string {
  const { now, facts } = talk.context;
  if (isHelpOwed(talk.now, promised)) return addMinutes(now, SEEN_MINUTES);
  const worker = facts.people.find((one) => one.id === promised.owner);
  return worker !== undefined && TOLD.includes(promised.kind)
    ? answerBy(talk, worker)
    : addMinutes(now, REPEAT_AFTER_HOURS * 60);
}

function promiseBroken(talk: Talk, id: string): void {
  const promised = talk.now.promises.find((one) => one.id === id);
  if (promised === undefined || promised.keptAt !== undefined) return;
  if (promised.kind === 'person-answers') {
    offerTimedOut(talk);
    return;
  }
  const first = promised.brokenAt === undefined;
  promised.brokenAt ??= talk.context.now;
  if (isHelpOwed(talk.now, promised) && askInstead(talk, true)) return;
  // A cry in danger that is not answered: the numbers once more, also while a worker has the conversation.
  if (first && promised.urgent === 'emergency' && talk.now.optedOutAt === undefined)
    say(talk, 'danger.here-again', DANGER_NUMBERS, { always: true, vital: true });
  const due = nextLook(talk, promised);
  schedule(talk, { kind: 'promise-due', about: promised.id, at: due });
  escalate(talk, promised);
  if (!isTold(talk, promised)) return;
  const by = sayMoment(voice(talk), due, talk.context.now, 'by');
  say(
    talk,
    'promise.broken',
    { worker: workerName(talk, promised.owner), by },
    { always: true, template: 'promise-broken' },
  );
  // The same sorry about the person who was asked does not follow within the day.
  if (talk.now.handover !== undefined && isWaiting(talk.now)) talk.now.handover.quietSince = talk.context.now;
}

/** Is a question open that is not just one of an earlier check-in that was left? */
function isBusy({ now, context }: Talk): boolean {
  const { position, transcript } = now;
  if (position === undefined || position.flow === CHECK_IN) return false;
  return addMinutes(transcript.at(-1)?.at ?? context.now, SITTING_HOURS * 60) > context.now;
}

function checkIn(talk: Talk): void {
  if (talk.now.optedOutAt !== undefined || owner(talk.now) !== undefined) return;
  // In the middle of a talk it waits for another day.
  if (isBusy(talk))
    schedule(talk, { kind: CHECK_IN, about: 'groen', at: addMinutes(talk.context.now, 24 * 60) });
  else callFlow(talk, CHECK_IN);
}

function due(talk: Talk, item: AgendaItem): void {
  if (item.kind === 'promise-due') promiseBroken(talk, item.about);
  if (item.kind === 'check-in') checkIn(talk);
  if (item.kind === 'catch-up') catchUp(talk);
  if (item.kind === 'payout-notice') payoutNotice(talk, item);
  if (item.kind === 'appointment-reminder') remindOfAppointment(talk, item.about);
  if (item.kind === 'appointment-past') askOutcome(talk, item.about);
  if (item.kind === 'no-show') nextNoShowStep(talk);
  if (item.kind === 'todo-check') askAboutTodo(talk);
  if (item.kind === 'aftercare') keepContact(talk);
  if (item.kind === 'referrer-later') tellReferrer(talk, 'weeks-8');
  if (item.kind === 'klantcontact') klantcontactDue(talk, item.about);
  if (item.kind === 'spreekuur-phone') phoneDue(talk, item.about);
  if (item.kind === 'spreekuur-move') wantSitting(talk);
  if (item.kind === 'letter') letterDue(talk, item.about);
  if (item.kind === 'maandgesprek') monthReminderDue(talk);
}

/** Does everything on this conversation's agenda that is due now. */
export function runTimers(talk: Talk): void {
  const { now } = talk.context;
  const ready = talk.now.agenda.filter((item) => item.at <= now);
  talk.now.agenda = talk.now.agenda.filter((item) => item.at > now);
  for (const item of ready) due(talk, item);
  replaceAbsent(talk);
}
