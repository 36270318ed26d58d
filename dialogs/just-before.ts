/** What a resident wrote shortly before a message, which may be the rest of the same sentence. */
import { addMinutes } from './civil-time.ts';
import type { Conversation } from './conversation.ts';
import { isInDanger } from './handover/state.ts';

/** Somebody who types slowly, in another language, needs a while for the next few words. */
const APART_MINUTES = 2;
const MOST_MESSAGES = 3;

/**
 * Their last messages, each soon after the one before it, the oldest first. What was spoken is whole by itself, and so
 * is what was taken for an answer; who is in danger has a person asked already.
 */
export function writtenJustBefore(conversation: Conversation, now: string): readonly string[] {
  const texts: string[] = [];
  if (isInDanger(conversation)) return texts;
  const { transcript, answers } = conversation;
  const answered = new Set(Object.values(answers).map(({ words }) => words));
  let next = now;
  for (let index = transcript.length - 1; index >= 0 && texts.length < MOST_MESSAGES; index -= 1) {
    const line = transcript[index];
    if (line?.from !== 'resident') continue;
    if (line.spoken !== undefined || line.sitting !== undefined || answered.has(line.text)) break;
    if (line.at < addMinutes(next, -APART_MINUTES)) break;
    texts.unshift(line.text);
    next = line.at;
  }
  return texts;
}
