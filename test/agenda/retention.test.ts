/** Nothing is kept longer than the city says: words, whole conversations, and lines of the audit log; on both stores. */
import assert from 'node:assert/strict';
import { carryOutRetention, startRetention } from '../../bot/agenda/retention.ts';
import { openAudit } from '../../bot/ledger/audit/audit.ts';
import { AUDIT, readHead } from '../../bot/ledger/audit/head.ts';
import { trimAudit } from '../../bot/ledger/audit/trim.ts';
import { verifyAudit } from '../../bot/ledger/audit/verify.ts';
import type { Store } from '../../bot/store/port.ts';
import { newConversation, type Conversation, type Line } from '../../dialogs/conversation.ts';
import { isOver, lastMoment, withoutOldWords } from '../../dialogs/retention.ts';
import { embeddedWorld } from '../store/embedded-world.ts';
import { postgresWorld } from '../store/postgres-world.ts';
import type { StoreWorld } from '../store/world.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const DAYS = { transcript: 365, closedCase: 1825, audit: 1825 };
const [LONG_AGO, LAST_YEAR, RECENT] = [
  '2020-01-02T10:00:00.000Z',
  '2025-10-01T10:00:00.000Z',
  '2026-11-01T10:00:00.000Z',
];
const quiet = { info: () => undefined, error: () => undefined };

const said = (at: string, text: string): Line => ({ id: `${at} ${text}`, at, from: 'resident', text });

function made(key: string, createdAt: string, changes: Partial<Conversation> = {}): Conversation {
  return { ...newConversation(key, createdAt, 'nl'), version: 1, ...changes };
}

function depsOf(store: Store) {
  return {
    store,
    clock: { now: () => NOW },
    days: DAYS,
    log: quiet,
    trimAudit: (before: string) => trimAudit(store, before),
    erase: (key: string) => store.erase(key),
    turns: {
      alone: <T>(_key: string, work: () => Promise<T>) => work(),
      change: async (key: string, how: (known: Conversation) => Conversation) => {
        const known = await store.load(key);
        assert.ok(known);
        await store.commit(key, { ...how(known), version: known.version + 1 });
        return { kind: 'done' as const };
      },
    },
  };
}

const worlds: Readonly<Record<string, () => Promise<StoreWorld>>> = {
  'the embedded store': embeddedWorld,
  PostgreSQL: postgresWorld,
};

