/** The ways into the desk: Teams or Entra in production, a choice of fictitious people in the try-out; and the way out. */
import { z } from 'zod';
import type { Request, Response } from 'restify';
import type { Worker } from '../../dialogs/city.ts';
import { cookieOf, SIGN_IN } from '../desk/sign-in/cookies.ts';
import { SIGN_IN_SECONDS } from '../desk/sign-in/browser-flow.ts';
import { SignInError, type SignInFault } from '../desk/sign-in/sign-in-error.ts';
import type { SignIn } from '../desk/sign-in/sign-in.ts';
import { readJson } from './body.ts';
import { sameOrigin, type DeskRouter, type GuardParts } from './guard.ts';
import { Problem, sendJson } from './problem.ts';
import { queryOf } from './query.ts';
import type { Router } from './server.ts';

export interface SignInRoutes extends GuardParts {
  readonly tryOut: boolean;
  readonly signIn: SignIn | undefined;
  /** Told of every attempt: `ok` or why not. */
  readonly attempted: (result: 'ok' | SignInFault, detail: string) => void;
}

const bodySchema = z.union([
  z.object({ token: z.string().min(1).max(16_384), framed: z.boolean().default(false) }),
  z.object({ worker: z.string() }),
]);

const PROBLEMS: Readonly<Record<SignInFault, Problem>> = {
  refused: new Problem('not-signed-in', { detail: 'Aanmelden is niet gelukt. Probeer het nog eens.' }),
  'unknown-person': new Problem('forbidden', {
    detail: 'Je staat niet in de lijst van medewerkers. Vraag je beheerder om je toe te voegen.',
  }),
  unreachable: new Problem('unavailable', { detail: 'Aanmelden lukt nu even niet. Probeer het zo weer.' }),
};

/** The worker of this token; every end is counted. @throws Problem */
async function recognised(routes: SignInRoutes, find: () => Promise<Worker>): Promise<Worker> {
  try {
    const worker = await find();
    routes.attempted('ok', '');
    return worker;
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    routes.attempted(error.code, error.message);
    throw PROBLEMS[error.code];
  }
}

function whoIs(routes: SignInRoutes, body: z.infer<typeof bodySchema>): Promise<Worker> {
  if ('token' in body) {
    const { signIn } = routes;
    if (signIn === undefined)
      throw new Problem('forbidden', { detail: 'Aanmelden met een werkaccount staat hier niet aan.' });
    return recognised(routes, () => signIn.worker(body.token));
  }
  if (!routes.tryOut) throw new Problem('forbidden', { detail: 'Meld je aan met je werkaccount.' });
  const worker = routes.people.find((one) => one.id === body.worker);
  if (worker === undefined) throw new Problem('not-found', { detail: 'Deze medewerker ken ik niet.' });
  return Promise.resolve(worker);
}

function browserRoutes(router: Router, routes: SignInRoutes): void {
  const browser = () => {
    if (routes.signIn?.browser === undefined)
      throw new Problem('not-found', { detail: 'Open het bureau in Teams. Daar ben je al aangemeld.' });
    return { ...routes.signIn, browser: routes.signIn.browser };
  };
  const redirect = (response: Response, location: string, cookies: readonly string[]) => {
    response.setHeader('set-cookie', cookies);
    response.setHeader('cache-control', 'no-store');
    response.writeHead(302, { location });
    response.end();
  };
  router.get('/api/desk/sign-in', async (request, response) => {
    const flow = browser().browser;
    const { address, cookie } = await flow.begin(queryOf(request).get('to')).catch((error: unknown) => {
      throw error instanceof SignInError ? PROBLEMS[error.code] : error;
    });
    redirect(response, address, [routes.cookies.signIn(cookie, SIGN_IN_SECONDS)]);
  });
  router.get('/api/desk/sign-in/callback', async (request: Request, response) => {
    const signIn = browser();
    const forget = routes.cookies.signIn('', 0);
    let place = '';
    try {
      const worker = await recognised(routes, async () => {
        const done = await signIn.browser.finish(queryOf(request), cookieOf(request.headers.cookie, SIGN_IN));
        place = done.place;
        return signIn.worker(done.token, done.nonce);
      });
      const { cookie } = routes.sessions.begin(worker.id, routes.now());
      const session = routes.cookies.session(cookie, routes.sessions.maxAgeSeconds, false);
      redirect(response, `/desk${place}`, [session, forget]);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // A person reads this: the page says it, instead of a bare problem document.
      redirect(response, `/desk?aanmelden=${error.code}`, [forget]);
    }
  });
}

export function signInRoutes(router: Router, desk: DeskRouter, routes: SignInRoutes): void {
  router.post('/api/desk/session', async (request, response) => {
    if (request.headers.origin !== undefined && !sameOrigin(routes.origin, request))
      throw new Problem('forbidden', { detail: 'Verkeerde herkomst (Origin).' });
    const body = await readJson(request, bodySchema);
    const { id, name, role } = await whoIs(routes, body);
    const { cookie, csrf } = routes.sessions.begin(id, routes.now());
    const framed = 'framed' in body && body.framed;
    response.setHeader('set-cookie', routes.cookies.session(cookie, routes.sessions.maxAgeSeconds, framed));
    sendJson(response, { id, name, role, csrf }, 200, { 'x-csrf-token': csrf });
  });
  desk.post('/api/desk/sign-out', async (request, response, { worker, session }) => {
    const { everywhere } = await readJson(request, z.object({ everywhere: z.boolean().default(false) }));
    await routes.sessions.end(session, routes.now());
    if (everywhere) await routes.sessions.endAll(worker.id, routes.now());
    response.setHeader('set-cookie', routes.cookies.noSession());
    sendJson(response, { ok: true });
  });
  desk.get('/api/desk/me', async (_request, response, { worker, session }) => {
    const { id, name, role } = worker;
    const body = { id, name, role, csrf: session.csrf, now: routes.now() };
    sendJson(response, body, 200, { 'x-csrf-token': session.csrf });
  });
  router.get('/api/desk/people', async (_request, response) => {
    if (!routes.tryOut) throw new Problem('not-found');
    sendJson(
      response,
      routes.people.map(({ id, name, role }) => ({ id, name, role })),
    );
  });
  browserRoutes(router, routes);
}
