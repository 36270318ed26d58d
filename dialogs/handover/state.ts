/** Where a handover stands; the words of design C7. */
import type { City } from '../city.ts';
import { addMinutes } from '../civil-time.ts';
import type { Conversation, Handover } from '../conversation.ts';

export function hasOpenHandover(conversation: Conversation): boolean {
  const state = conversation.handover?.state;
  return state === 'offered' || state === 'accepted' || state === 'in-contact';
}

/** The worker who owns the conversation now; undefined while the bot does. */
export function owner(conversation: Conversation): string | undefined {
  const { handover } = conversation;
  return handover?.state === 'accepted' || handover?.state === 'in-contact' ? handover.worker : undefined;
}

/** Danger for which a person is asked or is there: no routine goes on. */
export function isInDanger(conversation: Conversation): boolean {
  return hasOpenHandover(conversation) && conversation.handover?.urgency === 'emergency';
}

/** Begins a handover; the one that ended before is kept for the figures. */
export function beginHandover(conversation: Conversation, begun: Handover): void {
  const { handover } = conversation;
  if (handover?.endedAt !== undefined)
    conversation.handoverHistory = [...(conversation.handoverHistory ?? []), handover];
  conversation.handover = begun;
}

/** Why a worker passed who let the time go by: a promise to the resident that was broken. */
export const NO_ANSWER = 'geen antwoord op tijd';

/** When a promised answer first did not come, while the resident still waits for somebody. */
export function letDownSince(handover: Handover | undefined): string | undefined {
  if (handover?.state !== 'offered') return undefined;
  return handover.passed.find((one) => one.why === NO_ANSWER)?.at;
}

/** Someone is asked and has not answered yet. */
export function isWaiting(conversation: Conversation): boolean {
  return conversation.handover?.state === 'offered';
}

/** The answer is due later than the city's minutes: who was asked is not at work, or not until then. */
export function waitsForHours(
  city: Pick<City, 'offerMinutes'>,
  { urgency, offeredAt }: Pick<Handover, 'urgency' | 'offeredAt'>,
  due: string,
): boolean {
  return due > addMinutes(offeredAt, city.offerMinutes[urgency]);
}
