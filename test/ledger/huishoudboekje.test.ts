import assert from 'node:assert/strict';
import { openHuishoudboekje } from '../../bot/ledger/huishoudboekje/ledger.ts';
import type { HuishoudboekjeOptions } from '../../bot/ledger/huishoudboekje/ledger.ts';
import type { CallReport } from '../../bot/ledger/huishoudboekje/caller.ts';
import { soleId } from '../../bot/ledger/huishoudboekje/sole-id.ts';
import { LedgerUsageError } from '../../bot/ledger/usage-error.ts';
import type { Ledger } from '../../bot/ledger/port.ts';
import { FAKE_PEOPLE } from '../fakes/huishoudboekje-people.ts';
import { startFakeHuishoudboekje } from '../fakes/huishoudboekje.ts';
import type { FakeHuishoudboekje, Fault } from '../fakes/huishoudboekje.ts';

const TODAY = '2026-08-25';

/** An answer with one thing changed in it. */
function wrong(from: string | RegExp, to: string): Fault {
  return {
    kind: 'rewrite',
    rewrite: (body) => {
      const changed = body.replace(from, to);
      assert.notEqual(changed, body, 'the fault must change the answer');
      return changed;
    },
  };
}

describe('The Huishoudboekje connector', () => {
  let fake: FakeHuishoudboekje;
  let now: number;
  let reports: CallReport[];
  let pauses: number[];

  beforeEach(async () => {
    now = Date.parse(`${TODAY}T10:00:00Z`);
    reports = [];
    pauses = [];
    fake = await startFakeHuishoudboekje({ burgers: FAKE_PEOPLE, today: TODAY, clock: () => now });
  });

  afterEach(() => fake.close());

  function open(more: Partial<HuishoudboekjeOptions> = {}): Ledger {
    return openHuishoudboekje({
      url: fake.url,
      token: fake.token,
      userApi: { url: fake.url, apiKey: fake.apiKey },
      clock: () => now,
      jitter: () => 0.5,
      pause: async (milliseconds) => Promise.resolve(pauses.push(milliseconds)),
      observe: (report) => reports.push(report),
      timeoutMs: 300,
      variant: 'income-only',
      shift: 'before',
      timeZone: 'Europe/Amsterdam',
      ...more,
    });
  }

  it('finds a resident by BSN, leading zero or not, and answers by number', async () => {
    for (const bsn of ['012345672', '12345672']) {
      const answer = await open().participant(bsn);
      assert.ok(answer.known);
      assert.deepEqual(answer.value, { id: '7', name: 'Noor Verzonnen', birthday: '03-09' });
    }
  });

  it('asks the search for numbers only, because it finds other people too', async () => {
    await open().balance('012345672', TODAY);
    const [search] = fake.requests;
    assert.deepEqual(search?.variables, { search: '12345672' });
    assert.doesNotMatch(search?.query ?? '', /naam|afspraken/);
  });

  it('does not take a number somebody else carries in a name for a BSN', async () => {
    fake.burgers = FAKE_PEOPLE.filter((burger) => burger.id === 8);
    assert.deepEqual(await open().participant('012345672'), { known: false, reason: 'not-found' });
  });

  it('does not answer when two people carry the same BSN', async () => {
    fake.burgers = FAKE_PEOPLE.map((burger) => ({ ...burger, bsn: '012345672' }));
    assert.deepEqual(await open().balance('012345672', TODAY), { known: false, reason: 'conflicting' });
  });

  for (const key of ['', '  ', '\t\n']) {
    it(`sends nothing at all for the empty participant ${JSON.stringify(key)}`, async () => {
      await assert.rejects(() => open().balance(key, TODAY), LedgerUsageError);
      assert.equal(fake.requests.length, 0);
    });
  }

  for (const key of ['0', '-7', '7,8', '7 8', 'null', '1e3', '111111111', '123456789', '12345678901', '%']) {
    it(`knows nobody called ${key}, and sends nothing`, async () => {
      assert.deepEqual(await open().balance(key, TODAY), { known: false, reason: 'not-found' });
      assert.equal(fake.requests.length, 0);
    });
  }

  for (const id of [0, -1, NaN, 1.5, Infinity]) {
    it(`lets no query go out for participant number ${id}`, () => {
      assert.throws(() => soleId(id), LedgerUsageError);
    });
  }

  it('does not answer when the number found belongs to another BSN a moment later', async () => {
    const ledger = open();
    fake.faults.push(wrong('"id":7', '"id":8'));
    assert.deepEqual(await ledger.balance('012345672', TODAY), { known: false, reason: 'conflicting' });
  });

  it('tells what is set aside for the bills still to come this month, where the city pays them', async () => {
    fake.burgers = withRentOn(28);
    const answer = await open({ variant: 'with-fixed-costs' }).balance('7', TODAY);
    assert.ok(answer.known);
    assert.equal(answer.value.balance.toFixed(2), '811.00');
    assert.equal(answer.value.reserved?.amount.toFixed(2), '612.00');
    assert.equal(answer.value.reserved.until, '2026-08-31');
  });

  it('tells the balance alone when it cannot see whether a bill was paid', async () => {
    fake.burgers = withRentOn(24);
    const answer = await open({ variant: 'with-fixed-costs' }).balance('7', TODAY);
    assert.ok(answer.known);
    assert.equal(answer.value.balance.toFixed(2), '811.00');
    assert.equal(answer.value.reserved, undefined);
  });

  function withRentOn(day: number): typeof FAKE_PEOPLE {
    return FAKE_PEOPLE.map((burger) => ({
      ...burger,
      afspraken: burger.afspraken.map((afspraak) =>
        afspraak.id === 71
          ? { ...afspraak, known: [], betaalinstructie: { byMonthDay: [day], startDate: '2026-01-01' } }
          : afspraak,
      ),
    }));
  }

  it('asks the balance of exactly one participant', async () => {
    const answer = await open().balance('7', TODAY);
    assert.ok(answer.known);
    assert.equal(answer.value.balance.toFixed(2), '811.00');
    assert.deepEqual(
      fake.requests.map((request) => request.variables),
      [{ id: 7, ids: [7], on: TODAY }],
    );
  });

  it('does not tell 0.00 for somebody who does not exist', async () => {
    assert.deepEqual(await open().balance('555', TODAY), { known: false, reason: 'not-found' });
  });

  it('does not tell a balance that looks like the whole municipality', async () => {
    assert.deepEqual(await open().balance('8', TODAY), { known: false, reason: 'conflicting' });
  });

  it('always says until when, or the coming payouts would be missing', async () => {
    const answer = await open().payouts('7', TODAY, '2026-11-05');
    assert.ok(answer.known);
    assert.deepEqual(
      answer.value.map((payout) => `${payout.date} ${payout.amount.toFixed(2)} ${payout.status}`),
      ['2026-08-31 280.50 planned', '2026-10-30 280.50 planned'],
    );
    assert.ok(fake.requests.every((request) => request.variables?.to === '2026-11-15'));
  });

  it('does not answer when coming payouts were left out of the list', async () => {
    fake.faults.push({
      kind: 'rewrite',
      rewrite: (body) =>
        body.replace(/\{"bedrag":"280.50","datum":"2026-08-31","status":"VERWACHTING"\},?/, ''),
    });
    assert.deepEqual(await open().payouts('7', TODAY, '2026-10-20'), { known: false, reason: 'conflicting' });
  });

  it('says of the rent what it knows and no more', async () => {
    const july = await open({ variant: 'with-fixed-costs' }).bills('7', '2026-07-01', '2026-07-31');
    const august = await open({ variant: 'with-fixed-costs' }).bills('7', '2026-08-01', '2026-08-31');
    const september = await open({ variant: 'with-fixed-costs' }).bills('7', '2026-09-01', '2026-09-30');
    const told = [july, august, september].map(
      (answer) => answer.known && answer.value.map((bill) => bill.status),
    );
    assert.deepEqual(told, [['unknown'], ['paid'], ['planned']]);
  });

  it('does not give a short list of bills when one has no schedule', async () => {
    fake.burgers = FAKE_PEOPLE.map((burger) => ({
      ...burger,
      afspraken: burger.afspraken.map(({ betaalinstructie: _, ...afspraak }) => afspraak),
    }));
    const unknown = { known: false, reason: 'not-supported' };
    assert.deepEqual(
      await open({ variant: 'with-fixed-costs' }).bills('7', '2026-09-01', '2026-09-30'),
      unknown,
    );
    assert.deepEqual(await open().payouts('7', '2026-09-01', '2026-09-30'), unknown);
  });

  it('tells income apart by amount under one heading, and tells nothing when it cannot', async () => {
    const answer = await open().incomes('7', '2026-08-15', '2026-08-25');
    assert.ok(answer.known);
    assert.deepEqual(
      answer.value.map((income) => income.description),
      ['Huurtoeslag', 'Zorgtoeslag'],
    );
    // The pay of 1 August has no agreement.
    assert.deepEqual(await open().incomes('7', '2026-08-01', '2026-08-25'), {
      known: false,
      reason: 'not-supported',
    });
  });

  it('does not know incomes without the user API', async () => {
    assert.deepEqual(await openHuishoudboekje(optionsOf()).incomes('7', TODAY, TODAY), {
      known: false,
      reason: 'not-supported',
    });
  });

  function optionsOf(): HuishoudboekjeOptions {
    return {
      url: fake.url,
      token: fake.token,
      clock: () => now,
      jitter: () => 0,
      variant: 'income-only',
      shift: 'after',
      timeZone: 'Europe/Amsterdam',
    };
  }

  const nonsense: readonly (readonly [string, Fault, string])[] = [
    ['an amount as a number', wrong('"saldo":"811.00"', '"saldo":811.00'), 'conflicting'],
    ['an amount with a comma', wrong('811.00', '811,00'), 'conflicting'],
    ['an amount with one decimal', wrong('811.00', '811.0'), 'conflicting'],
    ['an amount in exponents', wrong('811.00', '8e2'), 'conflicting'],
    ['no amount', wrong('"811.00"', 'null'), 'conflicting'],
    ['an empty amount', wrong('811.00', ''), 'conflicting'],
    ['an absurd amount', wrong('811.00', '99999999.00'), 'conflicting'],
    ['somebody else', wrong('"id":7', '"id":8'), 'conflicting'],
    ['nobody', wrong(/"burger":\{[^}]*\}/, '"burger":null'), 'not-found'],
    ['a participant without a number', wrong('"id":7', '"id":null'), 'conflicting'],
    ['a number with a fraction', wrong('"id":7', '"id":7.0'), 'conflicting'],
    ['no data', { kind: 'body', body: '{}' }, 'conflicting'],
    ['a list', { kind: 'body', body: '[]' }, 'conflicting'],
    ['null', { kind: 'body', body: 'null' }, 'conflicting'],
    ['an empty list of errors and no data', { kind: 'body', body: '{"data":null}' }, 'conflicting'],
  ];
  for (const [what, fault, reason] of nonsense) {
    it(`tells no balance from ${what}`, async () => {
      fake.faults.push(fault);
      assert.deepEqual(await open().balance('7', TODAY), { known: false, reason });
    });
  }

  it('tells less than nothing of nothing as nothing', async () => {
    fake.faults.push(wrong('811.00', '-0.00'));
    const answer = await open().balance('7', TODAY);
    assert.ok(answer.known && answer.value.balance.toFixed(2) === '0.00');
  });

  it('tells a negative balance as it is', async () => {
    fake.faults.push(wrong('811.00', '-12.05'));
    const answer = await open().balance('7', TODAY);
    assert.ok(answer.known && answer.value.balance.toFixed(2) === '-12.05');
  });

  const nonsensePayouts: readonly (readonly [string, Fault])[] = [
    ['a day that does not exist', wrong('"2026-08-31"', '"2026-02-30"')],
    ['a day with a time', wrong('"2026-08-31"', '"2026-08-31T10:00:00Z"')],
    ['a negative payout', wrong('"280.50","datum"', '"-280.50","datum"')],
    ['a payout of nothing', wrong('"280.50","datum"', '"0.00","datum"')],
    ['an absurd payout', wrong('"280.50","datum"', '"2805000.00","datum"')],
    ['an unknown status', wrong('VERWACHTING', 'MISLUKT')],
    ['no status', wrong('"VERWACHTING"', 'null')],
    ['a payout on another day than the schedule', wrong('"2026-08-31"', '"2026-08-30"')],
    ['the same payout twice', wrong(/(\{"bedrag":"280.50","datum":"2026-08-31"[^}]*\})/, '$1,$1')],
    ['the same agreement twice', wrong('"id":71', '"id":70')],
    ['a schedule with a 32nd day', wrong('"byMonthDay":[31]', '"byMonthDay":[32]')],
    ['a schedule that starts on no day', wrong('"startDate":"2026-01-01"', '"startDate":"2026-13-01"')],
    ['a month as text', wrong('"byMonthDay":[31]', '"byMonthDay":["31"]')],
    ['a null among the payouts', wrong('"overschrijvingen":[', '"overschrijvingen":[null,')],
    [
      'a payout for an agreement without a schedule',
      wrong(/"betaalinstructie":\{[^}]*\}/, '"betaalinstructie":null'),
    ],
  ];
  for (const [what, fault] of nonsensePayouts) {
    it(`tells no payout from ${what}`, async () => {
      fake.faults.push(fault);
      assert.deepEqual(await open().payouts('7', TODAY, '2026-09-30'), {
        known: false,
        reason: 'conflicting',
      });
    });
  }

  const partial =
    '{"data":{"burger":{"id":7,"bsn":12345672},"saldo":{"saldo":"811.00"}},"errors":[{"message":"x"}]}';
  const trouble: readonly (readonly [string, Fault, string, number])[] = [
    ['hangs up', { kind: 'reset' }, 'unreachable', 2],
    ['hangs up halfway', { kind: 'cut' }, 'unreachable', 2],
    ['says nothing', { kind: 'silent' }, 'unreachable', 2],
    ['answers endlessly slowly', { kind: 'drip' }, 'unreachable', 2],
    ['answers a web page', { kind: 'html' }, 'unreachable', 2],
    ['answers half a word', { kind: 'body', body: '{"data":{"burger"' }, 'unreachable', 2],
    ['answers broken letters', { kind: 'body', body: Buffer.from([0x7b, 0xff, 0x7d]) }, 'unreachable', 2],
    ['answers brackets without end', { kind: 'body', body: '['.repeat(200_000) }, 'unreachable', 2],
    ['answers errors beside data', { kind: 'body', body: partial }, 'unreachable', 2],
    ['fails inside (500)', { kind: 'status', status: 500 }, 'unreachable', 2],
    ['is down (503)', { kind: 'status', status: 503 }, 'unreachable', 2],
    ['is busy (429)', { kind: 'status', status: 429 }, 'unreachable', 2],
    ['does not understand (400)', { kind: 'status', status: 400 }, 'unreachable', 2],
    ['has nothing (204)', { kind: 'status', status: 204 }, 'not-found', 1],
    ['is not there (404)', { kind: 'status', status: 404 }, 'not-found', 1],
    ['does not let us in (401)', { kind: 'status', status: 401 }, 'refused', 1],
    ['forbids it (403)', { kind: 'status', status: 403 }, 'refused', 1],
    ['answers three megabytes', { kind: 'huge', bytes: 3 * 1024 * 1024 }, 'conflicting', 1],
  ];
  for (const [what, fault, reason, tries] of trouble) {
    it(`does not know when Huishoudboekje ${what}, after ${tries === 2 ? 'one more try' : 'one try'}`, async () => {
      fake.faults.push(fault, fault);
      assert.deepEqual(await open().balance('7', TODAY), { known: false, reason });
      assert.equal(fake.requests.length, tries);
      assert.deepEqual(pauses, tries === 2 ? [200] : []);
    });
  }

  it('gives the answer of the second try', async () => {
    fake.faults.push({ kind: 'status', status: 502 });
    assert.ok((await open().balance('7', TODAY)).known);
    assert.deepEqual(reports, [{ question: 'balance', outcome: 'ok', tries: 2, milliseconds: 0 }]);
  });

  it('does not follow a redirect, which would carry the token elsewhere', async () => {
    const elsewhere = await startFakeHuishoudboekje({ burgers: FAKE_PEOPLE, today: TODAY });
    try {
      for (const status of [301, 302, 307, 308]) {
        fake.faults.push({ kind: 'status', status, location: `${elsewhere.url}/graphql` });
        assert.deepEqual(await open().balance('7', TODAY), { known: false, reason: 'refused' });
      }
      assert.equal(elsewhere.requests.length, 0);
    } finally {
      await elsewhere.close();
    }
  });

  it('does not know when nobody listens', async () => {
    await fake.close();
    assert.deepEqual(await open().balance('7', TODAY), { known: false, reason: 'unreachable' });
    assert.equal(await open().healthy(), false);
  });

  it('stops asking an ill Huishoudboekje, and asks again after the rest', async () => {
    const ledger = open({ breaker: { threshold: 2, openMs: 30_000 } });
    fake.faults.push({ kind: 'status', status: 503 }, { kind: 'status', status: 503 });
    await ledger.balance('7', TODAY);
    assert.deepEqual(await ledger.balance('7', TODAY), { known: false, reason: 'unreachable' });
    assert.equal(fake.requests.length, 2);
    now += 30_000;
    assert.ok((await ledger.balance('7', TODAY)).known);
  });

  it('keeps asking after answers that only say no', async () => {
    const ledger = open({ breaker: { threshold: 2, openMs: 30_000 } });
    for (let time = 0; time < 5; time += 1) await ledger.balance('555', TODAY);
    assert.ok((await ledger.balance('7', TODAY)).known);
  });

  it('tells the log how it went and never about whom', async () => {
    const ledger = open();
    fake.faults.push({ kind: 'html' }, { kind: 'html' });
    await ledger.participant('012345672');
    await ledger.participant('012345672');
    await ledger.payouts('012345672', TODAY, '2026-09-30');
    const log = JSON.stringify(reports);
    assert.doesNotMatch(log, /12345672|Noor|Verzonnen|280|token|127\.0\.0\.1/);
    assert.deepEqual(
      reports.map((report) => `${report.question} ${report.outcome}`),
      ['find not-json', 'find ok', 'participant ok', 'find ok', 'agreements ok'],
    );
  });

  for (const url of [
    'http://huishoudboekje.example',
    'https://user:pass@hhb.example',
    'ftp://x',
    'hhb',
    '',
  ]) {
    it(`does not open at ${url === '' ? 'an empty address' : url}`, () => {
      assert.throws(() => open({ url }), LedgerUsageError);
    });
  }

  it('does not open with a token that could not stand in a header', () => {
    for (const token of ['', 'a b', 'a\r\nb', 'é']) assert.throws(() => open({ token }), LedgerUsageError);
  });

  it('refuses a period that ends before it begins, or never ends', async () => {
    await assert.rejects(() => open().payouts('7', TODAY, '2026-08-24'), LedgerUsageError);
    await assert.rejects(() => open().payouts('7', TODAY, '2199-01-01'), LedgerUsageError);
    assert.equal(fake.requests.length, 0);
  });
});
