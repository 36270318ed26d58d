/** The number a worker who is told to call needs; nobody else gets it. */
import type { Worker } from '../../dialogs/city.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import { owner } from '../../dialogs/handover/state.ts';
import { hasCall } from '../../dialogs/traject/of.ts';

/** For who has the conversation or an open task to call; undefined for others and for an address that is no number. */
export function phoneFor(conversation: Conversation, worker: Worker): string | undefined {
  if (owner(conversation) !== worker.id && !hasCall({ now: conversation }, worker)) return undefined;
  return conversation.channels
    .map(({ address }) => address.replace(/^whatsapp:/, ''))
    .find((address) => /^\+\d{7,15}$/.test(address));
}
