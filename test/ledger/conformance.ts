/** What must hold for every ledger that knows the made-up municipality of `world.ts`, whoever keeps the books. */
import assert from 'node:assert/strict';
import { Decimal } from 'decimal.js';
import type { Ledger } from '../../bot/ledger/port.ts';
import { LedgerUsageError } from '../../bot/ledger/usage-error.ts';
import type { Known, Payout } from '../../dialogs/money/facts.ts';
import type { World } from './world.ts';
import { world } from './world.ts';

/** How the city wants it; the ledger under test is opened with these. */
export interface ConformanceCity {
  readonly variant: 'income-only' | 'with-fixed-costs';
  readonly shift: 'before' | 'after';
}

/** A ledger filled with a world, and how to end it. */
export interface Opened {
  readonly ledger: Ledger;
  /** Whether why an amount was changed is kept there. */
  readonly keepsReasons: boolean;
  close(): Promise<void>;
}

/** `now` is the instant 12:00 UTC on the world's today. */
export type OpenForConformance = (filling: World, city: ConformanceCity) => Promise<Opened>;

/** Adds a suite of tests for one kind of ledger. */
export function ledgerConformance(name: string, open: OpenForConformance): void {
  describe(`${name} as a ledger`, () => {
    const rotterdam: ConformanceCity = { variant: 'income-only', shift: 'before' };

    const utrecht: ConformanceCity = { variant: 'with-fixed-costs', shift: 'before' };

    async function using<T>(
      city: ConformanceCity,
      ask: (ledger: Ledger, keepsReasons: boolean) => Promise<T>,
    ): Promise<T> {
      const { ledger, keepsReasons, close } = await open(world, city);
      try {
        return await ask(ledger, keepsReasons);
      } finally {
        await close();
      }
    }

    it('knows a participant by id with name and birthday, without the year of birth', () =>
      using(rotterdam, async (ledger) => {
        const { id, name: called, birthday } = value(await ledger.participant('101'));
        assert.equal(id, '101');
        assert.match(called, /de Jager/);
        assert.equal(birthday, '06-18');
      }));

    for (const [on, expected] of [
      ['2024-06-30', '0.00'],
      ['2024-07-01', '-100.00'],
      ['2024-07-24', '-747.35'],
      ['2024-07-25', '17.97'],
      ['2024-08-15', '-921.97'],
    ] as const) {
      it(`says the balance at the end of ${on} is ${expected}`, () =>
        using(rotterdam, async (ledger) => {
          const { balance } = value(await ledger.balance('101', on));
          assert.ok(Decimal.isDecimal(balance));
          assert.equal(balance.toFixed(2), expected);
        }));
    }

    it('never counts the money of another participant', () =>
      using(rotterdam, async (ledger) => {
        assert.equal(value(await ledger.balance('102', '2024-08-15')).balance.toFixed(2), '-45.10');
        assert.equal(value(await ledger.balance('103', '2024-08-15')).balance.toFixed(2), '0.00');
      }));

    it('lists payouts oldest first with date, planned day, amount and status', () =>
      using(rotterdam, async (ledger) => {
        assert.deepEqual(lines(await ledger.payouts('101', '2024-07-01', '2024-10-01')), [
          '2024-07-01 2024-07-01 100.00 sent',
          '2024-08-01 2024-08-01 939.94 sent',
          '2024-08-30 2024-09-01 939.94 planned',
          '2024-10-01 2024-10-01 939.94 planned',
        ]);
      }));

    it('moves a payout off a weekend the other way when the city says so', () =>
      using({ ...rotterdam, shift: 'after' }, async (ledger) => {
        assert.deepEqual(lines(await ledger.payouts('101', '2024-08-30', '2024-09-30')), [
          '2024-09-02 2024-09-01 939.94 planned',
        ]);
      }));

    it('says what was agreed when another amount was paid, and no reason that nobody recorded', () =>
      using(rotterdam, async (ledger) => {
        const [july] = value(await ledger.payouts('101', '2024-07-01', '2024-07-31'));
        assert.equal(july?.agreed?.toFixed(2), '939.94');
        assert.equal(july?.reason, undefined);
      }));

    it('leaves out excepted days and days outside the agreement, and splits a payout in its parts', () =>
      using(rotterdam, async (ledger) => {
        assert.deepEqual(lines(await ledger.payouts('102', '2024-08-01', '2024-10-15')), [
          '2024-08-02 2024-08-02 45.10 sent',
          '2024-08-09 2024-08-09 45.10 processing',
          '2024-08-16 2024-08-16 45.10 planned',
          '2024-08-30 2024-08-30 45.10 planned',
          '2024-09-06 2024-09-08 50.00 planned',
          '2024-09-26 2024-09-26 50.00 planned',
          '2024-10-08 2024-10-08 50.00 planned',
        ]);
      }));

    it('lists the parts of a split payout from several agreements together', () =>
      using(rotterdam, async (ledger) => {
        assert.deepEqual(lines(await ledger.payouts('104', '2024-08-01', '2024-10-01')), [
          '2024-08-01 2024-08-01 50.00 sent',
          '2024-08-15 2024-08-15 60.00 processing',
          '2024-08-30 2024-09-01 50.00 planned',
          '2024-09-13 2024-09-15 60.00 planned',
          '2024-10-01 2024-10-01 50.00 planned',
        ]);
      }));

    it('says on which day a payment really left, and from when it should have been there', () =>
      using(rotterdam, async (ledger) => {
        const [first, second] = value(await ledger.payouts('104', '2024-08-01', '2024-08-31'));
        assert.deepEqual([first?.sentOn, first?.lateFrom], ['2024-08-02', '2024-08-06']);
        assert.deepEqual([second?.sentOn, second?.lateFrom], [undefined, '2024-08-17']);
      }));

    it('never says of a payment that nobody sees that it was sent, or that it is only planned once its day came', () =>
      using(rotterdam, async (ledger) => {
        assert.deepEqual(lines(await ledger.payouts('104', '2024-07-01', '2024-07-31')), [
          '2024-07-01 2024-07-01 50.00 processing',
          '2024-07-15 2024-07-15 60.00 processing',
        ]);
      }));

    it('does not call a payment sent that came back', () =>
      using(rotterdam, async (ledger) => {
        assert.deepEqual(lines(await ledger.payouts('105', '2024-07-01', '2024-07-31')), [
          '2024-07-10 2024-07-10 50.00 processing',
        ]);
      }));

    it('says why another amount was paid, only when the reason was written down where it can see it', () =>
      using(rotterdam, async (ledger, keepsReasons) => {
        const [august] = value(await ledger.payouts('105', '2024-08-01', '2024-08-31'));
        assert.deepEqual(
          [august?.date, august?.amount.toFixed(2), august?.agreed?.toFixed(2), august?.reason],
          ['2024-08-09', '40.00', '50.00', keepsReasons ? 'aflossing van het tekort' : undefined],
        );
      }));

    it('announces the first payout of an agreement that takes the place of another', () =>
      using(rotterdam, async (ledger) => {
        const payouts = value(await ledger.payouts('102', '2024-08-01', '2024-12-31'));
        assert.deepEqual(
          payouts
            .filter(({ changedFrom }) => changedFrom)
            .map((p) => `${p.date} ${p.changedFrom?.toFixed(2)}`),
          ['2024-09-06 45.10'],
        );
      }));

    it('moves the payout of Boxing Day over Christmas', () =>
      using(rotterdam, async (ledger) => {
        assert.deepEqual(lines(await ledger.payouts('102', '2024-12-20', '2024-12-31')), [
          '2024-12-24 2024-12-26 50.00 planned',
        ]);
      }));

    it('never presents rent as a payout to the resident', () =>
      using(rotterdam, async (ledger) => {
        const all = value(await ledger.payouts('101', '2024-06-01', '2024-12-31'));
        assert.ok(all.every((payout) => payout.agreementId === '3'));
      }));

    it('has no payouts for a participant without leefgeld', () =>
      using(rotterdam, async (ledger) => {
        assert.deepEqual(value(await ledger.payouts('103', '2024-01-01', '2024-12-31')), []);
      }));

    it('does not speak about bills in a city where residents pay their own', () =>
      using(rotterdam, async (ledger) => {
        const answer = await ledger.bills('101', '2024-07-01', '2024-07-31');
        assert.deepEqual(answer, { known: false, reason: 'not-supported' });
        assert.equal(value(await ledger.balance('101', '2024-08-15')).reserved, undefined);
      }));

    it('says whether the rent was paid in a city that pays it', () =>
      using(utrecht, async (ledger) => {
        const [rent] = value(await ledger.bills('101', '2024-07-01', '2024-07-31'));
        assert.equal(rent?.kind, 'rent');
        assert.equal(rent?.amount.toFixed(2), '647.35');
        assert.equal(rent?.status, 'paid');
        assert.equal(rent?.date, '2024-07-04');
      }));

    it('says what is set aside for the bills of this month that are still to come', () =>
      using(utrecht, async (ledger) => {
        const { balance, reserved } = value(await ledger.balance('104', world.today));
        assert.equal(balance.toFixed(2), '-450.00');
        // The energy of 20 August, and the rent of Sunday 1 September, which leaves on 30 August.
        assert.deepEqual([reserved?.amount.toFixed(2), reserved?.until], ['480.25', '2024-08-31']);
      }));

    it('does not say what is set aside when a bill of this month cannot be seen, nor on another day', () =>
      using(utrecht, async (ledger) => {
        // The rent of August is not on the statements.
        assert.equal(value(await ledger.balance('101', world.today)).reserved, undefined);
        for (const on of ['2024-08-14', '2024-08-16', '2024-07-15'])
          assert.equal(value(await ledger.balance('104', on)).reserved, undefined, on);
      }));

    it('says which income came in', () =>
      using(rotterdam, async (ledger) => {
        const incomes = value(await ledger.incomes('101', '2024-07-01', '2024-07-31'));
        const pay = incomes.find((income) => income.received === '2024-07-25');
        assert.equal(pay?.amount.toFixed(2), '765.32');
      }));

    it('does not know a participant it never heard of', () =>
      using(rotterdam, async (ledger) => {
        const unknown = { known: false, reason: 'not-found' };
        assert.deepEqual(await ledger.participant('999'), unknown);
        assert.deepEqual(await ledger.balance('999', '2024-08-15'), unknown);
        assert.deepEqual(await ledger.payouts('999', '2024-08-01', '2024-08-31'), unknown);
      }));

    for (const id of ['', ' ']) {
      it(`refuses the empty id ${JSON.stringify(id)}: it would mean the whole municipality`, () =>
        using(rotterdam, async (ledger) => {
          await assert.rejects(() => ledger.participant(id), LedgerUsageError);
          await assert.rejects(() => ledger.balance(id, '2024-08-15'), LedgerUsageError);
          await assert.rejects(() => ledger.payouts(id, '2024-08-01', '2024-08-31'), LedgerUsageError);
          await assert.rejects(() => ledger.bills(id, '2024-08-01', '2024-08-31'), LedgerUsageError);
          await assert.rejects(() => ledger.incomes(id, '2024-08-01', '2024-08-31'), LedgerUsageError);
        }));
    }

    it('refuses a day that does not exist', () =>
      using(rotterdam, async (ledger) => {
        await assert.rejects(() => ledger.balance('101', '2024-02-30'), LedgerUsageError);
        await assert.rejects(() => ledger.payouts('101', '', '2024-08-31'), LedgerUsageError);
      }));

    it('answers many questions at once without mixing people up', () =>
      using(rotterdam, async (ledger) => {
        const ids = Array.from({ length: 30 }, (_, index) => ['101', '102', '103'][index % 3] ?? '');
        const answers = await Promise.all(ids.map((id) => ledger.balance(id, '2024-08-15')));
        const told = answers.map((answer) => value(answer).balance.toFixed(2));
        assert.deepEqual(
          told,
          ids.map((id) => (id === '101' ? '-921.97' : id === '102' ? '-45.10' : '0.00')),
        );
      }));

    it('says when its answer was true, as an instant in UTC', () =>
      using(rotterdam, async (ledger) => {
        const answer = await ledger.balance('101', '2024-08-15');
        assert.ok(answer.known && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(answer.asOf));
      }));

    it('is healthy', () => using(rotterdam, async (ledger) => assert.ok(await ledger.healthy())));
  });
}

function value<T>(answer: Known<T>): T {
  assert.ok(answer.known, `expected an answer, got ${JSON.stringify(answer)}`);
  return answer.value;
}

function lines(answer: Known<readonly Payout[]>): string[] {
  return value(answer).map((p) => `${p.date} ${p.scheduled} ${p.amount.toFixed(2)} ${p.status}`);
}
