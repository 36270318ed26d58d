/** The number a worker who is told to call needs; nobody else gets it. */
import type { Worker } from '../../dialogs/city.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import { owner } from '../../dialogs/handover/state.ts';

const CALL_TASKS = ['phone-task', 'callback'];

/** For who has the conversation or an open task to call; undefined for others and for an address that is no number. */
export function phoneFor(conversation: Conversation, worker: Worker): string | undefined {
  const hasTask = conversation.promises.some(
    ({ kind, owner: whose, keptAt }) =>
      whose === worker.id && keptAt === undefined && CALL_TASKS.includes(kind),
  );
  if (owner(conversation) !== worker.id && !hasTask) return undefined;
  return conversation.channels
    .map(({ address }) => address.replace(/^whatsapp:/, ''))
    .find((address) => /^\+\d{7,15}$/.test(address));
}
