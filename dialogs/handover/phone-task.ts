/** A resident whose messages do not arrive becomes a phone task for the worker (design C4, C7). */
import type { Conversation } from '../conversation.ts';
import { hasOpenHandover } from './state.ts';

/** The conversation with an open phone task for the worker of its open case; unchanged when there is none. */
export function phoneTaskFor(conversation: Conversation, why: string, now: string): Conversation {
  const { handover } = conversation;
  const open = conversation.promises.some((one) => one.kind === 'phone-task' && one.keptAt === undefined);
  if (handover === undefined || !hasOpenHandover(conversation) || open) return conversation;
  const counter = conversation.counter + 2;
  const id = (counter - 1).toString(36);
  const due =
    conversation.promises.find((one) => one.kind === 'person-answers' && one.keptAt === undefined)?.due ??
    now;
  return {
    ...conversation,
    counter,
    promises: [
      ...conversation.promises,
      { id, kind: 'phone-task', what: `bellen: ${why}`, owner: handover.worker, madeAt: now, due },
    ],
    agenda: [...conversation.agenda, { id: counter.toString(36), kind: 'promise-due', about: id, at: due }],
  };
}
