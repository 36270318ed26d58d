import { LedgerUsageError } from '../usage-error.ts';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The base address with a slash behind it. Only https, or plain http to this same machine: the token would
 * otherwise travel readable.
 * @throws LedgerUsageError (the address itself is not in its message) when it is not such an address.
 */
export function safeBase(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const safe =
    url !== undefined &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))) &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '';
  if (!safe) {
    throw new LedgerUsageError(
      'bad-settings',
      'The Huishoudboekje address must be an https address without user name or query.',
    );
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}
