/** Sessions of workers: a signed cookie, a CSRF token bound to it, an end. */
import { createHmac, randomBytes } from 'node:crypto';
import { sameSecret } from './same-secret.ts';

/** A working day; then sign in again. */
const SESSION_HOURS = 10;
export const COOKIE = 'warmlijn_session';

export interface Session {
  readonly worker: string;
  readonly csrf: string;
}

export interface Sessions {
  /** Cookie value and CSRF token for this worker. */
  begin(worker: string, now: string): { cookie: string; csrf: string };
  /** The session of this cookie; undefined when forged or expired. */
  read(cookie: string | undefined, now: string): Session | undefined;
  readonly maxAgeSeconds: number;
}

/** @param secret signs the cookies; a new one at each start ends all sessions. */
export function makeSessions(secret: Buffer = randomBytes(32)): Sessions {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  const csrfOf = (body: string) => sign(`csrf ${body}`);
  return {
    maxAgeSeconds: SESSION_HOURS * 3_600,
    begin: (worker, now) => {
      const ends = Date.parse(now) + SESSION_HOURS * 3_600_000;
      const body = `${Buffer.from(worker).toString('base64url')}.${ends}.${randomBytes(9).toString('base64url')}`;
      return { cookie: `${body}.${sign(body)}`, csrf: csrfOf(body) };
    },
    read: (cookie, now) => {
      if (cookie === undefined) return undefined;
      const at = cookie.lastIndexOf('.');
      const body = cookie.slice(0, at);
      if (at < 0 || !sameSecret(cookie.slice(at + 1), sign(body))) return undefined;
      const [worker = '', ends = '0'] = body.split('.');
      if (Number(ends) < Date.parse(now)) return undefined;
      return { worker: Buffer.from(worker, 'base64url').toString(), csrf: csrfOf(body) };
    },
  };
}

/** The value of one cookie in a Cookie header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([key]) => key === name)?.[1];
}
