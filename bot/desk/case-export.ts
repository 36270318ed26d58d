/**
 * One case to take along elsewhere: colour and why, what was told, the handover, what was promised and agreed, and the
 * results in the city's own words. No transcript, no notes, no money; nothing told before a refused consent.
 */
import type { Worker } from '../../dialogs/city.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import { conversationView, type ViewContext } from './view.ts';

/** Version of this shape; readers elsewhere rely on it. */
export const CASE_EXPORT = 1;

type Task = ReturnType<typeof conversationView>['overview']['tasks'][number];
const stepsOf = (tasks: readonly Task[]) => tasks.map(({ text, who, done }) => ({ text, who, done }));

/** Who registered the resident, and what was written in that form; not what the resident said is wrong. */
function referralOf(traject: Conversation['traject']) {
  const form = traject?.registrations?.findLast(({ said }) => said !== 'no');
  const referrer = traject?.referrer ?? form?.referrer;
  if (referrer === undefined) return null;
  const { name, kind, contact, threeWay } = referrer;
  const told = form && { reason: form.reason, involved: form.involved, tried: form.tried };
  return { name, kind, contact, threeWay, ...told };
}

/** @param now UTC instant of the export */
export function caseExport(conversation: Conversation, context: ViewContext, now: string, worker: Worker) {
  const { name, stoplight, overview, handover, consent, traject, stoplightHistory } = conversationView(
    conversation,
    context,
    now,
    worker,
  );
  const { why, words, needFirst, tried, involved, language, callTimes, agreed, promises, tasks } = overview;
  return {
    export: CASE_EXPORT,
    made: { at: now, by: worker.name },
    resident: { name, language, callTimes },
    stoplight: {
      colour: stoplight,
      why,
      history: stoplightHistory.map(({ colour, reason, at }) => ({ colour, reason, at })),
    },
    told: { words, needFirst, tried, involved },
    referral: referralOf(traject ?? undefined),
    handover: handover && {
      state: handover.state,
      worker: handover.workerName,
      reason: handover.reason,
      requestedAt: handover.requestedAt,
      acceptedAt: handover.acceptedAt ?? null,
    },
    agreed,
    promises: promises.map(({ what, ownerName, due, kept }) => ({ what, owner: ownerName, due, kept })),
    plan: {
      goals: (traject?.goals ?? []).map(({ id, text, reachedAt }) => ({
        text,
        reached: reachedAt !== undefined,
        steps: stepsOf(tasks.filter(({ goal }) => goal === id)),
      })),
      /** Of no goal in particular. */
      steps: stepsOf(tasks.filter(({ goal }) => goal === undefined)),
      sent: traject?.plan?.sentAt ?? null,
      received: traject?.plan?.receivedAt ?? null,
    },
    appointments: (traject?.appointments ?? []).map(({ kind, at, place, state }) => ({
      kind,
      at,
      place,
      state,
    })),
    results: traject?.results ?? {},
    consent: Object.entries(consent).map(([receiver, { given, at }]) => ({ receiver, given, at })),
  };
}
export type CaseExport = ReturnType<typeof caseExport>;
