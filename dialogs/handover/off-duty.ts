/**
 * A worker who has the conversation goes home too. What cannot wait until they are back is asked of somebody who is
 * there, with a clock, as if nobody had it; everything else waits for them.
 */
import { addMinutes } from '../civil-time.ts';
import type { Conversation } from '../conversation.ts';
import { hoursOf, isOpen } from '../office-hours.ts';
import { note, say, type Talk } from '../talk.ts';
import { endUndone, requestHandover, workerName } from './request.ts';
import { owner } from './state.ts';

/** Who did something in this conversation so short ago is there, whatever their hours say. */
export const SEEN_MINUTES = 60;

function lastSeen({ handover, transcript }: Conversation, worker: string): string {
  const wrote = transcript.findLast((line) => line.from === 'worker' && line.by === worker)?.at ?? '';
  const accepted = handover?.acceptedAt ?? '';
  return wrote > accepted ? wrote : accepted;
}

/** At work by their hours, or seen in this conversation a short while ago. */
function isThere(talk: Talk, id: string): boolean {
  const { facts, now } = talk.context;
  const worker = facts.people.find((one) => one.id === id);
  if (worker !== undefined && isOpen(hoursOf(facts.city, worker), now)) return true;
  const seen = lastSeen(talk.now, id);
  return seen !== '' && addMinutes(seen, SEEN_MINUTES) > now;
}

/**
 * The assistant has the conversation again when its worker is not there; what was promised to the resident stays owed.
 * @returns the worker who had it, undefined when nothing changed
 */
export function leaveOffDuty(talk: Talk): string | undefined {
  const { handover } = talk.now;
  const worker = owner(talk.now);
  if (handover === undefined || worker === undefined || isThere(talk, worker)) return undefined;
  handover.state = 'returned';
  handover.endedAt = talk.context.now;
  const text = `${workerName(talk, worker)} werkt nu niet en dit kan niet wachten: Warmlijn vraagt wie er wel is`;
  note(talk, text);
  endUndone(talk);
  return worker;
}

/**
 * Who has the conversation is not there: somebody else is asked about the same, and the resident hears who.
 * @param late the resident hears first that no answer came
 * @returns false when nothing changed
 */
export function askInstead(talk: Talk, late = false): boolean {
  const { urgency, reason } = talk.now.handover ?? {};
  const worker = leaveOffDuty(talk);
  if (worker === undefined || urgency === undefined || reason === undefined) return false;
  if (late && talk.now.optedOutAt === undefined)
    say(talk, 'handover.late', { worker: workerName(talk, worker) }, { always: true });
  requestHandover(talk, { urgency, reason });
  return true;
}
