import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paymentInstructionSchema } from '../../../bot/ledger/payouts/instruction.ts';
import { scheduledDates } from '../../../bot/ledger/payouts/schedule.ts';

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const date = fc
  .date({ min: new Date('2018-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

function dates(raw: Record<string, unknown>, from: string, to: string): string[] {
  return scheduledDates(paymentInstructionSchema.parse(raw), { from, to });
}

/** Looks at every day of the period and asks whether the instruction names it; shares no code with the schedule. */
function naive(raw: Raw, from: string, to: string): string[] {
  const found: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at);
    const text = day.toISOString().slice(0, 10);
    const month = day.getUTCMonth() + 1;
    const lastDay = new Date(Date.UTC(day.getUTCFullYear(), month, 0)).getUTCDate();
    const weekday = names[(day.getUTCDay() + 6) % 7] ?? 'Monday';
    const named = raw.byDay
      ? raw.byDay.includes(weekday)
      : (raw.byMonthDay ?? []).some((number) => Math.min(number, lastDay) === day.getUTCDate());
    const inMonth = !raw.byMonth || raw.byMonth.includes(month);
    const inside = text >= raw.startDate && (!raw.endDate || text <= raw.endDate);
    if (named && inMonth && inside && !raw.exceptDates.includes(text)) found.push(text);
  }
  return found;
}

interface Raw {
  readonly startDate: string;
  readonly endDate: string | undefined;
  readonly exceptDates: string[];
  readonly byDay?: string[];
  readonly byMonthDay?: number[];
  readonly byMonth?: number[] | undefined;
}

const common = {
  startDate: date,
  endDate: fc.option(date, { nil: undefined }),
  exceptDates: fc.array(date, { maxLength: 5 }),
};
const weekly: fc.Arbitrary<Raw> = fc.record({
  ...common,
  byDay: fc.uniqueArray(fc.constantFrom<string>(...names), { minLength: 1 }),
});
const monthly: fc.Arbitrary<Raw> = fc.record({
  ...common,
  byMonthDay: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 }),
  byMonth: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), { nil: undefined }),
});

describe('The payment schedule', () => {
  it('agrees with a look at every day, for random instructions over ten years', () => {
    fc.assert(
      fc.property(fc.oneof(weekly, monthly), date, (raw, from) => {
        const to = `${Number(from.slice(0, 4)) + 10}${from.slice(4, 7)}-28`;
        assert.deepEqual(dates({ ...raw }, from, to), naive(raw, from, to));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same days when a period is cut in two', () => {
    fc.assert(
      fc.property(fc.oneof(weekly, monthly), (raw) => {
        const halves = [
          ...dates({ ...raw }, '2020-01-01', '2021-05-17'),
          ...dates({ ...raw }, '2021-05-18', '2022-12-31'),
        ];
        assert.deepEqual(dates({ ...raw }, '2020-01-01', '2022-12-31'), halves);
      }),
      { numRuns: 40 },
    );
  });

  it('pays the 31st on the last day of a short month, and skips no month', () => {
    const days = dates({ byMonthDay: [31], startDate: '2024-01-01' }, '2024-01-01', '2024-06-30');
    assert.deepEqual(days, [
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2024-05-31',
      '2024-06-30',
    ]);
  });

  it('counts every other week from the week of the start date', () => {
    const raw = { byDay: ['https://schema.org/Friday'], repeatFrequency: 'P2W', startDate: '2024-01-03' };
    assert.deepEqual(dates(raw, '2024-01-01', '2024-02-10'), ['2024-01-05', '2024-01-19', '2024-02-02']);
    assert.deepEqual(dates(raw, '2024-01-29', '2024-02-10'), ['2024-02-02']);
  });

  it('counts every third month from the start date', () => {
    const raw = { byMonthDay: [15], repeatFrequency: 'P3M', startDate: '2024-01-20' };
    assert.deepEqual(dates(raw, '2024-01-01', '2024-12-31'), ['2024-04-15', '2024-07-15', '2024-10-15']);
  });

  it('repeats from the start date when no days are named, without drifting through short months', () => {
    const raw = { repeatFrequency: 'P1M', startDate: '2024-01-31' };
    assert.deepEqual(dates(raw, '2024-01-01', '2024-04-30'), [
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
    ]);
  });

  it('pays once on the start date when nothing is repeated', () => {
    assert.deepEqual(dates({ startDate: '2024-05-06' }, '2020-01-01', '2030-01-01'), ['2024-05-06']);
  });

  it('takes empty lists and empty texts as not given, as the Huishoudboekje sends them', () => {
    const raw = {
      byDay: [],
      byMonth: [5],
      byMonthDay: [6],
      exceptDates: [],
      endDate: '',
      repeatFrequency: '',
      startDate: '2024-01-01T00:00:00',
    };
    assert.deepEqual(dates(raw, '2024-01-01', '2025-12-31'), ['2024-05-06', '2025-05-06']);
  });

  for (const wrong of [
    { byDay: ['Funday'] },
    { byMonthDay: [0] },
    { byMonthDay: [32] },
    { byMonth: [13] },
    { repeatFrequency: 'often' },
    { startDate: '2024-02-30' },
    { exceptDates: ['31-12-2024'] },
  ]) {
    it(`refuses ${JSON.stringify(wrong)}`, () => {
      const read = paymentInstructionSchema.safeParse({ startDate: '2024-01-01', byMonthDay: [1], ...wrong });
      assert.equal(read.success, false);
    });
  }

  it('refuses to look further than a century', () => {
    assert.throws(
      () => dates({ byMonthDay: [1], startDate: '1990-01-01' }, '1990-01-01', '2190-01-01'),
      RangeError,
    );
  });
});
