/**
 * A fake Microsoft Entra and Bot Framework: describes a tenant, publishes keys, signs tokens, trades codes (PKCE checked)
 * and gives the bot its own token. `startFakeEntra()`; every key is made at start.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { z } from 'zod';

export const TENANT = '00000000-0000-4000-9000-000000000001';
export const APP_ID = '00000000-0000-4000-9000-000000000002';
export const APP_PASSWORD = 'fake-app-password';
export const BOT_ISSUER = 'https://api.botframework.com';
/** Teams on a desktop. */
export const TEAMS_CLIENT = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
const HOUR = 3_600;

/** A claim that is undefined is left out. */
export type Claims = { readonly [K in keyof JWTPayload]?: JWTPayload[K] | undefined };

interface SigningKey {
  readonly kid: string;
  readonly sign: Parameters<SignJWT['sign']>[0];
  readonly jwk: Record<string, unknown>;
}

export interface FakeEntra {
  readonly url: string;
  readonly tenantId: string;
  /** Address for `BotOpenIdMetadata`. */
  readonly botMetadata: string;
  readonly issuer: string;
  /** How often was asked for the description, the keys, and tokens by kind of grant. */
  readonly counts: Record<'description' | 'keys' | 'code' | 'bot', number>;
  /** Answers everything with 503. */
  down: boolean;
  /** What the person who signs in in a browser is, and why it is refused. */
  browser: { oid: string; refuse?: string; claims?: Claims };
  /** Signs these claims; times are added unless given. `stranger` signs with a key nobody publishes. */
  sign(claims: Claims, by?: 'tenant' | 'stranger'): Promise<string>;
  /** What Teams gives a tab, version 2. */
  teamsToken(oid: string, claims?: Claims): Promise<string>;
  /** What the Bot Framework signs its requests with. */
  botToken(serviceUrl: string, claims?: Claims, by?: 'tenant' | 'stranger'): Promise<string>;
  /** Does what a browser and a person do at `address`: where Entra then sends the browser. */
  visit(address: string): string;
  close(): Promise<void>;
}

async function makeKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomUUID();
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] };
  return { kid, sign: privateKey, jwk };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) text += String(part);
  return new URLSearchParams(text);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

const addressSchema = z.object({ port: z.number() });

export async function startFakeEntra(): Promise<FakeEntra> {
  const key = await makeKey();
  const stranger = await makeKey();
  const codes = new Map<string, URLSearchParams>();
  const counts = { description: 0, keys: 0, code: 0, bot: 0 };
  const browser: FakeEntra['browser'] = { oid: '' };

  async function sign(claims: Claims, by: 'tenant' | 'stranger' = 'tenant'): Promise<string> {
    const { kid } = key;
    const now = Math.floor(Date.now() / 1_000);
    const payload: JWTPayload = JSON.parse(
      JSON.stringify({ iat: now, nbf: now - 5, exp: now + HOUR, ...claims }),
    );
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .sign((by === 'tenant' ? key : stranger).sign);
  }

  async function trade(form: URLSearchParams, response: ServerResponse): Promise<void> {
    if (form.get('client_id') !== APP_ID || form.get('client_secret') !== APP_PASSWORD) {
      answer(response, 401, { error: 'invalid_client' });
      return;
    }
    if (form.get('grant_type') === 'client_credentials') {
      counts.bot += 1;
      answer(response, 200, { token_type: 'Bearer', expires_in: HOUR, access_token: 'token-of-the-bot' });
      return;
    }
    counts.code += 1;
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const fits =
      asked?.get('code_challenge') === challenge && asked.get('redirect_uri') === form.get('redirect_uri');
    if (!fits) {
      answer(response, 400, { error: 'invalid_grant' });
      return;
    }
    const { oid, claims } = browser;
    const nonce = asked.get('nonce') ?? '';
    answer(response, 200, {
      id_token: await sign({ iss: issuer, aud: APP_ID, tid: TENANT, oid, nonce, ...claims }),
    });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (fake.down) return answer(response, 503, {});
    if (path.endsWith('openid-configuration') || path.endsWith('openidconfiguration')) {
      counts.description += 1;
      return answer(response, 200, {
        issuer: path.startsWith('/bot') ? BOT_ISSUER : issuer,
        jwks_uri: `${url}/keys`,
        authorization_endpoint: `${url}/${TENANT}/oauth2/v2.0/authorize`,
        token_endpoint: `${url}/${TENANT}/oauth2/v2.0/token`,
      });
    }
    if (path === '/keys' || path.endsWith('/discovery/v2.0/keys')) {
      counts.keys += 1;
      return answer(response, 200, { keys: [key.jwk] });
    }
    if (path.endsWith('/oauth2/v2.0/token')) return trade(await formOf(request), response);
    answer(response, 404, {});
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => answer(response, 500, {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = addressSchema.parse(server.address());
  const url = `http://127.0.0.1:${String(port)}`;
  const issuer = `${url}/${TENANT}/v2.0`;
  const fake: FakeEntra = {
    url,
    tenantId: TENANT,
    botMetadata: `${url}/bot/v1/.well-known/openidconfiguration`,
    issuer,
    counts,
    down: false,
    browser,
    sign,
    teamsToken: (oid, claims = {}) =>
      sign({
        iss: issuer,
        aud: APP_ID,
        tid: TENANT,
        oid,
        azp: TEAMS_CLIENT,
        scp: 'access_as_user',
        ver: '2.0',
        ...claims,
      }),
    botToken: (serviceUrl, claims = {}, by = 'tenant') =>
      sign({ iss: BOT_ISSUER, aud: APP_ID, serviceurl: serviceUrl, ...claims }, by),
    visit: (address) => {
      const asked = new URL(address).searchParams;
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('state', asked.get('state') ?? '');
      if (browser.refuse !== undefined) {
        back.searchParams.set('error', browser.refuse);
        return back.href;
      }
      const code = randomUUID();
      codes.set(code, asked);
      back.searchParams.set('code', code);
      return back.href;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return fake;
}
