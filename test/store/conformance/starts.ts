/** Part of the store conformance suite: keys, damage, a second process, and the stop. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { address, after, first, NEW_KEY, OLD_KEY } from '../world.ts';
import { loaded, type Scene } from './scene.ts';

export function startsHold(scene: Scene): void {
  it('reads all documents after a key was added, and seals with the new one', async () => {
    const [key = '', other = ''] = await scene.residents(2);
    await scene.store.appendShared('audit', 'before');
    await scene.reopen([NEW_KEY, OLD_KEY]);
    assert.equal((await loaded(scene.store, other)).version, 1);
    assert.equal(scene.store.keyOf(address(0)), key);
    await scene.store.commit(key, after(await loaded(scene.store, key)));
    await scene.store.commit(other, after(await loaded(scene.store, other)));
    await scene.store.appendShared('audit', 'after');
    assert.deepEqual(await scene.store.readSharedLog('audit'), ['before', 'after']);
    await scene.reopen([NEW_KEY]);
    assert.equal((await loaded(scene.store, key)).version, 2);
  });

  it('refuses to start when a key in use is taken away, and is whole again when it is back', async () => {
    const [key = '', other = ''] = await scene.residents(2);
    await scene.reopen([NEW_KEY, OLD_KEY]);
    await scene.store.commit(key, after(await loaded(scene.store, key)));
    await scene.store.close();
    await assert.rejects(scene.world.open([NEW_KEY]), /"old".*WARMLIJN_KEYS|WARMLIJN_KEYS.*"old"/s);
    scene.store = await scene.world.open([NEW_KEY, OLD_KEY]);
    assert.deepEqual(scene.store.setAside, []);
    assert.equal((await loaded(scene.store, other)).version, 1);
  });

  it('sets aside what is torn, tampered with or foreign, says so again at the next start, and serves the others', async () => {
    const [torn = '', tampered = '', swapped = '', whole = ''] = await scene.residents(4);
    await scene.store.close();
    await scene.world.tear(torn);
    await scene.world.tamper(tampered);
    await scene.world.swap(whole, swapped);
    await scene.world.intrude();
    scene.store = await scene.world.open();
    const check = async () => {
      assert.equal(scene.store.setAside.length, 4);
      for (const { where, why } of scene.store.setAside) assert.ok(where.length > 0 && why.length > 10, why);
      for (const key of [torn, tampered, swapped]) assert.equal(await scene.store.load(key), undefined);
      assert.equal((await loaded(scene.store, whole)).version, 1);
      assert.equal(scene.store.size(), 1);
    };
    await check();
    await scene.reopen();
    await check();
    for (const part of ['', 'a', torn.slice(0, 8)]) assert.deepEqual(await scene.store.erase(part), []);
    assert.equal(scene.store.setAside.length, 4);
    await scene.store.commit(torn, first(torn));
    assert.equal(scene.store.size(), 2);
    await scene.store.erase(torn);
    assert.equal(scene.store.setAside.length, 3);
  });

  it('refuses a second process, naming the place and the process', async function () {
    if (!scene.world.alone) return;
    await assert.rejects(scene.world.open(), new RegExp(`${String(process.pid)}`));
    await scene.store.close();
    const child = spawn(process.execPath, scene.world.commitLoop, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    await assert.rejects(scene.world.open(), new RegExp(`process ${String(child.pid)}\\b`));
    child.kill('SIGKILL');
    await ended;
    scene.store = await scene.world.open();
  });

  it('finishes what runs when it is closed, and takes nothing afterwards', async () => {
    const keys = Array.from({ length: 40 }, (_, index) => scene.store.keyOf(address(index)));
    const running = keys.map((key) => scene.store.commit(key, first(key)));
    const appended = scene.store.appendShared('audit', 'x');
    await scene.store.close();
    await Promise.all([...running, appended]);
    await assert.rejects(scene.store.commit(keys[0] ?? '', after(first('x'))));
    assert.equal(await scene.store.healthy(), false);
    scene.store = await scene.world.open();
    assert.equal(scene.store.size(), 40);
    assert.equal(await scene.store.healthy(), true);
  });
}
