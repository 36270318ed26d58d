/** Where a handover stands; the words of design C7. */
import type { Conversation } from '../conversation.ts';

export function hasOpenHandover(conversation: Conversation): boolean {
  const state = conversation.handover?.state;
  return state === 'offered' || state === 'accepted' || state === 'in-contact';
}

/** The worker who owns the conversation now; undefined while the bot does. */
export function owner(conversation: Conversation): string | undefined {
  const { handover } = conversation;
  return handover?.state === 'accepted' || handover?.state === 'in-contact' ? handover.worker : undefined;
}

/** Someone is asked and has not answered yet. */
export function isWaiting(conversation: Conversation): boolean {
  return conversation.handover?.state === 'offered';
}
