/** Sessions of workers: a signed cookie, a CSRF token bound to it, an end. Nothing is kept but which ended early. */
import { randomBytes } from 'node:crypto';
import type { EndedSessions } from './sign-in/ended-sessions.ts';
import type { Signer } from './sign-in/signed-text.ts';

/** A working day; then sign in again. */
const SESSION_HOURS = 10;
const SESSION_MS = SESSION_HOURS * 3_600_000;

export interface Session {
  readonly id: string;
  readonly worker: string;
  readonly csrf: string;
  /** Instant at which it ends by itself, in milliseconds. */
  readonly ends: number;
}

export interface Sessions {
  /** Cookie value and CSRF token for this worker. */
  begin(worker: string, now: string): { cookie: string; csrf: string };
  /** The session of this cookie; undefined when forged, expired or ended. */
  read(cookie: string | undefined, now: string): Promise<Session | undefined>;
  end(session: Session, now: string): Promise<void>;
  /** Ends this worker's sessions everywhere. */
  endAll(worker: string, now: string): Promise<void>;
  readonly maxAgeSeconds: number;
}

export function makeSessions(signer: Signer, ended: EndedSessions): Sessions {
  return {
    maxAgeSeconds: SESSION_HOURS * 3_600,
    begin: (worker, now) => {
      const ends = Date.parse(now) + SESSION_MS;
      const body = `${Buffer.from(worker).toString('base64url')}.${ends}.${randomBytes(12).toString('base64url')}`;
      return { cookie: signer.sign('session', body), csrf: signer.mac('csrf', body) };
    },
    read: async (cookie, now) => {
      const body = signer.read('session', cookie);
      if (body === undefined) return undefined;
      const [encoded = '', until = '', id = ''] = body.split('.');
      const worker = Buffer.from(encoded, 'base64url').toString();
      const ends = Number(until);
      if (!(ends > Date.parse(now))) return undefined;
      if (await ended.has(id, worker, ends - SESSION_MS)) return undefined;
      return { id, worker, ends, csrf: signer.mac('csrf', body) };
    },
    end: ({ id, ends }, now) => ended.end(id, ends, Date.parse(now)),
    endAll: (worker, now) => ended.endAll(worker, Date.parse(now)),
  };
}
