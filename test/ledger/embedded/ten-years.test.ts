import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LedgerFolder } from '../../../bot/ledger/embedded/folder.ts';
import { importFile } from '../../../bot/ledger/embedded/import-file.ts';
import { openEmbeddedLedger } from '../../../bot/ledger/embedded/ledger.ts';
import type { Ledger } from '../../../bot/ledger/port.ts';
import { camt, euro, mt940, signedEuro } from '../made-statements.ts';
import type { MadeEntry, MadeStatement } from '../made-statements.ts';
import { inTemporaryFolder, put } from '../temporary.ts';
import { naiveLater, naivePayouts, type NaiveAgreement, type NaivePayout } from './naive-plan.ts';

const [FROM, TO, TODAY] = ['2018-01-01', '2028-01-01', '2025-06-15'];
const OWN = 'NL84INGB2266765221';
const SHOP = 'NL09INGB4826953240';
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const day = fc.integer({ min: 0, max: 3_652 }).map((number) => naiveLater(FROM, number));
/** Most agreements hold for years. */
const early = fc.integer({ min: 0, max: 900 }).map((number) => naiveLater(FROM, number));
const late = fc.integer({ min: 1_500, max: 3_652 }).map((number) => naiveLater(FROM, number));
const cents = fc.bigInt({ min: 1n, max: 250_000n });
const common = {
  cents,
  validFrom: fc.oneof(early, day),
  validThrough: fc.option(fc.oneof(late, day), { nil: undefined }),
  startDate: fc.oneof(early, day),
  endDate: fc.option(late, { nil: undefined }),
  exceptDates: fc.array(day, { maxLength: 6 }),
  changes: fc
    .uniqueArray(fc.record({ from: day, cents }), { maxLength: 3, selector: (change) => change.from })
    .map((changes) => changes.toSorted((a, b) => (a.from < b.from ? -1 : 1))),
};
const agreement = fc.oneof(
  fc.record({
    ...common,
    byDay: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    ...common,
    byMonthDay: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 }),
    byMonth: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), { nil: undefined }),
  }),
);
/** Money that came in (or was taken back) beside the payouts. */
const extra = fc.record({
  date: day,
  cents: fc.bigInt({ min: -90_000n, max: 200_000n }).filter((sum) => sum !== 0n),
});

const person = fc.record({
  agreements: fc.array(agreement, { minLength: 1, maxLength: 3 }),
  incomes: fc.array(extra, { maxLength: 40 }),
  /** Which payouts of the past were made, by turns. */
  paid: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
});
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

interface Known {
  readonly id: string;
  readonly agreements: readonly NaiveAgreement[];
  readonly payouts: readonly NaivePayout[];
  readonly sent: ReadonlySet<NaivePayout>;
  readonly lines: readonly MadeEntry[];
}

/**
 * All payouts of one day together, or none: which of two equal payments was made, nobody could tell. A payment that the
 * shift moved out of its agreement's validity is not made here: its line would belong to nobody until a person decides.
 */
function known(made: Person, number: number, shift: 'before' | 'after'): Known {
  const agreements = made.agreements.map((one, which) => ({ ...one, id: `a${number}x${which}` }));
  const payouts = naivePayouts(agreements, shift, FROM, TO);
  const holds = ({ agreement: id, date }: NaivePayout) =>
    agreements.some((one) => one.id === id && one.validFrom <= date && date <= (one.validThrough ?? '9999'));
  const days = [...new Set(payouts.map(({ date }) => date))]
    .filter((date) => date <= TODAY)
    .filter((date) => payouts.every((one) => one.date !== date || holds(one)));
  const paidDays = new Set(days.filter((_, which) => made.paid[which % made.paid.length]));
  const sent = new Set(payouts.filter(({ date }) => paidDays.has(date)));
  const lines = [
    ...[...sent].map((one, which) => line(one.date, -one.cents, OWN, one.agreement, which)),
    ...made.incomes.map((one, which) => line(one.date, one.cents, SHOP, `i${number}`, which)),
  ];
  return { id: `p${number}`, agreements, payouts, sent, lines };
}

function line(date: string, sum: bigint, account: string, agreementId: string, which: number): MadeEntry {
  return {
    date,
    cents: sum,
    account,
    text: `Betaling kenmerk ${agreementId}.`,
    reference: `${agreementId}${which}`,
  };
}

