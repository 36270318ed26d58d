import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { APP_ID, APP_PASSWORD, startFakeEntra, TENANT, type FakeEntra } from '../fakes/entra.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { objectIdOf } from './people.ts';

const PUBLIC_URL = 'https://warmlijn.example.nl';
const STRANGER = 'aaaaaaaa-0000-4000-8000-00000000000f';

const METRICS_TOKEN = 'made-up-for-the-test';

describe('sign-in with a work account, in production', function () {
  this.timeout(60_000);
  const folder = makeFolder();
  let entra: FakeEntra;
  let service: ServiceProcess;
  before(async () => {
    entra = await startFakeEntra();
    service = await startServiceProcess({
      folder: folder.path,
      production: true,
      env: {
        PUBLIC_URL,
        WARMLIJN_KEYS: `k1:${randomBytes(32).toString('base64')}`,
        METRICS_TOKEN,
        TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
        TWILIO_AUTH_TOKEN: 'token',
        TWILIO_SMS_FROM: '+31600009999',
        MicrosoftAppId: APP_ID,
        MicrosoftAppPassword: APP_PASSWORD,
        MicrosoftAppTenantId: TENANT,
        ENTRA_URL: entra.url,
      },
    });
  });
  after(async () => {
    await service.stop();
    await entra.close();
    folder.drop();
  });

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${service.address}${path}`, {
      method: 'POST',
      headers: { origin: PUBLIC_URL, ...headers },
      body: JSON.stringify(body),
    });
  const get = (path: string, cookie = '') =>
    fetch(`${service.address}${path}`, { headers: { cookie }, redirect: 'manual' });
  const cookieOf = (response: Response, at = 0) => response.headers.getSetCookie()[at] ?? '';

  it('answers 503 while Entra is away', async () => {
    const token = await entra.teamsToken(objectIdOf('samira'));
    entra.down = true;
    assert.equal((await post('/api/desk/session', { token })).status, 503);
    assert.equal((await get('/api/desk/sign-in')).status, 503);
    entra.down = false;
    assert.equal((await post('/api/desk/session', { token })).status, 200);
  });

  it('knows the worker of a Teams token, and keeps the cookie inside the frame of Teams', async () => {
    const token = await entra.teamsToken(objectIdOf('samira'));
    const response = await post('/api/desk/session', { token, framed: true });
    assert.equal(response.status, 200);
    assert.equal(((await response.json()) as { id: string }).id, 'samira');
    assert.match(cookieOf(response), /^__Host-warmlijn_session=/);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=None', 'Partitioned', 'Path=/'])
      assert.ok(cookieOf(response).split('; ').includes(flag), flag);
    const cookie = cookieOf(response).split(';')[0];
    assert.equal((await get('/api/desk/me', cookie)).status, 200);
  });

  it('refuses a wrong token with 401, an unknown person with 403, and signs nobody in', async () => {
    const expired = Math.floor(Date.now() / 1_000) - 600;
    const tokens: [string, number][] = [
      ['nonsense', 401],
      [await entra.teamsToken(objectIdOf('samira'), { exp: expired }), 401],
      [await entra.teamsToken(objectIdOf('samira'), { aud: 'another' }), 401],
      [await entra.teamsToken(objectIdOf('samira'), { tid: 'another' }), 401],
      [await entra.teamsToken(STRANGER), 403],
    ];
    for (const [token, status] of tokens) {
      const response = await post('/api/desk/session', { token });
      assert.equal(response.status, status);
      assert.deepEqual(response.headers.getSetCookie(), []);
    }
    assert.doesNotMatch(service.log(), /eyJ|00000000-0000-4000-8000/, 'no token and no person in the log');
  });

  it('has no try-out sign-in and shows no names', async () => {
    assert.equal((await post('/api/desk/session', { worker: 'samira' })).status, 403);
    assert.equal((await get('/api/desk/people')).status, 404);
  });

  /** Everything a browser does; the address it ends at and its cookies. */
  async function throughBrowser(to = ''): Promise<{ location: string; cookies: string[] }> {
    const begun = await get(`/api/desk/sign-in${to}`);
    assert.equal(begun.status, 302);
    const back = new URL(entra.visit(begun.headers.get('location') ?? ''));
    assert.equal(back.origin, PUBLIC_URL);
    const response = await get(`${back.pathname}${back.search}`, cookieOf(begun).split(';')[0]);
    return { location: response.headers.get('location') ?? '', cookies: response.headers.getSetCookie() };
  }

  it('signs in in a browser, and goes on to the conversation that was asked for', async () => {
    entra.browser.oid = objectIdOf('daan');
    const { location, cookies } = await throughBrowser('?to=%23g%2Fabc');
    assert.equal(location, '/desk#g/abc');
    assert.match(
      cookies[0] ?? '',
      /^__Host-warmlijn_session=\S+; HttpOnly; SameSite=Lax; Path=\/; .*Secure$/,
    );
    assert.match(cookies[1] ?? '', /^warmlijn_sign_in=;.*Max-Age=0/);
    const me = await get('/api/desk/me', cookies[0]?.split(';')[0]);
    assert.equal(((await me.json()) as { id: string }).id, 'daan');
  });

  it('keeps the cookie of a sign-in under way from scripts and from other paths, for ten minutes', async () => {
    const cookie = cookieOf(await get('/api/desk/sign-in'));
    assert.match(cookie, /HttpOnly; SameSite=Lax; Path=\/api\/desk\/sign-in; Max-Age=600; Secure$/);
  });

  it('says on the page why a browser sign-in failed', async () => {
    entra.browser.oid = STRANGER;
    assert.deepEqual((await throughBrowser()).location, '/desk?aanmelden=forbidden');
    entra.browser.oid = objectIdOf('daan');
    entra.browser.refuse = 'access_denied';
    const { location, cookies } = await throughBrowser();
    assert.equal(location, '/desk?aanmelden=not-signed-in');
    assert.equal(cookies.length, 1, 'no session');
    delete entra.browser.refuse;
    const without = await get('/api/desk/sign-in/callback?code=x&state=y');
    assert.equal(without.headers.get('location'), '/desk?aanmelden=not-signed-in');
  });

  it('counts sign-ins by result', async () => {
    const response = await fetch(`${service.address}/metrics`, {
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
    });
    const text = await response.text();
    for (const result of ['ok', 'refused', 'unknown-person', 'unreachable'])
      assert.match(text, new RegExp(`warmlijn_sign_ins_total\\{result="${result}"\\} [1-9]`), result);
  });
});

describe('a production start', function () {
  this.timeout(60_000);
  it('is refused without an app registration, or with keys that come unencrypted, and says which', async () => {
    const folder = makeFolder();
    await assert.rejects(
      startServiceProcess({ folder: folder.path, production: true }),
      /MicrosoftAppId: is missing/,
    );
    const env = { ENTRA_URL: 'http://entra.example', BotOpenIdMetadata: 'http://bot.example' };
    await assert.rejects(
      startServiceProcess({ folder: folder.path, production: true, env }),
      (error: Error) => {
        assert.match(error.message, /ENTRA_URL: begins with http/);
        assert.match(error.message, /BotOpenIdMetadata: begins with http/);
        return true;
      },
    );
    folder.drop();
  });
});
