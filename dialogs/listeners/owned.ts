/** While a worker owns the conversation the bot is silent and the worker hears that there is a message. */
import { replaceAbsent } from '../handover/away.ts';
import { owesReply } from '../handover/reply.ts';
import { owner } from '../handover/state.ts';
import type { Listener } from './listener.ts';

export const owned: Listener = (talk) => {
  const worker = owner(talk.now);
  if (worker === undefined) return false;
  if (replaceAbsent(talk)) return true;
  // Until the first word the first contact is owed, and has its clock.
  if (talk.now.handover?.state === 'in-contact') owesReply(talk, talk.now.handover.urgency);
  talk.effects.push({ kind: 'notify', worker, what: 'message' });
  return true;
};
