/** Help that a worker who has the conversation owes, and did not give in time: then a colleague may step in. */
import type { Conversation, Promised } from '../conversation.ts';
import { owner } from './state.ts';

/** In rood or danger a worker took it over, or heard a cry for help, and has not said a word since. */
export function isHelpOwed(now: Conversation, { kind, urgent }: Promised): boolean {
  const { urgency } = now.handover ?? {};
  if (owner(now) === undefined) return false;
  if (kind === 'reply') return urgent !== undefined || urgency === 'emergency';
  return kind === 'first-contact' && urgency !== 'normal';
}

/** The time for it is over, and still not a word. */
export function isHelpLate(now: Conversation): boolean {
  return now.promises.some(
    (one) => one.keptAt === undefined && one.brokenAt !== undefined && isHelpOwed(now, one),
  );
}
