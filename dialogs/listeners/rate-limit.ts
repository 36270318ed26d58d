/** Very many messages at once: everything is kept, one kind note is sent, and the answer follows a minute later. */
import { addMinutes } from '../civil-time.ts';
import { isWaiting } from '../handover/state.ts';
import { remembered } from '../remembered.ts';
import { say, schedule } from '../talk.ts';
import type { Listener } from './listener.ts';

/** Most messages answered within one minute. */
export const MOST_PER_MINUTE = 20;

/** In a full hour many messages come in the same millisecond. */
const minuteBefore = remembered((now: string) => addMinutes(now, -1), 100);

export const rateLimit: Listener = (talk, heard) => {
  const minuteAgo = minuteBefore(talk.context.now);
  const lately = talk.now.recentAt.filter((at) => at > minuteAgo);
  talk.now.recentAt = [...lately, talk.context.now].slice(-(MOST_PER_MINUTE + 1));
  if (talk.now.recentAt.length <= MOST_PER_MINUTE) return false;
  // Need and the wish for a person are heard at once, until somebody has been asked.
  const pressing = heard.meaning.urgent !== 'none' || heard.word === 'human';
  if (pressing && !isWaiting(talk.now)) return false;
  if (talk.now.agenda.some((item) => item.kind === 'catch-up')) return true;
  say(talk, 'general.slower');
  schedule(talk, { kind: 'catch-up', about: 'rate-limit', at: addMinutes(talk.context.now, 1) });
  return true;
};
