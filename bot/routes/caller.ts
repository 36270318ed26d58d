/** Who calls: the address that limits count by. */
import type { IncomingMessage } from 'node:http';

export type CallerOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

/**
 * @param proxies reverse proxies of ours in front: each adds the address that it saw at the end of X-Forwarded-For, so
 * only so many from the right were not written by the caller.
 */
export function makeCallerOf(proxies: number): CallerOf {
  return ({ headers, socket }) => {
    const forwarded = headers['x-forwarded-for'] ?? '';
    const seen = (typeof forwarded === 'string' ? forwarded : forwarded.join(',')).split(',');
    const behind = proxies === 0 ? '' : (seen.at(-proxies) ?? '').trim();
    return behind === '' ? (socket.remoteAddress ?? '') : behind;
  };
}
