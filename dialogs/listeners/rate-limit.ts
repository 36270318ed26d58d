/** Very many messages at once: everything is kept, the answers wait, one kind note is sent. */
import { say } from '../talk.ts';
import type { Listener } from './listener.ts';

/** Most messages answered within one minute. */
export const MOST_PER_MINUTE = 20;

export const rateLimit: Listener = (talk) => {
  const minuteAgo = Date.parse(talk.context.now) - 60_000;
  talk.now.recentAt = talk.now.recentAt.filter((at) => Date.parse(at) > minuteAgo);
  talk.now.recentAt.push(talk.context.now);
  if (talk.now.recentAt.length <= MOST_PER_MINUTE) return false;
  talk.now.recentAt = talk.now.recentAt.slice(-(MOST_PER_MINUTE + 2));
  if (talk.now.recentAt.length === MOST_PER_MINUTE + 1) say(talk, 'general.slower');
  return true;
};
