import assert from 'node:assert/strict';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { isBankDay } from '../../../bot/ledger/bank-days.ts';
import type { PayoutAgreement } from '../../../bot/ledger/payouts/agreement.ts';
import { announcedChange } from '../../../bot/ledger/payouts/announced-change.ts';
import { paymentInstructionSchema } from '../../../bot/ledger/payouts/instruction.ts';
import { lateFrom } from '../../../bot/ledger/payouts/late.ts';
import { planPayouts } from '../../../bot/ledger/payouts/plan.ts';

const today = '2024-08-15';
const year = { from: '2024-01-01', to: '2024-12-31' };

function agreement(
  id: string,
  amount: string,
  days: number[],
  more: Partial<PayoutAgreement> = {},
): PayoutAgreement {
  const instruction = paymentInstructionSchema.parse({ byMonthDay: days, startDate: '2020-01-01' });
  return { id, amount: new Decimal(amount), instruction, ...more };
}

function paid(agreementId: string, date: string, amount: string) {
  return { agreementId, date, amount: new Decimal(amount) };
}

function plan(agreements: PayoutAgreement[], transactions: ReturnType<typeof paid>[] = [], range = year) {
  return planPayouts({ agreements, transactions, shift: 'before', today }, range);
}

describe('The plan of payouts', () => {
  it('puts the parts of several agreements together, oldest first', () => {
    const payouts = plan([agreement('b', '50.00', [20]), agreement('a', '200.00', [5, 20])], [], {
      from: '2024-08-01',
      to: '2024-08-31',
    });
    assert.deepEqual(
      payouts.map(({ date, agreementId, amount }) => `${date} ${agreementId} ${amount.toFixed(2)}`),
      ['2024-08-05 a 200.00', '2024-08-20 a 200.00', '2024-08-20 b 50.00'],
    );
  });

  it('says sent for what a statement shows, processing for what is due, planned for what comes', () => {
    const payouts = plan([agreement('a', '10.00', [10])], [paid('a', '2024-07-11', '-10.00')], {
      from: '2024-07-01',
      to: '2024-09-30',
    });
    assert.deepEqual(
      payouts.map(({ date, status }) => `${date} ${status}`),
      ['2024-07-10 sent', '2024-08-09 processing', '2024-09-10 planned'],
    );
  });

  it('does not use one payment for two payouts, nor the payment of another agreement', () => {
    const payouts = plan(
      [agreement('a', '10.00', [1, 5])],
      [paid('a', '2024-07-05', '-10.00'), paid('z', '2024-07-01', '-10.00')],
      {
        from: '2024-07-01',
        to: '2024-07-31',
      },
    );
    assert.deepEqual(
      payouts.map(({ date, status }) => `${date} ${status}`),
      ['2024-07-01 processing', '2024-07-05 sent'],
    );
  });

  it('does not say sent when the money came back', () => {
    const back = [paid('a', '2024-07-10', '-10.00'), paid('a', '2024-07-12', '10.00')];
    const [payout] = plan([agreement('a', '10.00', [10])], back, { from: '2024-07-01', to: '2024-07-31' });
    assert.equal(payout?.status, 'processing');
  });

  it('gives a reason for another amount only when one is recorded for that day', () => {
    const changes = [
      { from: '2024-07-01', through: '2024-07-31', amount: new Decimal('40.00'), reason: 'aflossing buffer' },
    ];
    const agreements = [agreement('a', '50.00', [10], { changes })];
    const transactions = [paid('a', '2024-06-10', '-45.00'), paid('a', '2024-07-10', '-40.00')];
    const [june, july, august] = plan(agreements, transactions, { from: '2024-06-01', to: '2024-08-31' });
    assert.deepEqual(
      [june?.amount.toFixed(2), june?.agreed?.toFixed(2), june?.reason],
      ['45.00', '50.00', undefined],
    );
    assert.deepEqual([july?.amount.toFixed(2), july?.reason], ['40.00', 'aflossing buffer']);
    assert.deepEqual([august?.amount.toFixed(2), august?.agreed], ['50.00', undefined]);
  });

  it('does not use a recorded reason for an amount it does not explain', () => {
    const changes = [{ from: '2024-07-01', amount: new Decimal('40.00'), reason: 'aflossing buffer' }];
    const [july] = plan([agreement('a', '50.00', [10], { changes })], [paid('a', '2024-07-10', '-12.34')], {
      from: '2024-07-01',
      to: '2024-07-31',
    });
    assert.equal(july?.reason, undefined);
  });

  it('announces the new amount of an agreement that replaces another', () => {
    const payouts = plan([
      agreement('old', '50.00', [10], { validFrom: '2023-01-01', validThrough: '2024-09-30' }),
      agreement('new', '60.00', [10], { validFrom: '2024-10-01' }),
    ]);
    const change = announcedChange(payouts, today);
    assert.deepEqual(
      [change?.date, change?.amount.toFixed(2), change?.changedFrom?.toFixed(2)],
      ['2024-10-10', '60.00', '50.00'],
    );
  });

  it('announces a recorded change, and nothing when the parts of a split payout simply differ', () => {
    const changes = [{ from: '2024-09-01', amount: new Decimal('45.00'), reason: 'aflossing buffer' }];
    const change = announcedChange(plan([agreement('a', '50.00', [10], { changes })]), today);
    assert.deepEqual([change?.date, change?.reason], ['2024-09-10', 'aflossing buffer']);
    const split = plan([
      agreement('a', '50.00', [1]),
      agreement('b', '20.00', [15], { validFrom: '2024-01-01' }),
    ]);
    assert.equal(announcedChange(split, today), undefined);
  });

  it('is late the day after the first bank day behind the payment, over a weekend too', () => {
    assert.equal(lateFrom('2024-08-14'), '2024-08-16');
    assert.equal(lateFrom('2024-08-16'), '2024-08-20');
    assert.equal(lateFrom('2024-03-28'), '2024-04-03');
  });

  it('plans on bank days only, inside the validity, without losing or adding a payment by the shift', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('before' as const, 'after' as const),
        (days, shift) => {
          const question = { agreements: [agreement('a', '12.34', days)], transactions: [], shift, today };
          const payouts = planPayouts(question, { from: '2015-01-01', to: '2024-12-31' });
          assert.ok(payouts.every(({ date }) => isBankDay(date)));
          const middle = payouts.filter(
            ({ scheduled }) => scheduled > '2020-01-31' && scheduled < '2024-12-01',
          );
          assert.equal(middle.length, days.length * 58);
        },
      ),
      { numRuns: 15 },
    );
  });
});