for (const [name, makeWorld] of Object.entries(worlds))
  describe(`Retention in ${name}`, function () {
    this.timeout(30_000);
    let world: StoreWorld;
    let store: Store;
    beforeEach(async () => {
      world = await makeWorld();
      store = await world.open();
    });
    afterEach(async () => {
      await store.close();
      await world.destroy();
    });

    it('takes away words of more than a year ago, from pages too, and leaves newer ones', async () => {
      const key = store.keyOf('+31600000001');
      const page = [said(LONG_AGO, 'heel oud'), said(LAST_YEAR, 'oud')];
      const mixed = [said(LAST_YEAR, 'ook oud'), said(RECENT, 'nieuw')];
      const answers = { need: { value: 'no-food', words: 'ik heb honger', at: LAST_YEAR } };
      let one = made(key, LONG_AGO, { transcript: [...page, ...mixed], answers });
      await store.commit(key, one);
      one = { ...one, version: 2, transcript: mixed, archivedPages: 1 };
      await store.commit(key, one, page);
      const done = await carryOutRetention(depsOf(store));
      assert.deepEqual(done, {
        erased: 0,
        shortened: 1,
        pages: 1,
        pictures: 0,
        auditLines: 0,
        failed: 0,
        left: 0,
      });
      const left = await store.load(key);
      assert.deepEqual(
        left?.transcript.map(({ text }) => text),
        ['nieuw'],
      );
      assert.deepEqual(left.answers.need, { value: 'no-food', words: '', at: LAST_YEAR });
      assert.deepEqual(await store.page(key, 0), []);
      assert.equal((await carryOutRetention(depsOf(store))).shortened, 0, 'once is enough');
    });

    it('takes away a conversation that has been over for five years, and no other', async () => {
      const [over, open, lately] = ['+31600000002', '+31600000003', '+31600000004'].map(store.keyOf);
      const promise = {
        id: 'p',
        kind: 'reply' as const,
        what: '',
        owner: 'x',
        madeAt: LONG_AGO,
        due: LONG_AGO,
      };
      await store.commit(over ?? '', made(over ?? '', LONG_AGO, { transcript: [said(LONG_AGO, 'dag')] }));
      await store.commit(open ?? '', made(open ?? '', LONG_AGO, { promises: [promise] }));
      await store.commit(lately ?? '', made(lately ?? '', LONG_AGO, { transcript: [said(RECENT, 'hoi')] }));
      assert.equal((await carryOutRetention(depsOf(store))).erased, 1);
      assert.equal(await store.load(over ?? ''), undefined);
      assert.ok(await store.load(open ?? ''));
      assert.ok(await store.load(lately ?? ''));
    });

    it('takes old lines off the audit log, whose chain stays whole and still misses what somebody takes away', async () => {
      const audit = openAudit(store, quiet);
      for (const at of [LONG_AGO, LONG_AGO, LAST_YEAR, RECENT])
        await audit.record([{ at, who: 'samira', whose: 'p1', what: 'balance' }]);
      await audit.settle();
      assert.equal(await trimAudit(store, '2021-11-20T10:00:00.000Z'), 2);
      const check = async () =>
        verifyAudit(await store.readSharedLog(AUDIT), readHead(await store.readShared(AUDIT)));
      assert.deepEqual([(await check()).ok, (await check()).lines], [true, 2]);
      assert.equal(await trimAudit(store, '2021-11-20T10:00:00.000Z'), 0);
      await audit.record([{ at: NOW, who: 'resident', whose: 'p1', what: 'payouts' }]);
      await audit.settle();
      assert.deepEqual([(await check()).ok, (await check()).lines], [true, 3]);
      await store.trimSharedLog(AUDIT, 1);
      assert.deepEqual((await check()).bad, { line: 3, why: 'missing' });
    });

    it('keeps the chain whole when it is cut off between the head and the log', async () => {
      const audit = openAudit(store, quiet);
      for (const at of [LONG_AGO, LONG_AGO, RECENT])
        await audit.record([{ at, who: 'samira', whose: 'p1', what: 'balance' }]);
      await audit.settle();
      const broken = { ...store, trimSharedLog: () => Promise.reject(new Error('cut off')) };
      await assert.rejects(trimAudit(broken, RECENT), /cut off/);
      const check = async () =>
        verifyAudit(await store.readSharedLog(AUDIT), readHead(await store.readShared(AUDIT)));
      assert.equal((await check()).ok, true);
      assert.equal(await trimAudit(store, RECENT), 2);
      assert.equal((await check()).ok, true);
    });

    it('is done once a day, by one instance', async () => {
      let trims = 0;
      const deps = { ...depsOf(store), trimAudit: () => Promise.resolve((trims += 1)) };
      const instances = [startRetention(deps), startRetention(deps)];
      for (const one of instances) await one.look();
      for (const one of instances) await one.look();
      assert.equal(trims, 1);
      const tomorrow = startRetention({ ...deps, clock: { now: () => '2026-11-21T03:00:00.000Z' } });
      await tomorrow.look();
      assert.equal(trims, 2);
      for (const one of [...instances, tomorrow]) await one.stop();
    });

    it('does not hold up a stop, and goes on at the next start', async () => {
      const people = Array.from({ length: 40 }, (_, index) => store.keyOf(`+316000001${String(index)}`));
      for (const key of people)
        await store.commit(key, made(key, LONG_AGO, { transcript: [said(LONG_AGO, 'dag')] }));
      let trims = 0;
      let erased: () => void = () => undefined;
      const first = new Promise<void>((resolve) => (erased = resolve));
      const deps = {
        ...depsOf(store),
        trimAudit: () => Promise.resolve((trims += 1)),
        erase: (key: string) => store.erase(key).finally(erased),
      };
      const stopped = startRetention(deps);
      const looking = stopped.look();
      await first;
      await stopped.stop();
      await looking;
      const left = (await store.rows()).length;
      assert.ok(left > 0 && left < people.length, `${String(left)} are left`);
      assert.equal(trims, 0);
      const next = startRetention(deps);
      await next.look();
      await next.stop();
      assert.equal((await store.rows()).length, 0);
      assert.equal(trims, 1);
    });
  });

describe('What is old in a conversation', () => {
  it('is not a line that is still on its way', () => {
    const line: Line = {
      ...said(LONG_AGO, 'nog onderweg'),
      from: 'bot',
      delivery: { kind: 'sms', state: 'queued', tries: 0, since: LONG_AGO },
    };
    const one = made('a', LONG_AGO, { transcript: [line] });
    assert.equal(withoutOldWords(one, NOW), one);
    assert.equal(isOver(one, NOW, NOW), false);
  });

  it('is looked for wherever something is dated, and plans for later do not count', () => {
    const agenda = [{ id: 'a', at: '2030-01-01T00:00:00.000Z', kind: 'check-in' as const, about: '' }];
    const consent = { worker: { given: true, at: RECENT, words: 'ja' } };
    assert.equal(lastMoment(made('a', LONG_AGO, { agenda, consent }), NOW), RECENT);
  });
});
