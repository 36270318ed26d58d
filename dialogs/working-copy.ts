import type { Conversation } from './conversation.ts';
import { copied } from './copied.ts';

/** A copy that may be changed. Lines never change, so both share them. */
export function workingCopy({ transcript, ...frame }: Conversation): Conversation {
  return { ...copied(frame), transcript: [...transcript] };
}
