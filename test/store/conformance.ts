/** The one suite that every store passes (design C3): burst, crash, disorder, stale version, erase and the rest of the port. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type { Conversation } from '../../dialogs/conversation.ts';
import { StaleVersion, type Store } from '../../bot/store/port.ts';
import {
  address,
  after,
  first,
  line,
  NEW_KEY,
  offeredTo,
  OLD_KEY,
  ringing,
  type StoreWorld,
} from './world.ts';

const CRASHES = 4;

async function loaded(store: Store, key: string): Promise<Conversation> {
  const conversation = await store.load(key);
  assert.ok(conversation, 'the conversation is there');
  return conversation;
}

/** Everything this resident said, pages first, as the numbers the commit loop wrote. */
async function wholeTranscript(store: Store, conversation: Conversation): Promise<number[]> {
  const lines: number[] = [];
  for (let number = 0; number < conversation.archivedPages; number += 1)
    lines.push(...(await store.page(conversation.id, number)).map(({ text }) => Number(text)));
  return [...lines, ...conversation.transcript.map(({ text }) => Number(text))];
}

/** Runs the commit loop, kills it after `lifetime` ms of commits. @returns the last acknowledged version per key. */
async function crash(world: StoreWorld, lifetime: number): Promise<Map<string, number>> {
  const acknowledged = new Map<string, number>();
  const child = spawn(process.execPath, world.commitLoop, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout);
  lines.on('line', (text) => {
    const [key = '', version] = text.split(' ');
    acknowledged.set(key, Number(version));
  });
  await once(lines, 'line');
  await delay(lifetime);
  child.kill('SIGKILL');
  await Promise.all([ended, once(lines, 'close')]);
  return acknowledged;
}

