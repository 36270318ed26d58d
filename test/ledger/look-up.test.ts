import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Decimal } from 'decimal.js';
import { makeAsk, type Asking } from '../../bot/ledger/ask.ts';
import { makeLookUp } from '../../bot/ledger/look-up.ts';
import type { Redeemed } from '../../bot/ledger/link-codes/document.ts';
import { openNoLedger } from '../../bot/ledger/none.ts';
import type { Ledger } from '../../bot/ledger/port.ts';
import type { Balance, Known } from '../../dialogs/money/facts.ts';
import type { MoneyRequest } from '../../dialogs/money/request.ts';

const period = { today: '2026-11-20', from: '2026-10-16', to: '2027-01-21' };
const mine: MoneyRequest = { participant: 'p1', want: ['balance'], ...period };

function scene(balance: () => Promise<Known<Balance>>, limitMs = 1_000) {
  const questions: string[] = [];
  const codes: string[] = [];
  const askings: Asking[] = [];
  const ledger: Ledger = {
    ...openNoLedger(),
    balance: (id, on) => {
      questions.push(`balance ${id} ${on}`);
      return balance();
    },
    payouts: (id, from, to) => {
      questions.push(`payouts ${id} ${from} ${to}`);
      return Promise.resolve({ known: true, value: [], asOf: 'now' });
    },
  };
  const ends: Record<string, Redeemed> = {
    RIGHT: { kind: 'linked', participant: 'p7', worker: 'samira' },
    LATER: { kind: 'later' },
  };
  const lookUp = makeLookUp({
    ledger,
    ask: makeAsk(limitMs, (asking) => askings.push(asking)),
    redeem: (code) => {
      codes.push(code);
      if (code === 'BROKEN') return Promise.reject(new Error('disk'));
      return Promise.resolve(ends[code] ?? { kind: 'unknown' });
    },
  });
  return { lookUp, questions, codes, askings };
}

const rich = () =>
  Promise.resolve({ known: true, value: { balance: new Decimal('1.00') }, asOf: 'now' } as const);

describe('The look-ups of a turn', () => {
  it('ask the balance of the day itself, and payouts over the period', async () => {
    const { lookUp, questions } = scene(rich);
    await lookUp({ ...mine, want: ['balance', 'payouts'] });
    assert.deepEqual(questions, ['balance p1 2026-11-20', 'payouts p1 2026-10-16 2027-01-21']);
  });

  it('ask each question once, however many passes the turn takes', async () => {
    const { lookUp, questions } = scene(rich);
    await lookUp(mine);
    const facts = await lookUp({ ...mine, want: ['balance', 'payouts'] });
    assert.ok(facts.balance?.known === true && facts.payouts?.known === true);
    assert.deepEqual(questions, ['balance p1 2026-11-20', 'payouts p1 2026-10-16 2027-01-21']);
    await lookUp({ ...mine, participant: 'p2' });
    assert.equal(questions.at(-1), 'balance p2 2026-11-20');
  });

  it('use a code once, and answer about whose it is', async () => {
    const { lookUp, codes, questions } = scene(rich);
    const first = await lookUp({ redeem: 'RIGHT', want: [], ...period });
    assert.deepEqual([first.redeemed, first.redeemedBy], ['p7', 'samira']);
    await lookUp({ redeem: 'RIGHT', want: ['balance'], ...period });
    assert.deepEqual(codes, ['RIGHT']);
    assert.deepEqual(questions, ['balance p7 2026-11-20']);
  });

  it('ask nothing at all without a participant: an empty one would be the whole municipality', async () => {
    const { lookUp, questions } = scene(rich);
    for (const redeem of ['WRONG', 'LATER']) {
      const facts = await lookUp({ redeem, want: ['balance'], ...period });
      assert.deepEqual([facts.redeemed, facts.balance], [undefined, undefined]);
      assert.equal(facts.redeemLater, redeem === 'LATER' ? true : undefined);
    }
    assert.deepEqual(questions, []);
  });

  it('throw only when the codes cannot be read, so that the message is tried again', async () => {
    await assert.rejects(scene(rich).lookUp({ redeem: 'BROKEN', want: [], ...period }), /disk/);
  });

  it('do not know what a slow ledger has not said in time, in all passes together, and say the rest', async () => {
    const { lookUp, askings } = scene(
      () => wait(5_000, { known: false, reason: 'stale' }, { ref: false }),
      60,
    );
    const facts = await lookUp({ ...mine, want: ['balance', 'payouts'] });
    assert.deepEqual(facts.balance, { known: false, reason: 'unreachable' });
    assert.equal(facts.payouts?.known, true);
    const again = await lookUp({ ...mine, participant: 'p2' });
    assert.deepEqual(again.balance, { known: false, reason: 'unreachable' });
    assert.deepEqual(askings.map(({ question, outcome }) => `${question} ${outcome}`).sort(), [
      'balance too-slow',
      'balance too-slow',
      'payouts known',
    ]);
  });

  it('do not know when the ledger breaks, now or after nobody waits any more', async () => {
    const broken = scene(() => Promise.reject(new Error('boom')));
    assert.deepEqual((await broken.lookUp(mine)).balance, { known: false, reason: 'unreachable' });
    assert.equal(broken.askings[0]?.outcome, 'fault');
    const late = scene(() => wait(30).then(() => Promise.reject(new Error('boom'))), 5);
    assert.deepEqual((await late.lookUp(mine)).balance, { known: false, reason: 'unreachable' });
    await wait(60);
  });
});
