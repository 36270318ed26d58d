/** Part of the store conformance suite: commits, bursts, disorder and stale versions. */
import assert from 'node:assert/strict';
import { StaleVersion } from '../../../bot/store/port.ts';
import { address, after, first, line, offeredTo } from '../world.ts';
import { loaded, type Scene } from './scene.ts';
import { asStored } from '../../as-stored.ts';

export function documentsHold(scene: Scene): void {
  it('gives the same key for the same address, also after a restart, and the key does not show the address', async () => {
    const key = scene.store.keyOf(address(1));
    assert.notEqual(key, scene.store.keyOf(address(2)));
    assert.ok(!key.includes('3160000'));
    await scene.reopen();
    assert.equal(scene.store.keyOf(address(1)), key);
  });

  it('gives nothing for somebody it never met, nor for text that is no key', async () => {
    for (const key of [scene.store.keyOf(address(1)), '../lock', '', 'a'.repeat(500)]) {
      assert.equal(await scene.store.load(key), undefined);
      assert.equal(await scene.store.row(key), undefined);
      assert.deepEqual(await scene.store.page(key, 0), []);
      assert.deepEqual(await scene.store.erase(key), []);
    }
    await assert.rejects(scene.store.commit('../lock', first('../lock')));
  });

  it('gives back exactly what was committed, before and after a restart', async () => {
    const key = scene.store.keyOf(address(1));
    const words = 'Dû wêze “bang” 💶 ok\n\u0000 en zo';
    const conversation = { ...first(key), name: 'Noor', transcript: [line(words)], ...offeredTo('anna') };
    await scene.store.commit(key, conversation);
    assert.deepEqual(asStored(await loaded(scene.store, key)), conversation);
    await scene.reopen();
    assert.deepEqual(asStored(await loaded(scene.store, key)), conversation);
  });

  it('lets no reader change what others read', async () => {
    const key = await scene.one();
    const present = await loaded(scene.store, key);
    for (const change of [
      () => (present.name = 'changed by a reader'),
      () => present.transcript.push(line('said by a reader')),
    ]) {
      try {
        change();
      } catch (error) {
        assert.ok(error instanceof TypeError);
      }
    }
    assert.deepEqual(asStored(await loaded(scene.store, key)), first(key));
  });

  it('takes a burst of commits of different residents and keeps them all', async () => {
    const keys = await scene.residents(300);
    await Promise.all(
      keys.map(async (key) => {
        await scene.store.commit(key, after(await loaded(scene.store, key), { name: key }));
      }),
    );
    await scene.reopen();
    assert.equal(scene.store.size(), 300);
    for (const key of keys)
      assert.deepEqual(asStored(await loaded(scene.store, key)), { ...first(key), version: 2, name: key });
  });

  it('lets exactly one of many commits on the same version win, and tells the others', async () => {
    const key = await scene.one();
    const present = await loaded(scene.store, key);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        scene.store.commit(key, after(present, { name: `writer ${String(index)}` })),
      ),
    );
    const won = outcomes.flatMap(({ status }, index) =>
      status === 'fulfilled' ? [`writer ${String(index)}`] : [],
    );
    assert.equal(won.length, 1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') assert.ok(outcome.reason instanceof StaleVersion);
    assert.equal((await loaded(scene.store, key)).name, won[0]);
    assert.equal((await loaded(scene.store, key)).version, 2);
  });

  it('loses no change when many writers load, change and try again', async () => {
    const key = await scene.one();
    const writer = async (name: string) => {
      for (;;) {
        const present = await loaded(scene.store, key);
        try {
          return await scene.store.commit(
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
    assert.deepEqual((await loaded(scene.store, key)).recentInbound.toSorted(), names.toSorted());
  });

  it('refuses versions out of order and changes nothing', async () => {
    const key = await scene.one();
    const present = await loaded(scene.store, key);
    for (const version of [0, 1, 3, 7])
      await assert.rejects(scene.store.commit(key, { ...present, version, name: 'no' }), StaleVersion);
    const stranger = scene.store.keyOf(address(999));
    await assert.rejects(scene.store.commit(stranger, { ...first(stranger), version: 2 }), StaleVersion);
    assert.deepEqual(await loaded(scene.store, key), present);
    assert.equal(scene.store.size(), 1);
  });

  it('refuses a document that could not be read again, and keeps the one before', async () => {
    const key = await scene.one();
    const present = await loaded(scene.store, key);
    await assert.rejects(scene.store.commit(key, after(present, { asked: Number.NaN })));
    await assert.rejects(
      scene.store.commit(key, after(present, { archivedPages: 1 }), [{ ...line('x'), media: 0.5 }]),
    );
    assert.deepEqual(await loaded(scene.store, key), present);
    await scene.store.commit(key, after(present));
  });
}
