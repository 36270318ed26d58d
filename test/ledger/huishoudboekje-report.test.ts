import assert from 'node:assert/strict';
import { openMonthlyReports } from '../../bot/ledger/huishoudboekje/monthly-report.ts';
import type { MonthlyReports } from '../../bot/ledger/huishoudboekje/monthly-report.ts';
import { LedgerUsageError } from '../../bot/ledger/usage-error.ts';
import { FAKE_PEOPLE } from '../fakes/huishoudboekje-people.ts';
import { startFakeHuishoudboekje } from '../fakes/huishoudboekje.ts';
import type { FakeHuishoudboekje, Fault } from '../fakes/huishoudboekje.ts';

const NOOR = '012345672';
const BRAM = '123456782';

describe('The monthly report of Huishoudboekje', () => {
  let fake: FakeHuishoudboekje;
  let now: number;

  beforeEach(async () => {
    now = Date.parse('2026-08-25T10:00:00Z');
    fake = await startFakeHuishoudboekje({ burgers: FAKE_PEOPLE, today: '2026-08-25', clock: () => now });
  });

  afterEach(() => fake.close());

  function open(apiKey = fake.apiKey): MonthlyReports {
    return openMonthlyReports({
      url: fake.url,
      apiKey,
      clock: () => now,
      jitter: () => 0,
      pause: () => Promise.resolve(),
      timeoutMs: 300,
      timeZone: 'Europe/Amsterdam',
    });
  }

  const august = (reports: MonthlyReports) => reports.report(NOOR, '2026-08-01', '2026-08-31');
  const asked = () => fake.requests.map((request) => request.path.replace(/\?.*/, ''));

  it('tells what came in and left, in euro from whole cents', async () => {
    const answer = await august(open());
    assert.ok(answer.known);
    const { incomes, expenses, total, balance } = answer.value;
    assert.deepEqual(
      [...incomes, ...expenses].map((line) => `${line.date} ${line.amount.toFixed(2)} ${line.heading}`),
      [
        '2026-08-01 1000.00 Inkomsten',
        '2026-08-20 300.00 Toeslagen',
        '2026-08-20 123.00 Toeslagen',
        '2026-08-03 -612.00 Huur of hypotheek',
      ],
    );
    assert.equal(total.toFixed(2), '811.00');
    assert.equal(balance.toFixed(2), '811.00');
  });

  it('asks for the days that were meant, whatever the time zone of the other side', async () => {
    await august(open());
    const report = fake.requests.find((request) => request.path.startsWith('/reports/'));
    assert.equal(report?.path, '/reports/monthly?startDate=1785585600&endDate=1788177600');
    assert.equal(new Date(1_785_585_600_000).toISOString(), '2026-08-01T12:00:00.000Z');
  });

  it('reads the days right from a server that counts in Dutch time', async () => {
    const dutch = (seconds: string) => `:${Number(seconds) - 7_200}`;
    fake.faultsAt = '/reports';
    fake.faults.push({
      kind: 'rewrite',
      rewrite: (body) => body.replace(/(?<=Date"):(\d+)/g, (_, at) => dutch(at)),
    });
    const answer = await august(open());
    assert.ok(answer.known && answer.value.incomes[0]?.date === '2026-08-01');
  });

  it('shows who it is about before it reads any money', async () => {
    await august(open());
    assert.deepEqual(asked(), ['/auth/token', '/citizen', '/reports/monthly']);
    assert.ok(fake.requests.slice(1).every((request) => request.headers['x-user-bsn'] === '12345672'));
    assert.ok(fake.requests.slice(1).every((request) => request.headers['x-api-key'] === undefined));
  });

  it('reads no money when the citizen is somebody else', async () => {
    fake.faultsAt = '/citizen';
    fake.faults.push({ kind: 'rewrite', rewrite: (body) => body.replace('12345672', '123456782') });
    assert.deepEqual(await august(open()), { known: false, reason: 'conflicting' });
    assert.ok(!asked().includes('/reports/monthly'));
  });

  it('uses a token again while it is fresh, for questions at the same moment too', async () => {
    const reports = open();
    await Promise.all([august(reports), august(reports), reports.report(BRAM, '2026-08-01', '2026-08-31')]);
    assert.equal(asked().filter((path) => path === '/auth/token').length, 1);
  });

  it('fetches a new token before the old one ends', async () => {
    const reports = open();
    await august(reports);
    now += 20_000;
    await august(reports);
    assert.equal(asked().filter((path) => path === '/auth/token').length, 2);
  });

  it('renews a token that ended halfway, and the resident notices nothing', async () => {
    const reports = open();
    await august(reports);
    fake.forgetTokens();
    assert.ok((await august(reports)).known);
    assert.deepEqual(asked().slice(3), ['/citizen', '/auth/token', '/citizen', '/reports/monthly']);
  });

  for (const status of [401, 403, 404]) {
    it(`renews the token once and no more when the answer stays ${status}`, async () => {
      fake.faultsAt = '/reports';
      fake.faults.push({ kind: 'status', status }, { kind: 'status', status }, { kind: 'status', status });
      const reason = status === 404 ? 'not-found' : 'refused';
      assert.deepEqual(await august(open()), { known: false, reason });
      assert.equal(asked().filter((path) => path === '/auth/token').length, 2);
    });
  }

  it('is refused with a wrong key, and does not call the resident unknown', async () => {
    assert.deepEqual(await august(open('wrong-key')), { known: false, reason: 'refused' });
    assert.deepEqual(asked(), ['/auth/token']);
  });

  it('tries a wrong key again at the next question, so that a mended one works', async () => {
    const reports = open();
    fake.faults.push({ kind: 'status', status: 404 });
    assert.deepEqual(await august(reports), { known: false, reason: 'refused' });
    assert.ok((await august(reports)).known);
  });

  it('does not know a citizen it never heard of', async () => {
    assert.deepEqual(await open().report('111222333', '2026-08-01', '2026-08-31'), {
      known: false,
      reason: 'not-found',
    });
  });

  it('does not turn an empty month (204) into a balance', async () => {
    assert.deepEqual(await open().report(NOOR, '2026-05-01', '2026-05-31'), {
      known: false,
      reason: 'not-found',
    });
  });

  it('sends nothing for an empty BSN, an impossible day or a period that ends first', async () => {
    for (const [bsn, from, to] of [
      ['', '2026-08-01', '2026-08-31'],
      [NOOR, '2026-02-30', '2026-08-31'],
      [NOOR, '2026-08-31', '2026-08-01'],
    ] as const) {
      await assert.rejects(() => open().report(bsn, from, to), LedgerUsageError);
    }
    assert.equal(fake.requests.length, 0);
  });

  it('takes no participant number for a BSN', async () => {
    assert.deepEqual(await open().report('7', '2026-08-01', '2026-08-31'), {
      known: false,
      reason: 'not-found',
    });
    assert.equal(fake.requests.length, 0);
  });

  const nonsense: readonly (readonly [string, string | RegExp, string])[] = [
    ['half a cent', '"balance":81100', '"balance":81100.5'],
    ['cents written as a fraction', '"balance":81100', '"balance":81100.0'],
    ['cents in exponents', '"balance":81100', '"balance":8.11e4'],
    ['cents as text', '"balance":81100', '"balance":"81100"'],
    ['an amount beyond all digits', '"balance":81100', '"balance":90071992547409931'],
    ['a balance of a whole municipality', '"balance":81100', '"balance":8110000000'],
    ['no balance', '"balance":81100', '"balance":null'],
    ['minus nothing', '"balance":81100', '"balance":-0'],
    ['a total that is not the sum', '"total":81100', '"total":81101'],
    ['a line that is missing', /\{"amount":30000,[^}]*\},?/, ''],
    ['a day outside the period', /"transactionDate":\d+/, '"transactionDate":1}'.slice(0, -1)],
    ['another period', /"startDate":\d+/, '"startDate":1782864000'],
    ['a moment beyond time', /"startDate":\d+/, '"startDate":99999999999999'],
    ['an expense among the incomes', '"amount":100000', '"amount":-100000'],
    ['no incomes at all', /"incomes":\[.*?\],"expenses"/, '"incomes":null,"expenses"'],
  ];
  for (const [what, from, to] of nonsense) {
    it(`tells nothing from a report with ${what}`, async () => {
      fake.faultsAt = '/reports';
      fake.faults.push({
        kind: 'rewrite',
        rewrite: (body) => {
          const changed = body.replace(from, to);
          assert.notEqual(changed, body);
          return changed;
        },
      });
      assert.deepEqual(await august(open()), { known: false, reason: 'conflicting' });
    });
  }

  const badTokens: readonly Fault[] = [
    { kind: 'body', body: '"short"' },
    { kind: 'body', body: '"a token\\r\\nwith: a header"' },
    { kind: 'body', body: '{"token":"abcdefghijklmnop"}' },
    { kind: 'body', body: '12345678901234567890' },
  ];
  for (const fault of badTokens) {
    it(`sends no token onward that is none: ${JSON.stringify(fault)}`, async () => {
      fake.faults.push(fault);
      assert.deepEqual(await august(open()), { known: false, reason: 'conflicting' });
      assert.deepEqual(asked(), ['/auth/token']);
    });
  }

  const trouble: readonly Fault[] = [
    { kind: 'status', status: 500 },
    { kind: 'html' },
    { kind: 'cut' },
    { kind: 'reset' },
    { kind: 'silent' },
  ];
  for (const at of ['/auth', '/citizen', '/reports']) {
    for (const fault of trouble) {
      it(`does not know when ${at} goes wrong twice: ${JSON.stringify(fault)}`, async () => {
        fake.faultsAt = at;
        fake.faults.push(fault, fault);
        assert.deepEqual(await august(open()), { known: false, reason: 'unreachable' });
      });
    }
  }
});
