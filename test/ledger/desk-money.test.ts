import assert from 'node:assert/strict';
import { Decimal } from 'decimal.js';
import { makeAsk } from '../../bot/ledger/ask.ts';
import { deskMoney, maySeeMoney } from '../../bot/ledger/desk-money.ts';
import { watchLedger } from '../../bot/ledger/health.ts';
import { openNoLedger } from '../../bot/ledger/none.ts';
import type { Ledger } from '../../bot/ledger/port.ts';
import { ROLES, workerSchema, type Role } from '../../dialogs/city.ts';
import { HANDOVER_STATES, newConversation, type Conversation } from '../../dialogs/conversation.ts';

const NOW = '2026-11-20T22:10:00.000Z';

function worker(id: string, role: Role = 'trajectbegeleider') {
  return workerSchema.parse({ id, name: id, role });
}

function conversation(more: Partial<Conversation>): Conversation {
  return { ...newConversation('k', NOW, 'nl'), ...more };
}

function handedTo(id: string, state: (typeof HANDOVER_STATES)[number]): Partial<Conversation> {
  return {
    handover: {
      state,
      urgency: 'normal',
      reason: '',
      requestedAt: NOW,
      offeredAt: NOW,
      worker: id,
      passed: [],
    },
  };
}

describe('The money of a resident at the desk', () => {
  it('is for the fixed contact and for who has the conversation, not for who was asked or is done', () => {
    assert.ok(maySeeMoney(conversation({ fixedContact: 'samira' }), worker('samira')));
    assert.ok(!maySeeMoney(conversation({ fixedContact: 'samira' }), worker('daan')));
    const may = HANDOVER_STATES.filter((state) =>
      maySeeMoney(conversation(handedTo('daan', state)), worker('daan')),
    );
    assert.deepEqual(may, ['accepted', 'in-contact']);
    assert.ok(!maySeeMoney(conversation(handedTo('daan', 'accepted')), worker('samira')));
  });

  it('is for no role but the trajectbegeleider', () => {
    const mine = conversation({ fixedContact: 'x', ...handedTo('x', 'in-contact') });
    assert.deepEqual(
      ROLES.filter((role) => maySeeMoney(mine, worker('x', role))),
      ['trajectbegeleider'],
    );
  });

  it('is for nobody when the resident does not want a worker to read along', () => {
    const refused = { worker: { given: false, at: NOW, words: 'nee' } };
    const mine = conversation({ fixedContact: 'samira', consent: refused });
    assert.ok(!maySeeMoney(mine, worker('samira')));
  });

  it('is told with two decimals and its stand, or honestly not', async () => {
    const ledger: Ledger = {
      ...openNoLedger(),
      balance: () =>
        Promise.resolve({
          known: true,
          value: { balance: new Decimal('-85.3') },
          asOf: '2026-11-20T08:00:00Z',
        }),
    };
    const ask = makeAsk(1_000, () => undefined);
    const money = { ...conversation({}).money, participant: 'p1', linkedAt: NOW };
    const view = await deskMoney({ ledger, ask }, money, NOW);
    assert.deepEqual(view, {
      participant: 'p1',
      linkedAt: NOW,
      checkedAt: null,
      balance: { known: true, asOf: '2026-11-20T08:00:00Z', amount: '-85.30' },
      payouts: { known: false, reason: 'not-supported' },
    });
  });
});

describe('Whether the ledger is well', () => {
  it('is answered at once from the last time it was asked, and asked again after half a minute only', async () => {
    let [now, asked] = [0, 0];
    let answer: () => Promise<boolean> = () => Promise.resolve(false);
    const well = watchLedger(
      {
        healthy: () => {
          asked += 1;
          return answer();
        },
      },
      () => now,
    );
    assert.equal(well(), true, 'nothing is known yet');
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual([well(), asked], [false, 1]);
    answer = () => Promise.resolve(true);
    now = 29_999;
    assert.deepEqual([well(), asked], [false, 1]);
    now = 30_000;
    well();
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual([well(), asked], [true, 2]);
    answer = () => Promise.reject(new Error('down'));
    now = 60_000;
    well();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(well(), false);
  });
});
