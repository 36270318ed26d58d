import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  isBankDay,
  nextBankDay,
  shiftToBankDay,
  targetClosingDays,
} from '../../bot/ledger/bank-days.ts';

/** Good Friday and Easter Monday as the European Central Bank and the Nederlandsche Bank published them. */
const published: Record<number, [string, string]> = {
  2019: ['2019-04-19', '2019-04-22'],
  2020: ['2020-04-10', '2020-04-13'],
  2021: ['2021-04-02', '2021-04-05'],
  2022: ['2022-04-15', '2022-04-18'],
  2023: ['2023-04-07', '2023-04-10'],
  2024: ['2024-03-29', '2024-04-01'],
  2025: ['2025-04-18', '2025-04-21'],
  2026: ['2026-04-03', '2026-04-06'],
  2027: ['2027-03-26', '2027-03-29'],
  2028: ['2028-04-14', '2028-04-17'],
  2029: ['2029-03-30', '2029-04-02'],
  2030: ['2030-04-19', '2030-04-22'],
};

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('Bank days', () => {
  for (const [year, [friday, monday]] of Object.entries(published)) {
    it(`closes the banks on the published days of ${year}`, () => {
      assert.deepEqual(
        targetClosingDays(Number(year)),
        [`${year}-01-01`, friday, monday, `${year}-05-01`, `${year}-12-25`, `${year}-12-26`].sort(),
      );
    });
  }

  it('keeps banks open on Dutch public holidays that are not TARGET closing days', () => {
    for (const open of ['2026-04-27', '2026-05-05', '2026-05-14', '2026-05-25'])
      assert.ok(isBankDay(open), open);
  });

  it('moves a payment of Christmas 2026 to the nearest bank day before or after', () => {
    assert.equal(shiftToBankDay('2026-12-25', 'before'), '2026-12-24');
    assert.equal(shiftToBankDay('2026-12-25', 'after'), '2026-12-28');
  });

  it('moves a payment over the long Easter weekend', () => {
    assert.equal(shiftToBankDay('2024-03-30', 'before'), '2024-03-28');
    assert.equal(shiftToBankDay('2024-03-30', 'after'), '2024-04-02');
    assert.equal(nextBankDay('2024-03-28'), '2024-04-02');
  });

  it('refuses a day that does not exist', () => {
    assert.throws(() => isBankDay('2023-02-29'), RangeError);
  });

  it('never moves a payment further than five days, and always onto a bank day with none skipped', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('before' as const, 'after' as const), (date, shift) => {
        const moved = shiftToBankDay(date, shift);
        assert.ok(isBankDay(moved));
        const step = shift === 'before' ? -1 : 1;
        let passed = 0;
        for (let at = date; at !== moved; at = addDays(at, step)) {
          assert.ok(!isBankDay(at));
          passed += 1;
        }
        assert.ok(passed <= 5);
      }),
    );
  });
});
