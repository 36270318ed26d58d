/** The words of a message that are ours: what is filled in is one short name, so that it does not count as ours. */
import type { Message } from '../read/read-messages.ts';
import { renderings } from '../renderings.ts';

const FILLED = 'Sam';

/** Every form of the message. */
export function ownWords({ elements }: Pick<Message, 'elements'>): string[] {
  return renderings(elements, () => FILLED);
}
