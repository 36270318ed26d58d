/** Somebody else has the resident's phone, as far as is known: nothing may be told there unasked. */
import type { Conversation } from './conversation.ts';
import { openPromise } from './promised.ts';

/** What the worker reads; until that is done nothing goes on. */
export const STRANGER_TASK =
  'iemand anders schreef op deze telefoon: spreek eerst de bewoner zelf, zeg niets tegen een ander';

/** Has no worker spoken with the resident since somebody else wrote? */
export function isWithStranger({ promises }: Pick<Conversation, 'promises'>): boolean {
  return openPromise(promises, 'phone-task')?.what.includes(STRANGER_TASK) === true;
}
