/**
 * Sign-in in a browser outside Teams: the authorization code flow with PKCE at Entra. Nothing is kept here: a short-lived
 * signed cookie holds a random id, and state, nonce and code verifier are derived from it with our own secret.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sameSecret } from '../same-secret.ts';
import type { Entra } from './entra.ts';
import { SignInError } from './sign-in-error.ts';
import type { Signer } from './signed-text.ts';

/** Long enough to find a telephone for the second factor. */
export const SIGN_IN_SECONDS = 600;
const PATIENCE_MS = 10_000;
/** Where in the page to go afterwards: a conversation, or nothing. */
const PLACE = /^#g\/[A-Za-z0-9%_-]{1,200}(\/blad)?$/;

export interface BrowserFlowOptions {
  readonly entra: Entra;
  readonly signer: Signer;
  readonly appId: string;
  readonly appPassword: string;
  /** As registered with the app: `PUBLIC_URL/api/desk/sign-in/callback`. */
  readonly redirectUri: string;
  readonly now?: () => number;
}

export interface BrowserFlow {
  /** Where to send the browser, and the cookie it keeps until it is back. @throws SignInError unreachable */
  begin(place: string | null): Promise<{ address: string; cookie: string }>;
  /**
   * Trades the code for an ID token.
   * @returns the token with the nonce it must carry, and where in the page to go.
   * @throws SignInError refused | unreachable
   */
  finish(query: URLSearchParams, cookie: string | undefined): Promise<Finished>;
}

export interface Finished {
  readonly token: string;
  readonly nonce: string;
  readonly place: string;
}

const answerSchema = z.object({ id_token: z.string().min(1) });

async function trade(address: string, form: Record<string, string>): Promise<string> {
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  if (response === undefined || response.status >= 500)
    throw new SignInError('unreachable', 'Entra did not trade the code.');
  const read = answerSchema.safeParse(await response.json().catch(() => undefined));
  if (!response.ok || !read.success) throw new SignInError('refused', 'Entra refused the code.');
  return read.data.id_token;
}

export function makeBrowserFlow(options: BrowserFlowOptions): BrowserFlow {
  const { entra, signer, appId, appPassword, redirectUri, now = Date.now } = options;
  const derived = (id: string) => ({
    state: signer.mac('sign-in state', id),
    nonce: signer.mac('sign-in nonce', id),
    verifier: signer.mac('sign-in verifier', id),
  });
  return {
    begin: async (asked) => {
      const { authorization_endpoint: endpoint } = await entra.describe();
      const id = randomBytes(18).toString('base64url');
      const { state, nonce, verifier } = derived(id);
      const place = asked !== null && PLACE.test(asked) ? asked : '';
      const until = now() + SIGN_IN_SECONDS * 1_000;
      const address = new URL(endpoint);
      const question = {
        client_id: appId,
        response_type: 'code',
        response_mode: 'query',
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      };
      for (const [name, value] of Object.entries(question)) address.searchParams.set(name, value);
      const body = `${id}.${until}.${Buffer.from(place).toString('base64url')}`;
      return { address: address.href, cookie: signer.sign('sign-in', body) };
    },
    finish: async (query, cookie) => {
      const [id = '', until = '', place = ''] = signer.read('sign-in', cookie)?.split('.') ?? [];
      if (!(Number(until) > now())) throw new SignInError('refused', 'No sign-in was under way.');
      const { state, nonce, verifier } = derived(id);
      if (!sameSecret(query.get('state') ?? '', state)) throw new SignInError('refused', 'Another state.');
      const code = query.get('code');
      if (code === null) throw new SignInError('refused', 'Entra gave no code.');
      const { token_endpoint: endpoint } = await entra.describe();
      const token = await trade(endpoint, {
        client_id: appId,
        client_secret: appPassword,
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      });
      return { token, nonce, place: Buffer.from(place, 'base64url').toString() };
    },
  };
}
