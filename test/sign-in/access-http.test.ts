import assert from 'node:assert/strict';
import { ROLES, type Role } from '../../dialogs/city.ts';
import { makeSigner } from '../../bot/desk/sign-in/signed-text.ts';
import { sessionSecrets } from '../../bot/desk/sign-in/session-secrets.ts';
import { ACCESS } from '../../bot/desk/sign-in/access.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { PEOPLE } from './people.ts';

interface Visitor {
  readonly cookie: string;
  readonly csrf: string;
}

const ROUTES = Object.entries(ACCESS).flatMap(([route, roles]) => {
  const [method = '', path = ''] = route.split(' ');
  return roles === 'open' ? [] : [{ route, method, path: path.replace(':id', 'nobody'), roles }];
});
const CHANGES = ROUTES.filter((one) => one.method === 'POST');

describe("the desk's door, over HTTP", function () {
  this.timeout(60_000);
  const folder = makeFolder();
  const visitors = new Map<Role, Visitor>();
  let service: ServiceProcess;
  before(async () => {
    service = await startServiceProcess({ folder: folder.path });
    for (const role of ROLES) visitors.set(role, await signIn(role));
  });
  after(async () => {
    await service.stop();
    folder.drop();
  });

  async function signIn(role: Role): Promise<Visitor> {
    const worker = PEOPLE.find((one) => one.role === role)?.id;
    const response = await fetch(`${service.address}/api/desk/session`, {
      method: 'POST',
      body: JSON.stringify({ worker }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return { cookie, csrf: response.headers.get('x-csrf-token') ?? '' };
  }
  const visitor = (role: Role): Visitor => visitors.get(role) ?? assert.fail(role);

  /** The status of one request; a stream is closed at once. */
  async function knock(
    one: { method: string; path: string },
    headers: Record<string, string | undefined>,
  ): Promise<number> {
    const given = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    const stop = new AbortController();
    const response = await fetch(`${service.address}${one.path}`, {
      method: one.method,
      headers: Object.fromEntries(given),
      signal: stop.signal,
      ...(one.method === 'POST' ? { body: '{}' } : {}),
    });
    stop.abort();
    return response.status;
  }
  const asPage = ({ cookie, csrf }: Visitor) => ({ cookie, 'x-csrf-token': csrf, origin: service.address });

  for (const one of ROUTES.filter(({ path }) => path !== '/api/desk/sign-out')) {
    const whom = one.roles.length === ROLES.length ? 'everybody who works here' : one.roles.join(', ');
    it(`${one.route} is for ${whom} only`, async () => {
      for (const role of ROLES) {
        const status = await knock(one, asPage(visitor(role)));
        if (one.roles.includes(role)) assert.ok(![401, 403, 500].includes(status), `${role}: ${status}`);
        else assert.equal(status, 403, role);
      }
    });
  }

  const strangers: Record<string, () => string | undefined> = {
    'signed out': () => undefined,
    'with a made-up cookie': () => 'warmlijn_session=c2FtaXJh.9999999999999.abc.def',
    "with a cookie signed by somebody else's secret": () => {
      const signer = makeSigner(sessionSecrets([{ id: 'x', key: Buffer.alloc(32, 7) }]));
      const body = `${Buffer.from('samira').toString('base64url')}.9999999999999.abc`;
      return `warmlijn_session=${signer.sign('session', body)}`;
    },
    'with the name of another worker in a good cookie': () => {
      const [, ...rest] = visitor('vrijwilliger').cookie.split('.');
      return `warmlijn_session=${[Buffer.from('samira').toString('base64url'), ...rest].join('.')}`;
    },
  };
  for (const [name, cookie] of Object.entries(strangers)) {
    it(`answers 401 on every route to somebody ${name}`, async () => {
      const { csrf } = visitor('trajectbegeleider');
      for (const one of ROUTES) {
        const headers = { cookie: cookie(), 'x-csrf-token': csrf, origin: service.address };
        assert.equal(await knock(one, headers), 401, one.route);
      }
    });
  }

  const wrong: Record<string, () => Record<string, string | undefined>> = {
    'without a CSRF token': () => ({ 'x-csrf-token': undefined }),
    'with a guessed CSRF token': () => ({ 'x-csrf-token': 'guess' }),
    "with a colleague's CSRF token": () => ({ 'x-csrf-token': visitor('achterwacht').csrf }),
    'without an Origin': () => ({ origin: undefined }),
    'from another origin': () => ({ origin: 'https://evil.example' }),
    'from a page without an origin': () => ({ origin: 'null' }),
  };
  for (const [name, headers] of Object.entries(wrong)) {
    it(`answers 403 to every change ${name}`, async () => {
      for (const one of CHANGES) {
        const status = await knock(one, { ...asPage(visitor('trajectbegeleider')), ...headers() });
        assert.equal(status, 403, one.route);
      }
    });
  }

  it('refuses a sign-in that another site sends', async () => {
    const response = await fetch(`${service.address}/api/desk/session`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: JSON.stringify({ worker: 'samira' }),
    });
    assert.equal(response.status, 403);
  });

  it('lets nobody frame the desk but Teams and Microsoft 365, and runs no script of elsewhere or inline', async () => {
    const response = await fetch(`${service.address}/desk`);
    const policy = response.headers.get('content-security-policy') ?? '';
    const directives = new Map(policy.split(';').map((one) => [one.trim().split(' ')[0], one.trim()]));
    assert.equal(directives.get('default-src'), "default-src 'self'");
    assert.equal(directives.get('script-src'), undefined);
    assert.match(directives.get('frame-ancestors') ?? '', /'self' https:\/\/teams\.microsoft\.com/);
    assert.doesNotMatch(policy, /unsafe|data:|\*(\s|;|$)/);
    assert.doesNotMatch(await response.text(), /<script(?![^>]*src=)|\son\w+=|style=/);
  });

  it('signs out: the cookie is gone from the browser and worth nothing to who kept it', async () => {
    const leaving = await signIn('trajectbegeleider');
    const response = await fetch(`${service.address}/api/desk/sign-out`, {
      method: 'POST',
      headers: asPage(leaving),
      body: '{}',
    });
    assert.equal(response.status, 200);
    assert.match(response.headers.getSetCookie()[0] ?? '', /warmlijn_session=;.*Max-Age=0/);
    assert.equal(await knock({ method: 'GET', path: '/api/desk/me' }, asPage(leaving)), 401);
  });

  it('keeps everybody signed in over a restart', async () => {
    await service.stop();
    service = await startServiceProcess({ folder: folder.path });
    const status = await knock({ method: 'GET', path: '/api/desk/me' }, asPage(visitor('beheerder')));
    assert.equal(status, 200);
  });

  it('answers 401 on every route once the working day is over', async () => {
    await fetch(`${service.address}/api/try/clock`, {
      method: 'POST',
      body: JSON.stringify({ minutes: 10 * 60 + 1 }),
    });
    for (const one of ROUTES)
      assert.equal(await knock(one, asPage(visitor('trajectbegeleider'))), 401, one.route);
  });
});
