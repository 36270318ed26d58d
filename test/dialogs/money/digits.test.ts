/** No digit in a money answer that the ledger did not supply: amounts, days, moments; and counts and deadlines. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { zoned } from '../../../dialogs/civil-time.ts';
import type { Balance, Bill, Income, Payout } from '../../../dialogs/money/facts.ts';
import type { Facts } from './made-ledger.ts';
import { openChecked, type MoneyStage } from './open.ts';

const cents = fc.integer({ min: 1, max: 99_999_999 }).map((amount) => new Decimal(amount).dividedBy(100));
const anyCents = fc
  .integer({ min: -9_999_999, max: 9_999_999 })
  .map((amount) => new Decimal(amount).dividedBy(100));
const day = fc
  .integer({ min: -30, max: 60 })
  .map((offset) => new Date(Date.UTC(2026, 10, 20 + offset)).toISOString().slice(0, 10));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Leaves out what is undefined, as the ledger does. */
function bare<T extends object>(value: T): T {
  return Object.assign(
    {},
    ...Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [{ [key]: one }])),
  );
}

const payouts: fc.Arbitrary<Payout[]> = fc.array(
  fc
    .record({
      agreementId: fc.constantFrom('1', '2'),
      date: day,
      scheduled: day,
      amount: cents,
      status: fc.constantFrom('planned', 'processing', 'sent'),
      sentOn: maybe(day),
      lateFrom: maybe(day),
      agreed: maybe(cents),
      reason: maybe(fc.constantFrom('eenmalig verrekend', 'nieuw budget vanaf 1 december')),
      changedFrom: maybe(cents),
    })
    .map((one) => bare(one) as Payout),
  { maxLength: 9 },
);
const bills: fc.Arbitrary<Bill[]> = fc.array(
  fc.record({
    agreementId: fc.constantFrom('1', '2', '3', '4'),
    kind: fc.constantFrom('rent', 'energy', 'water', 'health-insurance', 'other'),
    description: fc.constantFrom('Inboedelverzekering', 'Telefoon'),
    amount: cents,
    date: day,
    status: fc.constantFrom('paid', 'planned', 'failed', 'unknown'),
  }),
  { maxLength: 6 },
);
const incomes: fc.Arbitrary<Income[]> = fc.array(
  fc
    .record({
      agreementId: fc.constant('7'),
      description: fc.constantFrom('Uitkering', 'Vakantiegeld'),
      amount: cents,
      expected: day,
      received: maybe(day),
    })
    .map((one) => bare(one) as Income),
  { maxLength: 4 },
);
const balance: fc.Arbitrary<Balance> = fc
  .record({ balance: anyCents, reserved: maybe(fc.record({ amount: cents, until: day })) })
  .map((one) => bare(one) as Balance);
const asOf = fc
  .integer({ min: 0, max: 6 * 24 * 60 })
  .map((minutes) => new Date(Date.UTC(2026, 10, 20, 8, 15) - minutes * 60_000).toISOString());
const ledger: fc.Arbitrary<Partial<Facts>> = fc.record({ balance, payouts, bills, incomes, asOf });

const QUESTIONS = {
  nl: [
    'hoeveel heb ik nog en wanneer krijg ik geld',
    'mijn leefgeld is nog niet binnen',
    'waarom is mijn leefgeld minder',
    'zijn mijn rekeningen betaald',
    'mijn incasso is mislukt',
    'mijn uitkering is laat',
    'ik heb vakantiegeld gekregen',
  ],
  en: [
    'how much do i have left and when do i get money',
    'my money is not in my account yet',
    'why did i get less',
    'are my bills paid',
    'my benefit is late',
  ],
} as const;

/** Runs of digits, with the separators inside them: "1.250,50", "9.15", "26". */
const numbersIn = (text: string): string[] => text.match(/\d(?:[\d.,]*\d)?/g) ?? [];