/** @param makeWorld an empty place for each test. */
export function storeConformance(name: string, makeWorld: () => Promise<StoreWorld>): void {
  describe(`${name} keeps the promises of the store port`, () => {
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

    async function reopen(keys = [OLD_KEY]): Promise<void> {
      await store.close();
      store = await world.open(keys);
    }

    /** Commits a first version for each of so many residents. @returns their keys. */
    async function residents(count: number, changes: (index: number) => Partial<Conversation> = () => ({})) {
      const keys = Array.from({ length: count }, (_, index) => store.keyOf(address(index)));
      await Promise.all(keys.map((key, index) => store.commit(key, { ...first(key), ...changes(index) })));
      return keys;
    }

    async function one(): Promise<string> {
      const [key = ''] = await residents(1);
      return key;
    }

    it('gives the same key for the same address, also after a restart, and the key does not show the address', async () => {
      const key = store.keyOf(address(1));
      assert.notEqual(key, store.keyOf(address(2)));
      assert.ok(!key.includes('316'));
      await reopen();
      assert.equal(store.keyOf(address(1)), key);
    });

    it('gives nothing for somebody it never met, nor for text that is no key', async () => {
      for (const key of [store.keyOf(address(1)), '../lock', '', 'a'.repeat(500)]) {
        assert.equal(await store.load(key), undefined);
        assert.equal(await store.row(key), undefined);
        assert.deepEqual(await store.page(key, 0), []);
        assert.deepEqual(await store.erase(key), []);
      }
      await assert.rejects(store.commit('../lock', first('../lock')));
    });

    it('gives back exactly what was committed, before and after a restart', async () => {
      const key = store.keyOf(address(1));
      const words = 'Dû wêze “bang” 💶 ok\n\u0000 en zo';
      const conversation = { ...first(key), name: 'Noor', transcript: [line(words)], ...offeredTo('anna') };
      await store.commit(key, conversation);
      assert.deepEqual(await loaded(store, key), conversation);
      await reopen();
      assert.deepEqual(await loaded(store, key), conversation);
    });

    it('hands every reader a copy of their own', async () => {
      const key = await one();
      (await loaded(store, key)).name = 'changed by a reader';
      assert.equal((await loaded(store, key)).name, undefined);
    });

    it('takes a burst of commits of different residents and keeps them all', async () => {
      const keys = await residents(300);
      await Promise.all(
        keys.map(async (key) => {
          await store.commit(key, after(await loaded(store, key), { name: key }));
        }),
      );
      await reopen();
      assert.equal(store.size(), 300);
      for (const key of keys)
        assert.deepEqual(await loaded(store, key), { ...first(key), version: 2, name: key });
    });

    it('lets exactly one of many commits on the same version win, and tells the others', async () => {
      const key = await one();
      const present = await loaded(store, key);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) =>
          store.commit(key, after(present, { name: `writer ${String(index)}` })),
        ),
      );
      const won = outcomes.flatMap(({ status }, index) =>
        status === 'fulfilled' ? [`writer ${String(index)}`] : [],
      );
      assert.equal(won.length, 1);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') assert.ok(outcome.reason instanceof StaleVersion);
      assert.equal((await loaded(store, key)).name, won[0]);
      assert.equal((await loaded(store, key)).version, 2);
    });

    it('loses no change when many writers load, change and try again', async () => {
      const key = await one();
      const writer = async (name: string) => {
        for (;;) {
          const present = await loaded(store, key);
          try {
            return await store.commit(
              key,
              after(present, { recentInbound: [...present.recentInbound, name] }),
            );
          } catch (error) {
            if (!(error instanceof StaleVersion)) throw error;
          }
        }
      };
      const names = Array.from({ length: 12 }, (_, index) => `SM${String(index)}`);
      await Promise.all(names.map(writer));
      assert.deepEqual((await loaded(store, key)).recentInbound.toSorted(), names.toSorted());
    });

    it('refuses versions out of order and changes nothing', async () => {
      const key = await one();
      const present = await loaded(store, key);
      for (const version of [0, 1, 3, 7])
        await assert.rejects(store.commit(key, { ...present, version, name: 'no' }), StaleVersion);
      const stranger = store.keyOf(address(999));
      await assert.rejects(store.commit(stranger, { ...first(stranger), version: 2 }), StaleVersion);
      assert.deepEqual(await loaded(store, key), present);
      assert.equal(store.size(), 1);
    });

    it('a stale commit does not touch archived pages either', async () => {
      const key = await one();
      const present = await loaded(store, key);
      await store.commit(key, after(present, { archivedPages: 1 }), [line('kept')]);
      await assert.rejects(
        store.commit(key, after(present, { archivedPages: 1 }), [line('late')]),
        StaleVersion,
      );
      assert.deepEqual(await store.page(key, 0), [line('kept')]);
    });

    it('moves lines to pages and gives each page back, also after a restart', async () => {
      const key = await one();
      for (let number = 0; number < 3; number += 1) {
        const next = after(await loaded(store, key), { archivedPages: number + 1 });
        await store.commit(key, next, [line(`page ${String(number)}`)]);
      }
      await reopen();
      for (let number = 0; number < 3; number += 1)
        assert.deepEqual(await store.page(key, number), [line(`page ${String(number)}`)]);
      assert.deepEqual(await store.page(key, 3), []);
    });

    it('refuses a page count that would lose or repeat lines', async () => {
      const key = await one();
      const present = await loaded(store, key);
      await assert.rejects(store.commit(key, after(present), [line('without counting')]));
      await assert.rejects(store.commit(key, after(present, { archivedPages: 1 })));
      await assert.rejects(store.commit(key, after(present, { archivedPages: 2 }), [line('skips one')]));
      assert.deepEqual(await loaded(store, key), present);
    });

    it('lists who is due, the longest due first, and only until they are handled', async () => {
      const at = (minute: number) => `2026-03-02T12:${String(minute).padStart(2, '0')}:00.000Z`;
      const minutes = [30, 10, 20, 40];
      const [at30 = '', at10 = '', at20 = '', at40 = ''] = await residents(5, (index) =>
        minutes[index] === undefined ? {} : ringing(at(minutes[index])),
      );
      assert.deepEqual(await store.due(at(5), 10), []);
      assert.deepEqual(await store.due(at(30), 10), [at10, at20, at30]);
      assert.deepEqual(await store.due(at(59), 2), [at10, at20]);
      await reopen();
      assert.deepEqual(await store.due(at(59), 10), [at10, at20, at30, at40]);
      await store.commit(at10, after(await loaded(store, at10), { agenda: [] }));
      await store.commit(at20, after(await loaded(store, at20), ringing(at(50))));
      assert.deepEqual(await store.due(at(59), 10), [at30, at40, at20]);
    });

    it('keeps the work list and the load of workers in step with every commit', async () => {
      const [key = ''] = await residents(3, (index) => offeredTo(index === 2 ? 'bram' : 'anna'));
      assert.deepEqual([store.loadOf('anna'), store.loadOf('bram'), store.loadOf('carla')], [2, 1, 0]);
      await store.commit(key, after(await loaded(store, key), { ...offeredTo('bram'), name: 'Noor' }));
      const check = async () => {
        assert.deepEqual([store.loadOf('anna'), store.loadOf('bram')], [1, 2]);
        assert.equal((await store.rows()).length, 3);
        const row = await store.row(key);
        assert.deepEqual([row?.name, row?.status, row?.worker], ['Noor', 'waiting', 'bram']);
      };
      await check();
      await reopen();
      await check();
      await store.erase(key);
      assert.equal(store.loadOf('bram'), 1);
    });

    it('erases document, pages, row and agenda for good, and the resident may begin anew', async () => {
      const [key = '', other = ''] = await residents(2, () => ringing('2026-01-01T00:00:00.000Z'));
      await store.commit(key, after(await loaded(store, key), { archivedPages: 1 }), [line('old words')]);
      const removed = await store.erase(key);
      assert.ok(removed.length > 0);
      assert.ok(!removed.join().includes(key));
      const check = async () => {
        assert.equal(await store.load(key), undefined);
        assert.deepEqual(await store.page(key, 0), []);
        assert.deepEqual(await store.due('2027-01-01T00:00:00.000Z', 9), [other]);
        assert.equal((await store.rows()).length, 1);
      };
      await check();
      await reopen();
      await check();
      await assert.rejects(store.commit(key, { ...first(key), version: 3 }), StaleVersion);
      await store.commit(key, first(key));
      assert.deepEqual(await store.page(key, 0), []);
      assert.deepEqual(store.setAside, []);
    });

    it('changes a shared document one at a time and loses no change', async () => {
      const count = (current: unknown) => (typeof current === 'number' ? current : 0);
      const results = await Promise.all(
        Array.from({ length: 30 }, () =>
          store.changeShared('codes', (current) => ({ next: count(current) + 1, result: count(current) })),
        ),
      );
      assert.deepEqual(
        results.toSorted((left, right) => left - right),
        Array.from({ length: 30 }, (_, index) => index),
      );
      await reopen();
      assert.equal(await store.readShared('codes'), 30);
      assert.equal(await store.readShared('roster'), undefined);
    });

    it('leaves a shared document as it was when the change throws, and removes it when there is no next', async () => {
      await store.changeShared('roster', () => ({ next: { absent: ['anna'] }, result: undefined }));
      const refuse = () => {
        throw new Error('used already');
      };
      await assert.rejects(store.changeShared('roster', refuse), /used already/);
      assert.deepEqual(await store.readShared('roster'), { absent: ['anna'] });
      await store.changeShared('roster', () => ({ next: undefined, result: undefined }));
      await reopen();
      assert.equal(await store.readShared('roster'), undefined);
    });

    it('keeps every line of a shared log, in order of arrival', async () => {
      const lines = Array.from({ length: 50 }, (_, index) => `${String(index)} zag\n“saldo”`);
      await Promise.all(lines.map((text) => store.appendShared('audit', text)));
      await reopen();
      await store.appendShared('audit', 'last');
      assert.deepEqual(await store.readSharedLog('audit'), [...lines, 'last']);
      assert.deepEqual(await store.readSharedLog('other'), []);
    });

    it('reads all documents after a key was added, and seals with the new one', async () => {
      const [key = '', other = ''] = await residents(2);
      await store.appendShared('audit', 'before');
      await reopen([NEW_KEY, OLD_KEY]);
      assert.equal((await loaded(store, other)).version, 1);
      assert.equal(store.keyOf(address(0)), key);
      await store.commit(key, after(await loaded(store, key)));
      await store.commit(other, after(await loaded(store, other)));
      await store.appendShared('audit', 'after');
      assert.deepEqual(await store.readSharedLog('audit'), ['before', 'after']);
      await reopen([NEW_KEY]);
      assert.equal((await loaded(store, key)).version, 2);
    });

    it('refuses to start when a key in use is taken away, and is whole again when it is back', async () => {
      const [key = '', other = ''] = await residents(2);
      await reopen([NEW_KEY, OLD_KEY]);
      await store.commit(key, after(await loaded(store, key)));
      await store.close();
      await assert.rejects(world.open([NEW_KEY]), /"old".*WARMLIJN_KEYS|WARMLIJN_KEYS.*"old"/s);
      store = await world.open([NEW_KEY, OLD_KEY]);
      assert.deepEqual(store.setAside, []);
      assert.equal((await loaded(store, other)).version, 1);
    });

    it('sets aside what is torn, tampered with or foreign, says so again at the next start, and serves the others', async () => {
      const [torn = '', tampered = '', swapped = '', whole = ''] = await residents(4);
      await store.close();
      await world.tear(torn);
      await world.tamper(tampered);
      await world.swap(whole, swapped);
      await world.intrude();
      store = await world.open();
      const check = async () => {
        assert.equal(store.setAside.length, 4);
        for (const { where, why } of store.setAside) assert.ok(where.length > 0 && why.length > 10, why);
        for (const key of [torn, tampered, swapped]) assert.equal(await store.load(key), undefined);
        assert.equal((await loaded(store, whole)).version, 1);
        assert.equal(store.size(), 1);
      };
      await check();
      await reopen();
      await check();
      for (const part of ['', 'a', torn.slice(0, 8)]) assert.deepEqual(await store.erase(part), []);
      assert.equal(store.setAside.length, 4);
      await store.commit(torn, first(torn));
      assert.equal(store.size(), 2);
      await store.erase(torn);
      assert.equal(store.setAside.length, 3);
    });

    it('refuses a second process, naming the place and the process', async function () {
      if (!world.alone) return;
      await assert.rejects(world.open(), new RegExp(`${String(process.pid)}`));
      await store.close();
      const child = spawn(process.execPath, world.commitLoop, { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(child, 'exit');
      await once(child.stdout, 'data');
      await assert.rejects(world.open(), new RegExp(`process ${String(child.pid)}\\b`));
      child.kill('SIGKILL');
      await ended;
      store = await world.open();
    });

    it('finishes what runs when it is closed, and takes nothing afterwards', async () => {
      const keys = Array.from({ length: 40 }, (_, index) => store.keyOf(address(index)));
      const running = keys.map((key) => store.commit(key, first(key)));
      const appended = store.appendShared('audit', 'x');
      await store.close();
      await Promise.all([...running, appended]);
      await assert.rejects(store.commit(keys[0] ?? '', after(first('x'))));
      assert.equal(await store.healthy(), false);
      store = await world.open();
      assert.equal(store.size(), 40);
      assert.equal(await store.healthy(), true);
    });

    it('has every acknowledged commit after kill -9, whole and once', async function () {
      this.timeout(60_000);
      await store.close();
      const known = new Map<string, number>();
      let appended = 0;
      for (let round = 0; round < CRASHES; round += 1) {
        const acknowledged = await crash(world, 30 + Math.random() * 200);
        store = await world.open();
        assert.deepEqual(
          store.setAside.filter(({ why }) => !why.includes('cut off while')),
          [],
        );
        for (const [key, version] of acknowledged) {
          assert.ok(version > (known.get(key) ?? 0), 'nothing acknowledged earlier was undone');
          known.set(key, version);
        }
        const log = new Set(await store.readSharedLog('audit'));
        assert.ok(log.size >= appended);
        appended = log.size;
        for (const [key, version] of known) {
          const conversation = await loaded(store, key);
          // One commit may have been on its way, and one more become durable without word of it.
          assert.ok(conversation.version === version || conversation.version === version + 1);
          const expected = Array.from({ length: conversation.version }, (_, index) => index + 1);
          assert.deepEqual(await wholeTranscript(store, conversation), expected);
          known.set(key, conversation.version);
          assert.ok(log.has(`${key} ${String(version)}`), 'every acknowledged log line is there');
        }
        await store.close();
      }
      store = await world.open();
    });

    it('behaves like a simple map under any sequence of commits, stale commits, erasures and restarts', async function () {
      this.timeout(60_000);
      const step = fc.record({
        resident: fc.integer({ min: 0, max: 3 }),
        what: fc.constantFrom('commit', 'commit', 'commit', 'page', 'stale', 'erase', 'reopen'),
        text: fc.string({ unit: 'grapheme', maxLength: 30 }),
        due: fc.integer({ min: 0, max: 9 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const model = new Map<string, { document: Conversation; pages: string[] }>();
          for (let index = 0; index < 4; index += 1) await store.erase(store.keyOf(address(index)));
          for (const { resident, what, text, due } of steps) {
            const key = store.keyOf(address(resident));
            const known = model.get(key);
            const archivedPages = known?.document.archivedPages ?? 0;
            const changes = { ...ringing(`2026-01-0${String(due + 1)}T00:00:00.000Z`), name: text };
            const next = { ...(known ? after(known.document) : first(key)), ...changes };
            if (what === 'reopen') await reopen();
            else if (what === 'erase') {
              await store.erase(key);
              model.delete(key);
            } else if (what === 'stale')
              await assert.rejects(
                store.commit(key, { ...next, version: next.version + due + 1 }),
                StaleVersion,
              );
            else if (what === 'page') {
              const document = { ...next, archivedPages: archivedPages + 1 };
              await store.commit(key, document, [line(text)]);
              model.set(key, { document, pages: [...(known?.pages ?? []), text] });
            } else {
              await store.commit(key, next);
              model.set(key, { document: next, pages: known?.pages ?? [] });
            }
          }
          assert.equal(store.size(), model.size);
          for (const [key, { document, pages }] of model) {
            assert.deepEqual(await store.load(key), document);
            for (const [number, text] of pages.entries())
              assert.deepEqual(await store.page(key, number), [line(text)]);
          }
          const at = (key: string) => model.get(key)?.document.agenda[0]?.at ?? '';
          const due = await store.due('2027-01-01T00:00:00.000Z', 10);
          assert.deepEqual(due.map(at), [...model.keys()].map(at).toSorted());
        }),
        { numRuns: 25 },
      );
    });
  });
}
