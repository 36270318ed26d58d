/** Part of the store conformance suite: killed at any moment, again and again. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Conversation } from '../../../dialogs/conversation.ts';
import type { Store } from '../../../bot/store/port.ts';
import { chanceFrom } from '../../service/random.ts';
import { RESIDENTS } from '../commit-loop.ts';
import { address, type StoreWorld } from '../world.ts';
import type { Scene } from './scene.ts';

/** Everything this resident said, pages first, as the numbers the commit loop wrote. */
async function wholeTranscript(store: Store, conversation: Conversation): Promise<number[]> {
  const lines: number[] = [];
  for (let number = 0; number < conversation.archivedPages; number += 1)
    lines.push(...(await store.page(conversation.id, number)).map(({ text }) => Number(text)));
  return [...lines, ...conversation.transcript.map(({ text }) => Number(text))];
}

/** Runs the commit loop, kills it after `lifetime` ms of commits. @returns each acknowledgement: key and version. */
async function crash(world: StoreWorld, lifetime: number): Promise<string[]> {
  const acknowledged: string[] = [];
  const child = spawn(process.execPath, world.commitLoop, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout);
  lines.on('line', (text) => {
    acknowledged.push(text);
  });
  await once(lines, 'line');
  await delay(lifetime);
  child.kill('SIGKILL');
  await Promise.all([ended, once(lines, 'close')]);
  return acknowledged;
}

const CRASHES = 4;
const SEED = 22_541;

export function crashHold(scene: Scene): void {
  it('has every acknowledged commit after kill -9, whole and once', async function () {
    this.timeout(60_000);
    const known = new Map(
      Array.from({ length: RESIDENTS }, (_, resident) => [scene.store.keyOf(address(resident)), 0]),
    );
    await scene.store.close();
    const chance = chanceFrom(SEED);
    const logged = new Set<string>();
    for (let round = 0; round < CRASHES; round += 1) {
      const acknowledged = await crash(scene.world, chance.wait(30, 230));
      await scene.world.settled();
      scene.store = await scene.world.open();
      assert.deepEqual(
        scene.store.setAside.filter(({ why }) => !why.includes('cut off while')),
        [],
      );
      for (const text of acknowledged) {
        const [key = '', version] = text.split(' ');
        assert.equal(
          Number(version),
          (known.get(key) ?? NaN) + 1,
          'nothing was undone, skipped or done twice',
        );
        known.set(key, Number(version));
        logged.add(text);
      }
      const log = new Set(await scene.store.readSharedLog('audit'));
      assert.deepEqual([...logged.difference(log)], [], 'every acknowledged line of the log is there');
      for (const [key, version] of known) {
        const conversation = await scene.store.load(key);
        const durable = conversation?.version ?? 0;
        // One commit of each may have become durable without word of it, also the very first.
        assert.ok(
          durable === version || durable === version + 1,
          `${String(durable)} after ${String(version)}`,
        );
        const expected = Array.from({ length: durable }, (_, index) => index + 1);
        assert.deepEqual(conversation ? await wholeTranscript(scene.store, conversation) : [], expected);
        known.set(key, durable);
      }
      await scene.store.close();
    }
    scene.store = await scene.world.open();
  });
}
