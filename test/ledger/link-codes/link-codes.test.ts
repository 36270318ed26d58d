import assert from 'node:assert/strict';
import { CODE_SIGNS, makeCode } from '../../../bot/ledger/link-codes/make-code.ts';
import { MOST_WRONG_A_DAY, MOST_WRONG_AN_HOUR } from '../../../bot/ledger/link-codes/document.ts';
import { openLinkCodes } from '../../../bot/ledger/link-codes/link-codes.ts';
import { codesOf } from '../../../bot/understanding/slots/codes.ts';
import { sharedStore } from '../shared-store.ts';

const DAY = 24 * 3_600_000;

function scene() {
  const store = sharedStore();
  let now = Date.parse('2026-11-20T09:00:00.000Z');
  const codes = openLinkCodes(store, { now: () => new Date(now).toISOString() });
  const kept = () =>
    JSON.parse(store.documents.get('link-codes') ?? '{}') as { codes: unknown[]; wrong: unknown[] };
  return {
    store,
    codes,
    kept,
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

const LINKED = { kind: 'linked', participant: 'p1', worker: 'samira' };
const UNKNOWN = { kind: 'unknown' };

describe('A koppelcode', () => {
  it('has eight signs that cannot be taken for another, and is seen in a message however it is written', () => {
    for (let count = 0; count < 2_000; count += 1) {
      const code = makeCode();
      assert.match(code, new RegExp(`^[${CODE_SIGNS}]{8}$`));
      for (const written of [
        code,
        `mijn code is ${code.toLowerCase()}.`,
        `${code.slice(0, 4)}-${code.slice(4)}`,
        `${code.slice(0, 4)} ${code.slice(4)}`,
      ]) {
        assert.deepEqual(codesOf(written), [code], written);
      }
    }
  });

  it('uses every sign about equally often at every place', () => {
    const many = 20_000;
    const counts = Array.from({ length: 8 }, () => new Map<string, number>());
    for (let count = 0; count < many; count += 1)
      [...makeCode()].forEach((sign, place) => counts[place]?.set(sign, (counts[place]?.get(sign) ?? 0) + 1));
    for (const byPlace of counts) {
      assert.equal(byPlace.size, CODE_SIGNS.length);
      const letters = [...byPlace].filter(([sign]) => /[A-Z]/.test(sign)).map(([, count]) => count);
      // Letters among themselves: half of a code must mix, which makes digits a little more frequent.
      const expected = letters.reduce((sum, count) => sum + count, 0) / letters.length;
      for (const count of letters) assert.ok(Math.abs(count - expected) < 6 * Math.sqrt(expected));
    }
  });

  it('that is wrong, expired or somebody else’s costs the same work and gets the same answer', async () => {
    const { codes, store, wait } = scene();
    const expired = await codes.create('p1', 'samira');
    wait(8 * DAY);
    const used = await codes.create('p2', 'samira');
    await codes.redeem(used.code, 'theirs');
    const work: string[] = [];
    const watched = openLinkCodes(
      {
        keyOf: (text) => {
          work.push('hash');
          return store.keyOf(text);
        },
        changeShared: (name, change) => {
          work.push('change');
          return store.changeShared(name, change);
        },
      },
      { now: () => '2026-11-28T09:00:00.000Z' },
    );
    const seen = new Set<string>();
    for (const code of ['CCCC2222', expired.code, used.code]) {
      assert.deepEqual(await watched.redeem(code, 'mine'), UNKNOWN);
      seen.add(work.splice(0).join(' '));
    }
    assert.equal(seen.size, 1, [...seen].join(' or '));
  });

  it('links the participant it was made for and names the worker, and is nowhere kept itself', async () => {
    const { codes, store } = scene();
    const { code, expires } = await codes.create('p1', 'samira');
    assert.equal(expires, '2026-11-27T09:00:00.000Z');
    assert.ok(!(store.documents.get('link-codes') ?? '').includes(code));
    assert.deepEqual(await codes.redeem(code, 'one'), LINKED);
  });

  it('works again for the same conversation, whose message may be delivered again, and for nobody else', async () => {
    const { codes } = scene();
    const { code } = await codes.create('p1', 'samira');
    assert.deepEqual(await codes.redeem(code, 'one'), LINKED);
    assert.deepEqual(await codes.redeem(code, 'one'), LINKED);
    assert.deepEqual(await codes.redeem(code, 'two'), UNKNOWN);
  });

  it('is won by exactly one of many conversations at the same moment', async () => {
    const { codes } = scene();
    const { code } = await codes.create('p1', 'samira');
    const ends = await Promise.all(Array.from({ length: 20 }, (_, who) => codes.redeem(code, `c${who}`)));
    assert.equal(ends.filter(({ kind }) => kind === 'linked').length, 1);
  });

  it('ends after seven days, also for the conversation that used it, and is then forgotten', async () => {
    const { codes, wait, kept } = scene();
    const { code } = await codes.create('p1', 'samira');
    const { code: used } = await codes.create('p1', 'samira');
    assert.deepEqual(await codes.redeem(used, 'one'), LINKED);
    wait(7 * DAY - 1);
    assert.deepEqual(await codes.redeem(used, 'one'), LINKED);
    wait(1);
    assert.deepEqual(await codes.redeem(code, 'one'), UNKNOWN);
    assert.deepEqual(await codes.redeem(used, 'one'), UNKNOWN);
    assert.deepEqual(kept().codes, []);
  });

  it('is no longer looked up for who was wrong too often in a day, and is again a day later', async () => {
    const { codes, wait } = scene();
    const { code } = await codes.create('p1', 'samira');
    for (let wrong = 0; wrong < MOST_WRONG_A_DAY; wrong += 1)
      assert.deepEqual(await codes.redeem('CCCC2222', 'guesser'), UNKNOWN);
    assert.deepEqual(await codes.redeem(code, 'guesser'), UNKNOWN);
    wait(DAY);
    assert.deepEqual(await codes.redeem(code, 'guesser'), LINKED);
  });

  it('is put off for everybody while too many wrong codes come in together, and nobody loses it', async () => {
    const { codes, wait, kept } = scene();
    const { code: mine } = await codes.create('p2', 'samira');
    const { code } = await codes.create('p1', 'samira');
    assert.equal((await codes.redeem(mine, 'linked before')).kind, 'linked');
    for (let wrong = 0; wrong < 3 * MOST_WRONG_AN_HOUR; wrong += 1)
      await codes.redeem('CCCC2222', `guesser ${wrong}`);
    assert.equal(kept().wrong.length, MOST_WRONG_AN_HOUR, 'an attack does not make the document grow');
    assert.deepEqual(await codes.redeem(code, 'one'), { kind: 'later' });
    assert.equal(
      (await codes.redeem(mine, 'linked before')).kind,
      'linked',
      'a redelivered message is still answered',
    );
    wait(3_600_000);
    assert.deepEqual(await codes.redeem(code, 'one'), LINKED);
  });

  it('is not called wrong when the codes cannot be read or written', async () => {
    const { codes, store } = scene();
    const { code } = await codes.create('p1', 'samira');
    store.trouble = () => {
      throw new Error('disk');
    };
    await assert.rejects(codes.redeem(code, 'one'), /disk/);
    store.trouble = undefined;
    store.documents.set('link-codes', '{"codes":"?"}');
    await assert.rejects(codes.redeem(code, 'one'));
  });
});