/** What may stand in an answer, written out by hand from the facts: no formatting code of ours is used. */
function allowed(facts: Facts, lang: 'nl' | 'en', stage: MoneyStage): Set<string> {
  const amounts = [
    facts.balance.balance,
    ...(facts.balance.reserved === undefined ? [] : [facts.balance.reserved.amount]),
    ...facts.payouts.flatMap(({ amount, agreed, changedFrom }) => [amount, agreed, changedFrom]),
    ...facts.bills.map(({ amount }) => amount),
    ...facts.incomes.map(({ amount }) => amount),
  ];
  const days = [
    facts.balance.reserved?.until,
    ...facts.payouts.flatMap(({ date, scheduled, lateFrom, sentOn }) => [date, scheduled, lateFrom, sentOn]),
    ...facts.bills.map(({ date }) => date),
    ...facts.incomes.map(({ received }) => received),
  ];
  const moments = [facts.asOf ?? stage.now(), ...stage.conversation().promises.map(({ due }) => due)];
  const texts = facts.payouts.flatMap(({ reason }) => numbersIn(reason ?? ''));
  const counts = facts.payouts.map((_, at) => String(at + 1));
  return new Set([
    ...amounts.flatMap((amount) => (amount === undefined ? [] : [written(amount, lang)])),
    ...days.flatMap((date) => (date === undefined ? [] : [String(Number(date.slice(8)))])),
    ...moments.flatMap((moment) => momentNumbers(moment, lang)),
    ...texts,
    ...counts,
  ]);
}

function written(amount: Decimal, lang: 'nl' | 'en'): string {
  const [whole = '', rest = ''] = amount.abs().toFixed(2).split('.');
  const [group, point] = lang === 'nl' ? ['.', ','] : [',', '.'];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return rest === '00' ? grouped : `${grouped}${point}${rest}`;
}

function momentNumbers(moment: string, lang: 'nl' | 'en'): string[] {
  const at = zoned(moment);
  const minute = String(at.minute).padStart(2, '0');
  const hour = at.minute === 0 && lang === 'nl' ? String(at.hour) : `${at.hour}.${minute}`;
  return [String(at.day), hour, String(at.hour), minute];
}

function holds(lang: 'nl' | 'en', city: 'income-only' | 'with-fixed-costs', facts: Partial<Facts>): number {
  const stage = openChecked({ lang, city, facts });
  let seen = 0;
  for (const question of QUESTIONS[lang]) {
    stage.wait(1);
    for (const line of stage.ask(question)) {
      const answer = line.split('\n1 ')[0] ?? '';
      const may = allowed(stage.ledger.facts, lang, stage);
      for (const number of numbersIn(answer)) {
        seen += 1;
        assert.ok(may.has(number), `${number} in "${answer}" is not from the ledger (${[...may].join(' ')})`);
      }
    }
  }
  return seen;
}

describe('digits in a money answer', () => {
  for (const lang of ['nl', 'en'] as const) {
    for (const city of ['income-only', 'with-fixed-costs'] as const) {
      it(`all come from the ledger (${lang}, ${city})`, () => {
        let seen = 0;
        fc.assert(
          fc.property(ledger, (facts) => {
            seen += holds(lang, city, facts);
          }),
          { numRuns: 25 },
        );
        assert.ok(seen > 200, `only ${seen} numbers were looked at`);
      });
    }
  }

  it('never go through a float: no code about money turns an amount or its text into a number', () => {
    const folder = new URL('../../../dialogs/money/', import.meta.url);
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    assert.ok(sources.length > 20);
    for (const name of sources) {
      const source = readFileSync(new URL(name, folder), 'utf8');
      assert.doesNotMatch(
        source,
        /parseFloat|\.toNumber\(|Number\((?:amount|balance|euro|value)|Math\.round/,
        name,
      );
      assert.doesNotMatch(source, /\b(?:amount|balance|reserved|agreed|changedFrom)\w*\s*:\s*number/, name);
    }
  });

  it('are never computed: the tellers add nothing up', () => {
    const folder = new URL('../../../dialogs/money/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const source = readFileSync(new URL(name, folder), 'utf8');
      assert.doesNotMatch(
        source,
        /\.(?:plus|minus|times|mul|div|dividedBy)\(|Decimal\.(?:add|sub|sum)/,
        name,
      );
    }
  });
});
