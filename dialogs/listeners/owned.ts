/**
 * While a worker owns the conversation the bot is silent and the worker hears that there is a message. Who is in danger
 * does not write to somebody who went home: a person who is there is asked.
 */
import { replaceAbsent } from '../handover/away.ts';
import { askInstead } from '../handover/off-duty.ts';
import { owesReply } from '../handover/reply.ts';
import { owner } from '../handover/state.ts';
import type { Listener } from './listener.ts';

export const owned: Listener = (talk) => {
  const worker = owner(talk.now);
  const { handover } = talk.now;
  if (worker === undefined || handover === undefined) return false;
  const { urgency } = handover;
  if (urgency === 'emergency' && askInstead(talk)) return true;
  if (replaceAbsent(talk)) return true;
  // Until the first word the first contact is owed, and has its clock.
  if (handover.state === 'in-contact') owesReply(talk, urgency);
  talk.effects.push({ kind: 'notify', worker, what: 'message' });
  return true;
};
