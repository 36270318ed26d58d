/** Somebody else has the resident's phone, as far as is known: nothing may be told there unasked. */
import type { Conversation } from './conversation.ts';
import { openPromise } from './promised.ts';

/** How the worker's task begins: somebody else wrote, or the number changed hands. */
export const OF_STRANGER = 'iemand anders schreef op deze telefoon';
export const OF_NEW_OWNER = 'nummer is van iemand anders';

/** What the worker reads; until that is done nothing goes on. */
export const STRANGER_TASK = `${OF_STRANGER}: spreek eerst de bewoner zelf, zeg niets tegen een ander`;

/** That somebody else has the phone, in the words of the open task; only a talk with the resident ends that. */
export function strangerWords({ promises }: Pick<Conversation, 'promises'>): string | undefined {
  const what = openPromise(promises, 'phone-task')?.what ?? '';
  const at = what.indexOf(STRANGER_TASK);
  return at < 0 ? undefined : what.slice(at);
}

/** Has no worker spoken with the resident since somebody else wrote? */
export function isWithStranger(now: Pick<Conversation, 'promises'>): boolean {
  return strangerWords(now) !== undefined;
}
