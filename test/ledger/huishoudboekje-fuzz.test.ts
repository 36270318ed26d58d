import assert from 'node:assert/strict';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { MockAgent } from 'undici';
import { amountCents, amountText } from '../../bot/ledger/huishoudboekje/amounts.ts';
import { openHuishoudboekje } from '../../bot/ledger/huishoudboekje/ledger.ts';
import { readJson } from '../../bot/ledger/huishoudboekje/read-json.ts';
import { bedrag, transfersBetween } from '../fakes/huishoudboekje-books.ts';
import type { FakeAfspraak } from '../fakes/huishoudboekje-books.ts';
import type { Ledger } from '../../bot/ledger/port.ts';

const TODAY = '2026-08-25';
const ORIGIN = 'https://huishoudboekje.example';

const balanceAnswer = '{"data":{"burger":{"id":7,"bsn":12345672},"saldo":{"saldo":"811.04"}}}';

describe('Answers of Huishoudboekje, whatever they are', () => {
  let agent: MockAgent;
  let body: string;

  beforeEach(() => {
    agent = new MockAgent();
    agent.disableNetConnect();
    const graphql = agent.get(ORIGIN).intercept({ path: '/graphql', method: 'POST' });
    graphql.reply(200, () => body).persist();
  });

  afterEach(() => agent.close());

  function open(answer: string): Ledger {
    body = answer;
    return openHuishoudboekje({
      url: ORIGIN,
      token: 'token',
      dispatcher: agent,
      clock: () => Date.parse(`${TODAY}T10:00:00Z`),
      jitter: () => 0,
      pause: () => Promise.resolve(),
      variant: 'income-only',
      shift: 'before',
      timeZone: 'Europe/Amsterdam',
    });
  }

  it('never become an amount that is not in them, after any change of letters', async () => {
    const change = fc.record({
      at: fc.nat(balanceAnswer.length),
      drop: fc.nat(3),
      put: fc.string({ maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = changes.reduce(
          (text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop),
          balanceAnswer,
        );
        const ledger = open(changed);
        const answer = await ledger.balance('7', TODAY);
        if (answer.known) assert.ok(changed.includes(`"${answer.value.balance.toFixed(2)}"`));
      }),
      { numRuns: 300 },
    );
  });

  it('never make a question throw, whatever JSON comes back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 5 }), async (json) => {
        const ledger = open(json);
        assert.equal((await ledger.balance('7', TODAY)).known, false);
        assert.equal((await ledger.payouts('7', TODAY, '2026-12-31')).known, false);
        assert.equal((await ledger.participant('012345672')).known, false);
      }),
      { numRuns: 200 },
    );
  });

  it('keep every cent, in both ways of writing amounts', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (cents) => {
        const expected = bedrag(cents);
        assert.equal(amountText.parse(expected).toFixed(2), expected.replace(/^-0\.00$/, '0.00'));
        assert.equal(amountCents.parse(readJson(String(cents))).toFixed(2), expected);
      }),
    );
  });

  it('are refused when a number of cents is written in any other way', () => {
    for (const digits of ['1.0', '1e2', '1E2', '-0', '0.5', '1234567890123', '9007199254740993.0']) {
      assert.equal(amountCents.safeParse(readJson(digits)).success, false, digits);
    }
  });

  const everyDay = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  const schedule = fc.oneof(
    fc.record({ byDay: fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      byMonthDay: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 }),
      byMonth: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
    }),
  );
  const agreement = fc.record({
    plan: schedule,
    start: day,
    from: day,
    through: fc.option(day),
    cents: fc.integer({ min: 1, max: 500_000 }),
  });

  it('give the payouts of random agreements over ten years, each amount and day as they name them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(agreement, { maxLength: 3 }), async (made) => {
        const afspraken = made.map((each, index): FakeAfspraak => {
          const through = each.through === null ? {} : { validThrough: text(each.through) };
          return {
            id: index + 1,
            omschrijving: 'Leefgeld',
            rubriek: 'Privé-opname',
            cents: each.cents,
            credit: false,
            validFrom: text(each.from),
            betaalinstructie: { ...each.plan, startDate: text(each.start) },
            ...through,
          };
        });
        const [from, to] = ['2023-12-22', '2034-01-11'];
        const ledger = open(JSON.stringify({ data: { burger: burgerOf(afspraken, from, to) } }));
        const answer = await ledger.payouts('7', '2024-01-01', '2034-01-01');
        assert.ok(answer.known);
        const expected = afspraken.flatMap((each) =>
          transfersBetween(each, from, to, TODAY)
            .filter(({ datum }) => each.validFrom <= datum && datum <= (each.validThrough ?? to))
            .map(({ datum }) => `${each.id} ${datum} ${new Decimal(each.cents).div(100).toFixed(2)}`),
        );
        const told = answer.value.map(
          (each) => `${each.agreementId} ${each.scheduled} ${each.amount.toFixed(2)}`,
        );
        // At the edges a shift may carry a payout in or out; the middle must be the same.
        const middle = (line: string) => line.split(' ')[1] ?? '';
        const inside = (line: string) => middle(line) > '2024-01-10' && middle(line) < '2033-12-20';
        assert.deepEqual(told.filter(inside).sort(), expected.filter(inside).sort());
      }),
      { numRuns: 20 },
    );
  });
});

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function burgerOf(afspraken: readonly FakeAfspraak[], from: string, to: string): object {
  return {
    id: 7,
    bsn: 12_345_672,
    afspraken: afspraken.map(({ cents, rubriek, ...afspraak }) => ({
      ...afspraak,
      bedrag: bedrag(cents),
      rubriek: { naam: rubriek },
      validThrough: afspraak.validThrough ?? null,
      overschrijvingen: transfersBetween({ ...afspraak, cents, rubriek }, from, to, TODAY).map((each) => ({
        datum: each.datum,
        status: each.status,
        bedrag: bedrag(each.cents),
      })),
    })),
  };
}
