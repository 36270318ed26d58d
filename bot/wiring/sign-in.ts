/** The desk's sign-in, wired to Entra (when it is set) and to the sessions. */
import { makeSessions } from '../desk/sessions.ts';
import { makeCookies } from '../desk/sign-in/cookies.ts';
import { makeEndedSessions } from '../desk/sign-in/ended-sessions.ts';
import { sessionSecrets } from '../desk/sign-in/session-secrets.ts';
import { openSignIn } from '../desk/sign-in/sign-in.ts';
import { makeSigner } from '../desk/sign-in/signed-text.ts';
import { readKeys } from '../keys.ts';
import { guardDesk, type DeskRouter } from '../routes/guard.ts';
import type { Router } from '../routes/server.ts';
import { signInRoutes } from '../routes/sign-in.ts';
import type { Parts } from './parts.ts';

/** Makes the ways in, and answers the router for everything behind them. */
export function addSignIn(
  router: Router,
  { settings, content, store, clock, metrics, log }: Parts,
): DeskRouter {
  const { people } = content.facts;
  const { publicUrl, microsoft } = settings;
  const { origin, protocol } = new URL(publicUrl);
  const signer = makeSigner(sessionSecrets(readKeys(settings)));
  const guard = {
    origin,
    people,
    sessions: makeSessions(signer, makeEndedSessions(store)),
    cookies: makeCookies(protocol === 'https:'),
    now: () => clock.now(),
  };
  const desk = guardDesk(router, guard);
  signInRoutes(router, desk, {
    ...guard,
    tryOut: settings.tryOut,
    signIn: microsoft && openSignIn(microsoft, publicUrl, people, signer),
    attempted: (result, detail) => {
      metrics.signIns.inc({ result });
      if (result !== 'ok') log.warn({ result, detail }, 'a sign-in was refused');
    },
  });
  return desk;
}
