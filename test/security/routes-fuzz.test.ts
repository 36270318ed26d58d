/** Must hold: whatever is sent to whatever route, the service answers with a plain refusal or does it, and lives on. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ACCESS } from '../../bot/desk/sign-in/access.ts';
import { sign } from '../fakes/twilio/signing.ts';
import { openSession } from '../service/desk.ts';
import { startTown, type Town } from '../service/town.ts';

const OTHERS = [
  'POST /api/twilio/messages',
  'POST /api/twilio/status',
  'POST /api/messages',
  'POST /api/erase',
  'POST /api/insight',
  'POST /api/referrals',
  'POST /api/referrals/state',
  'GET /api/referrals',
  'POST /api/try/messages',
  'GET /api/try/messages',
  'GET /api/try/people',
  'GET /api/try/clock',
  'GET /api/try/media',
  'GET /api/media/token',
  'GET /desk',
  'GET /',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /api/nothing',
];
/** These never end by themselves, or throw everybody out. */
const LEFT_OUT = ['GET /api/desk/events', 'POST /api/desk/sign-out'];
const ROUTES = [...Object.keys(ACCESS), ...OTHERS].filter((route) => !LEFT_OUT.includes(route));
/** Stands for the key of a conversation that is there. */
const KNOWN = 'known';
const ROLES = ['samira', 'noor', 'none'];

const word = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    '0',
    '-1',
    'null',
    '__proto__',
    '../..',
    '%00',
    'whatsapp:+31600000001',
    '=1',
    '{{',
    '{x, plural',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const KEYS = [
  'text',
  'reason',
  'agreed',
  'colour',
  'to',
  'from',
  'do',
  'participant',
  'name',
  'phone',
  'once',
  'worker',
  'token',
  'until',
  'replacement',
  'everywhere',
  'channel',
  '__proto__',
  'constructor',
  'MessageSid',
  'From',
  'Body',
  'NumMedia',
  'MessageStatus',
  'ErrorCode',
  'type',
  'serviceUrl',
];
const value = fc.oneof(
  word,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(word, { maxLength: 3 }),
);
const fields = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 6 });
const request = fc.record({
  route: fc.constantFrom(...ROUTES),
  id: fc.oneof(word, fc.constant(KNOWN)),
  who: fc.constantFrom(...ROLES),
  query: fc.dictionary(
    fc.constantFrom('view', 'from', 'after', 'need', 'to', 'ledger', 'code', 'state', 'k', 'l'),
    word,
    { maxKeys: 3 },
  ),
  body: fc.oneof(
    fields.map((given) => JSON.stringify(given)),
    fields.map((given) =>
      new URLSearchParams(Object.entries(given).map(([key, one]) => [key, String(one)])).toString(),
    ),
    fc.string(),
    fc.json(),
    fc.constantFrom(
      '',
      '[',
      'null',
      '[]',
      '"x"',
      `${'['.repeat(5_000)}`,
      `{"a":${'9'.repeat(400)}}`,
      'a&b=&=c&%',
      '\u0000',
    ),
  ),
  signed: fc.boolean(),
  type: fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'text/xml',
    'multipart/form-data; boundary=x',
    '',
  ),
});

type Asked = typeof request extends fc.Arbitrary<infer One> ? One : never;

/** Sends it, and holds what must be true of every answer. */
async function ask(
  town: Town,
  { route, id, query, body, signed, type }: Asked,
  known: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replace(/:\w+/, () => encodeURIComponent(id === KNOWN ? known : id.toWellFormed()));
  const search = new URLSearchParams(query).toString();
  const address = `${path}${search === '' ? '' : `?${search}`}`;
  const form = Object.fromEntries(new URLSearchParams(body));
  const response = await fetch(`${town.url}${address}`, {
    method,
    redirect: 'manual',
    headers: {
      ...headers,
      ...(type === '' ? {} : { 'content-type': type }),
      ...(signed ? { 'x-twilio-signature': sign(town.fake.authToken, town.url + address, form) } : {}),
    },
    ...(method === 'POST' ? { body } : {}),
  });
  const said = await response.text();
  assert.ok(response.status < 500 || response.status === 503, `${route}: ${String(response.status)}`);
  assert.doesNotMatch(said, /node_modules|at \w+ \(|\.ts:\d|ZodError|TypeError/, route);
  if (response.status >= 400 && path.startsWith('/api/'))
    assert.match(response.headers.get('content-type') ?? '', /problem\+json|json/, route);
  return response.status;
}

describe('every route, with anything', function () {
  this.timeout(90_000);
  let town: Town;
  let known = '';
  const headersOf = new Map<string, Record<string, string>>();
  before(async () => {
    town = await startTown('try-out', { TEST_CLOCK: '2026-11-20T10:00:00Z', TEST_WAITS: '0.1' });
    await town.ask('whatsapp:+31600000891', 'hoi');
    known = town.document('whatsapp:+31600000891').id;
    for (const id of ROLES.filter((one) => one !== 'none')) {
      await openSession(town.url, id);
      const session = await fetch(`${town.url}/api/desk/session`, {
        method: 'POST',
        body: JSON.stringify({ worker: id }),
      });
      headersOf.set(id, {
        origin: town.url,
        cookie: session.headers.get('set-cookie')?.split(';')[0] ?? '',
        'x-csrf-token': session.headers.get('x-csrf-token') ?? '',
      });
    }
  });
  after(() => town.close());

  it('never fails of itself, never tells how it is built, and still answers a resident afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        await ask(town, asked, known, headersOf.get(asked.who) ?? {});
      }),
      { numRuns: 600, seed: 20_261_120, endOnFailure: true },
    );
    assert.equal((await fetch(`${town.url}/readyz`)).status, 200);
    assert.ok((await town.ask('whatsapp:+31600000890', 'hoi')).length > 0);
    assert.doesNotMatch(town.running.output(), /a request failed/);
  });
});

describe('every route in production, to somebody who is not signed in', function () {
  this.timeout(90_000);
  let town: Town;
  before(async () => {
    town = await startTown('serve');
  });
  after(() => town.close());

  /** What somebody can make up who never signed in. */
  const forged = [
    {},
    { cookie: '__Host-warmlijn=samira.9999999999.AAAA' },
    { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJzYW1pcmEifQ.' },
    { cookie: 'session=samira', 'x-csrf-token': 'x' },
  ];
  const closed = Object.entries(ACCESS)
    .filter(([, who]) => who !== 'open')
    .map(([route]) => route);

  it('lets nobody in, has no try-out, never fails of itself and still answers a resident afterwards', async () => {
    const withHeaders = fc.record({ asked: request, headers: fc.constantFrom(...forged) });
    await fc.assert(
      fc.asyncProperty(withHeaders, async ({ asked, headers }) => {
        const status = await ask(town, asked, 'a'.repeat(32), { origin: town.url, ...headers });
        if (closed.includes(asked.route)) assert.equal(status, 401, asked.route);
        if (asked.route.includes('/api/try/')) assert.equal(status, 404, asked.route);
        if (asked.route === 'GET /metrics') assert.ok([401, 403].includes(status), asked.route);
      }),
      { numRuns: 250, seed: 20_261_121, endOnFailure: true },
    );
    assert.ok((await town.ask('whatsapp:+31600000895', 'hoi')).length > 0);
    assert.doesNotMatch(town.running.output(), /a request failed/);
  });
});
