/** No promise without owner: whoever waits for somebody has a promise, and every promise a person who owes it. */
import assert from 'node:assert/strict';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { hasOpenHandover } from '../../../dialogs/handover/state.ts';
import { PEOPLE } from '../../sign-in/people.ts';

/** @returns how many promises it holds. */
export function checkPromises({ promises, ...conversation }: Conversation): number {
  for (const { id, what, owner, due } of promises) {
    assert.ok(
      PEOPLE.some((worker) => worker.id === owner),
      `"${what}" (${id}) has an owner who works here`,
    );
    assert.ok(Number.isFinite(Date.parse(due)), `"${what}" has a deadline`);
  }
  const open = promises.filter(({ keptAt }) => keptAt === undefined);
  if (hasOpenHandover({ promises, ...conversation }))
    assert.ok(open.length > 0, 'who waits for somebody was promised somebody');
  return promises.length;
}
