import type { Conversation } from './conversation.ts';
import { copied } from './copied.ts';
import { shapedConversation } from './shaped.ts';

/** A copy that may be changed. Lines never change, so both share them. */
export function workingCopy(conversation: Conversation): Conversation {
  const copy = shapedConversation(conversation);
  copy.transcript = [];
  const fields: Record<string, unknown> = copy;
  for (const name in fields) {
    const value = fields[name];
    if (typeof value === 'object') fields[name] = copied(value);
  }
  copy.transcript = [...conversation.transcript];
  return copy;
}
