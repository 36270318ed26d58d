/** The name that a page gives a deed, so that asking again after a lost answer does not do it twice. */
import type { IncomingMessage } from 'node:http';
import { Problem } from './problem.ts';

const NAME = /^[\w-]{8,64}$/;

/** `Idempotency-Key` (IETF draft-ietf-httpapi-idempotency-key-header). @throws Problem malformed */
export function onceOf({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  const name = headers['idempotency-key'];
  if (name === undefined) return undefined;
  if (typeof name === 'string' && NAME.test(name)) return name;
  throw new Problem('malformed', { detail: 'Idempotency-Key: 8 tot 64 letters, cijfers, _ of -' });
}
