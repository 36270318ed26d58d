import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isBankDay } from '../../../bot/ledger/bank-days.ts';
import { openDemo } from '../../../bot/ledger/demo/open-demo.ts';
import { readDemo } from '../../../bot/ledger/demo/read-demo.ts';
import { withDemo } from '../../../bot/ledger/demo/with-demo.ts';
import { openNoLedger } from '../../../bot/ledger/none.ts';
import type { Ledger } from '../../../bot/ledger/port.ts';
import { makeVault } from '../../../bot/store/vault.ts';
import { TRY_OUT_PEOPLE } from '../../../bot/try-out.ts';
import type { Known } from '../../../dialogs/money/facts.ts';
import { inTemporaryFolder } from '../temporary.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const demo = readDemo(ROOT, 'flows/rotterdam') ?? assert.fail('Rotterdam has a demo');
const vault = makeVault([{ id: 'k1', key: Buffer.alloc(32, 4) }]);
const city = { variant: 'income-only', payoutShift: 'before', timeZone: 'Europe/Amsterdam' } as const;

function value<T>(answer: Known<T>): T {
  assert.ok(answer.known, JSON.stringify(answer));
  return answer.value;
}

async function atMoment<T>(
  start: string,
  use: (ledger: Ledger, move: (to: string) => void) => Promise<T>,
): Promise<T> {
  return inTemporaryFolder(async (dataDir) => {
    let now = start;
    const ledger = await openDemo({ demo, dataDir, vault, city, now: () => now });
    return use(ledger, (to) => {
      now = to;
    });
  });
}

/** What the leefgeld of a participant looks like around a day. */
async function leefgeld(ledger: Ledger, id: string, from: string, to: string): Promise<string[]> {
  return value(await ledger.payouts(id, from, to)).map(
    ({ date, amount, status }) => `${date} ${amount.toFixed(2)} ${status}`,
  );
}

describe('The demo participants', () => {
  it('have the balance that the file says on the first day, with the stand of nine in the morning', () =>
    atMoment('2026-11-20T22:10:00.000Z', async (ledger) => {
      for (const { id, balance, name } of demo.participants) {
        const answer = await ledger.balance(id, '2026-11-20');
        assert.equal(value(answer).balance.toFixed(2), balance, name);
        assert.equal(answer.known && answer.asOf, '2026-11-20T08:00:00Z');
      }
    }));

  it('show every kind of leefgeld: weekly, less than agreed with a reason, off a weekend, in parts', () =>
    atMoment('2026-11-20T22:10:00.000Z', async (ledger) => {
      assert.deepEqual(await leefgeld(ledger, 'demo-esra', '2026-11-12', '2026-12-03'), [
        '2026-11-12 60.00 sent',
        '2026-11-19 60.00 sent',
        '2026-11-26 60.00 planned',
        '2026-12-03 60.00 planned',
      ]);
      const [henk] = value(await ledger.payouts('demo-henk', '2026-11-20', '2026-12-01'));
      assert.equal(henk?.agreed?.toFixed(2), '910.00');
      assert.match(henk?.reason ?? '', /tekort/);
      const [jordy] = value(await ledger.payouts('demo-jordy', '2026-11-20', '2026-12-01'));
      assert.deepEqual([jordy?.scheduled, jordy?.date], ['2026-11-28', '2026-11-27']);
      assert.deepEqual(await leefgeld(ledger, 'demo-maria', '2026-11-21', '2026-12-21'), [
        '2026-12-04 450.00 planned',
        '2026-12-18 450.00 planned',
      ]);
    }));

  it('have a next payout on a bank day and one that was sent, whenever the try-out begins', async () => {
    for (const day of [
      '2026-01-01',
      '2026-02-28',
      '2026-03-29',
      '2026-05-04',
      '2026-08-31',
      '2026-10-25',
      '2027-12-26',
    ]) {
      for (const hour of ['07:59', '08:01']) {
        await atMoment(`${day}T${hour}:00.000Z`, async (ledger) => {
          for (const { id, balance } of demo.participants) {
            assert.equal(value(await ledger.balance(id, day)).balance.toFixed(2), balance);
            const payouts = value(await ledger.payouts(id, shifted(day, -45), shifted(day, 45)));
            assert.ok(payouts.some(({ status, date }) => status === 'sent' && date < day));
            const next = payouts.find(({ date }) => date >= day);
            assert.ok(next !== undefined && isBankDay(next.date), `${id} ${day}`);
          }
        });
      }
    }
  }).timeout(60_000);

  it('get a new bank statement every morning, when the clock of the try-out moves on', () =>
    atMoment('2026-11-20T22:10:00.000Z', async (ledger, move) => {
      // The allowance of Friday stands in the statement of Saturday; on Sunday there is nothing new, but that is known.
      for (const day of ['2026-11-21', '2026-11-22']) {
        move(`${day}T12:00:00.000Z`);
        const weekend = await ledger.balance('demo-esra', day);
        assert.equal(weekend.known && weekend.asOf, `${day}T08:00:00Z`);
        assert.equal(value(weekend).balance.toFixed(2), '212.40');
      }
      move('2026-11-27T07:00:00.000Z');
      assert.deepEqual(await leefgeld(ledger, 'demo-esra', '2026-11-20', '2026-11-27'), [
        '2026-11-26 60.00 processing',
      ]);
      move('2026-11-27T09:00:00.000Z');
      assert.deepEqual(await leefgeld(ledger, 'demo-esra', '2026-11-20', '2026-11-27'), [
        '2026-11-26 60.00 sent',
      ]);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => ledger.balance('demo-esra', '2026-11-27')),
      );
      // The benefit of the 23rd came in, one payout left.
      for (const answer of answers) assert.equal(value(answer).balance.toFixed(2), '312.40');
    }));

  it('stand beside the real ledger and never in it', () =>
    atMoment('2026-11-20T22:10:00.000Z', async (ledger) => {
      const both = withDemo(openNoLedger(), ledger, new Set(demo.participants.map(({ id }) => id)));
      assert.equal((await both.participant('demo-esra')).known, true);
      assert.deepEqual(await both.participant('101'), { known: false, reason: 'not-supported' });
    }));

  it('have telephones and birthdays that the try-out shows, and are all plainly made up', () => {
    for (const { from, name, born } of demo.participants) {
      const person = TRY_OUT_PEOPLE.find((one) => one.from === from);
      assert.ok(person !== undefined && name === `${person.name} Verzonnen`, name);
      assert.match(born, /^\d{4}-\d\d-\d\d$/);
    }
    assert.equal(demo.participants.filter(({ linked }) => linked).length, 1);
  });

  it('are refused with file, line and reason when the file has a mistake', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'town'));
      const right = readFileSync(join(ROOT, 'flows/rotterdam/demo.yaml'), 'utf8');
      await writeFile(join(folder, 'town/demo.yaml'), right.replace("'112.40'", '112.4'));
      const line = right.split('\n').findIndex((text) => text.includes("'112.40'")) + 1;
      const where = new RegExp(`town/demo\\.yaml:${line} .*balance`);
      assert.throws(() => readDemo(folder, 'town'), where);
      assert.equal(readDemo(folder, 'elsewhere'), undefined);
    }));
});

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
