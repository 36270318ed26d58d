/** The desk's door: who is signed in, whether their role may, and for changes the CSRF token and our own origin. */
import type { Request, Response } from 'restify';
import type { Worker } from '../../dialogs/city.ts';
import { sameSecret } from '../desk/same-secret.ts';
import type { Session, Sessions } from '../desk/sessions.ts';
import { rolesFor } from '../desk/sign-in/access.ts';
import type { Cookies } from '../desk/sign-in/cookies.ts';
import { Problem } from './problem.ts';
import type { Router } from './server.ts';

export interface SignedIn {
  readonly worker: Worker;
  readonly session: Session;
}

export type DeskHandler = (request: Request, response: Response, who: SignedIn) => Promise<void>;

/** Routes for people who are signed in, each for the roles that bot/desk/sign-in/access.ts names. */
export interface DeskRouter {
  get(path: string, handler: DeskHandler): void;
  post(path: string, handler: DeskHandler): void;
}

export interface GuardParts {
  readonly origin: string;
  readonly people: readonly Worker[];
  readonly sessions: Sessions;
  readonly cookies: Cookies;
  readonly now: () => string;
}

/** Same origin as the public address, or as the address the request came to. */
export function sameOrigin(publicOrigin: string, request: Request): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === publicOrigin || new URL(origin).host === host;
}

async function signedIn(parts: GuardParts, request: Request): Promise<SignedIn> {
  const session = await parts.sessions.read(parts.cookies.readSession(request.headers.cookie), parts.now());
  const worker = parts.people.find((one) => one.id === session?.worker);
  if (session === undefined || worker === undefined) throw new Problem('not-signed-in');
  return { worker, session };
}

function checkChange(parts: GuardParts, request: Request, { session }: SignedIn): void {
  if (!sameOrigin(parts.origin, request))
    throw new Problem('forbidden', { detail: 'Verkeerde herkomst (Origin).' });
  const token = request.headers['x-csrf-token'];
  if (typeof token !== 'string' || !sameSecret(token, session.csrf))
    throw new Problem('forbidden', { detail: 'Laad de pagina opnieuw.' });
}

/** @throws Error at start for a route that the table does not name or leaves open. */
export function guardDesk(router: Router, parts: GuardParts): DeskRouter {
  const guarded = (method: 'GET' | 'POST', path: string, handler: DeskHandler) => {
    const roles = rolesFor(method, path);
    if (roles === 'open') throw new Error(`${method} ${path} is open: it has no worker.`);
    return async (request: Request, response: Response) => {
      const who = await signedIn(parts, request);
      if (method === 'POST') checkChange(parts, request, who);
      if (!roles.includes(who.worker.role)) throw new Problem('forbidden');
      await handler(request, response, who);
    };
  };
  return {
    get: (path, handler) => router.get(path, guarded('GET', path, handler)),
    post: (path, handler) => router.post(path, guarded('POST', path, handler)),
  };
}
