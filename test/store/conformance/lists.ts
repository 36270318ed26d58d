/** Part of the store conformance suite: archived pages, agenda, work list and erasure. */
import assert from 'node:assert/strict';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { StaleVersion } from '../../../bot/store/port.ts';
import { after, first, line, offeredTo, ringing } from '../world.ts';
import { loaded, type Scene } from './scene.ts';

export function listsHold(scene: Scene): void {
  it('a stale commit does not touch archived pages either', async () => {
    const key = await scene.one();
    const present = await loaded(scene.store, key);
    await scene.store.commit(key, after(present, { archivedPages: 1 }), [line('kept')]);
    await assert.rejects(
      scene.store.commit(key, after(present, { archivedPages: 1 }), [line('late')]),
      StaleVersion,
    );
    assert.deepEqual(await scene.store.page(key, 0), [line('kept')]);
  });

  it('moves lines to pages and gives each page back, also after a restart', async () => {
    const key = await scene.one();
    for (let number = 0; number < 3; number += 1) {
      const next = after(await loaded(scene.store, key), { archivedPages: number + 1 });
      await scene.store.commit(key, next, [line(`page ${String(number)}`)]);
    }
    await scene.reopen();
    for (let number = 0; number < 3; number += 1)
      assert.deepEqual(await scene.store.page(key, number), [line(`page ${String(number)}`)]);
    assert.deepEqual(await scene.store.page(key, 3), []);
  });

  it('refuses a page count that would lose or repeat lines', async () => {
    const key = await scene.one();
    const present = await loaded(scene.store, key);
    await assert.rejects(scene.store.commit(key, after(present), [line('without counting')]));
    await assert.rejects(scene.store.commit(key, after(present, { archivedPages: 1 })));
    await assert.rejects(scene.store.commit(key, after(present, { archivedPages: 2 }), [line('skips one')]));
    assert.deepEqual(await loaded(scene.store, key), present);
  });

  it('lists who is due, the longest due first, and only until they are handled', async () => {
    const at = (minute: number) => `2026-03-02T12:${String(minute).padStart(2, '0')}:00.000Z`;
    const minutes = [30, 10, 20, 40];
    const [at30 = '', at10 = '', at20 = '', at40 = ''] = await scene.residents(5, (index) =>
      minutes[index] === undefined ? {} : ringing(at(minutes[index])),
    );
    assert.deepEqual(await scene.store.due(at(5), 10), []);
    assert.deepEqual(await scene.store.due(at(30), 10), [at10, at20, at30]);
    assert.deepEqual(await scene.store.due(at(59), 2), [at10, at20]);
    await scene.reopen();
    assert.deepEqual(await scene.store.due(at(59), 10), [at10, at20, at30, at40]);
    await scene.store.commit(at10, after(await loaded(scene.store, at10), { agenda: [] }));
    await scene.store.commit(at20, after(await loaded(scene.store, at20), ringing(at(50))));
    assert.deepEqual(await scene.store.due(at(59), 10), [at30, at40, at20]);
  });

  it('has at the next start those due at once whose words a clock that ran ahead put off, and nobody else', async () => {
    const ahead = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const waiting = (since: string, due: string): Partial<Conversation> => ({
      transcript: [
        { ...line('w'), from: 'bot', delivery: { kind: 'sms', state: 'queued', tries: 1, since, due } },
      ],
    });
    const [begun, far] = await scene.residents(4, (index) => {
      if (index === 0) return waiting(ahead(0.5), ahead(0.51));
      if (index === 1) return waiting(ahead(0), ahead(30));
      return index === 2 ? waiting(ahead(0), ahead(0.5)) : ringing(ahead(30));
    });
    assert.deepEqual(await scene.store.due(ahead(0.1), 10), []);
    await scene.reopen();
    assert.deepEqual([...(await scene.store.due(ahead(0.1), 10))].sort(), [begun, far].sort());
  });

  it('keeps the work list and the load of workers in step with every commit', async () => {
    const [key = ''] = await scene.residents(3, (index) => offeredTo(index === 2 ? 'bram' : 'anna'));
    assert.deepEqual(
      [scene.store.loadOf('anna'), scene.store.loadOf('bram'), scene.store.loadOf('carla')],
      [2, 1, 0],
    );
    await scene.store.commit(
      key,
      after(await loaded(scene.store, key), { ...offeredTo('bram'), name: 'Noor' }),
    );
    const check = async () => {
      assert.deepEqual([scene.store.loadOf('anna'), scene.store.loadOf('bram')], [1, 2]);
      assert.equal((await scene.store.rows()).length, 3);
      const row = await scene.store.row(key);
      assert.deepEqual([row?.name, row?.status, row?.worker], ['Noor', 'waiting', 'bram']);
    };
    await check();
    await scene.reopen();
    await check();
    await scene.store.erase(key);
    assert.equal(scene.store.loadOf('bram'), 1);
  });

  it('erases document, pages, row and agenda for good, and the resident may begin anew', async () => {
    const [key = '', other = ''] = await scene.residents(2, () => ringing('2026-01-01T00:00:00.000Z'));
    await scene.store.commit(key, after(await loaded(scene.store, key), { archivedPages: 1 }), [
      line('old words'),
    ]);
    const removed = await scene.store.erase(key);
    assert.ok(removed.length > 0);
    assert.ok(!removed.join().includes(key));
    const check = async () => {
      assert.equal(await scene.store.load(key), undefined);
      assert.deepEqual(await scene.store.page(key, 0), []);
      assert.deepEqual(await scene.store.due('2027-01-01T00:00:00.000Z', 9), [other]);
      assert.equal((await scene.store.rows()).length, 1);
    };
    await check();
    await scene.reopen();
    await check();
    await assert.rejects(scene.store.commit(key, { ...first(key), version: 3 }), StaleVersion);
    await scene.store.commit(key, first(key));
    assert.deepEqual(await scene.store.page(key, 0), []);
    assert.deepEqual(scene.store.setAside, []);
  });
}
