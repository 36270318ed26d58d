/** The query of a request's address. */
import type { IncomingMessage } from 'node:http';

export function queryOf(request: IncomingMessage): URLSearchParams {
  return new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
}