function sample(people: readonly Known[]): string {
  return JSON.stringify({
    burgers: people.map(({ id, agreements }, number) => ({
      id,
      achternaam: `Verzonnen ${number}`,
      rekeningen: [{ iban: OWN }],
      afspraken: [
        ...agreements.map(({ cents: sum, changes, id: own, ...one }) => ({
          id: own,
          omschrijving: 'Leefgeld',
          bedrag: euro(sum),
          credit: false,
          validFrom: one.validFrom,
          validThrough: one.validThrough,
          zoektermen: [`kenmerk ${own}.`],
          betaalinstructie: {
            byDay: one.byDay,
            byMonthDay: one.byMonthDay,
            byMonth: one.byMonth,
            startDate: one.startDate,
            endDate: one.endDate,
            exceptDates: one.exceptDates,
          },
          wijzigingen: changes.map((change) => ({
            vanaf: change.from,
            bedrag: euro(change.cents),
            reden: 'verzonnen',
          })),
        })),
        {
          id: `i${number}`,
          omschrijving: 'Loon',
          bedrag: '1.00',
          credit: true,
          tegenRekening: { iban: SHOP },
          zoektermen: [`kenmerk i${number}.`],
        },
      ],
    })),
  });
}

async function withLedger(
  people: readonly Known[],
  shift: 'before' | 'after',
  write: (statement: MadeStatement) => string,
  use: (ledger: Ledger) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder(async (dataDir) => {
    const folder = new LedgerFolder(dataDir);
    const now = `${TODAY}T12:00:00Z`;
    const entries = people.flatMap(({ lines }) => lines);
    const statement = { id: 'S', account: 'NL36ABNA5632579034', opening: 0n, entries };
    await importFile(await put(dataDir, 'people', sample(people)), folder, { now });
    const report = await importFile(await put(dataDir, 'bank', write(statement)), folder, { now });
    assert.deepEqual([report.new, report.unmatched.length], [entries.length, 0]);
    const clock = () => Date.parse(now);
    await use(await openEmbeddedLedger({ dataDir, variant: 'income-only', shift, clock }));
  });
}

describe('Random agreements over ten years', () => {
  it('give each participant the payouts and the balances of a naive calculation', async () => {
    const compared = { payouts: 0, sent: 0, changed: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('before' as const, 'after' as const),
        fc.constantFrom(
          (one: MadeStatement) => camt(one),
          (one: MadeStatement) => mt940(one),
        ),
        fc.array(day, { minLength: 5, maxLength: 5 }),
        async (made, shift, write, days) => {
          const people = made.map((one, number) => known(one, number, shift));
          await withLedger(people, shift, write, async (ledger) => {
            for (const { id, payouts, sent, lines } of people) {
              compared.payouts += payouts.length;
              compared.sent += sent.size;
              const answer = await ledger.payouts(id, FROM, TO);
              assert.ok(answer.known);
              compared.changed += answer.value.filter(({ agreed }) => agreed !== undefined).length;
              assert.deepEqual(
                answer.value.map(
                  (one) =>
                    `${one.date} ${one.scheduled} ${one.agreementId} ${one.amount.toFixed(2)} ${one.status}`,
                ),
                payouts.map((one) => {
                  const status = sent.has(one) ? 'sent' : one.date <= TODAY ? 'processing' : 'planned';
                  return `${one.date} ${one.scheduled} ${one.agreement} ${euro(one.cents)} ${status}`;
                }),
              );
              for (const on of days) {
                const balance = await ledger.balance(id, on);
                const sum = lines.reduce((total, one) => (one.date <= on ? total + one.cents : total), 0n);
                if (people.some((one) => one.lines.length > 0))
                  assert.equal(balance.known && balance.value.balance.toFixed(2), signedEuro(sum));
                // A statement without a line has a day of its own in MT940, and none in CAMT.053.
                else assert.ok(balance.known ? balance.value.balance.isZero() : balance.reason === 'stale');
              }
            }
          });
        },
      ),
      { numRuns: 12, interruptAfterTimeLimit: 60_000 },
    );
    assert.ok(
      compared.payouts > 1_000 && compared.sent > 100 && compared.changed > 20,
      JSON.stringify(compared),
    );
  }).timeout(120_000);
});
