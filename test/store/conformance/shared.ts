/** Part of the store conformance suite: documents and logs that residents share. */
import assert from 'node:assert/strict';
import type { Scene } from './scene.ts';

export function sharedHold(scene: Scene): void {
  it('changes a shared document one at a time and loses no change', async () => {
    const count = (current: unknown) => (typeof current === 'number' ? current : 0);
    const results = await Promise.all(
      Array.from({ length: 30 }, () =>
        scene.store.changeShared('codes', (current) => ({
          next: count(current) + 1,
          result: count(current),
        })),
      ),
    );
    assert.deepEqual(
      results.toSorted((left, right) => left - right),
      Array.from({ length: 30 }, (_, index) => index),
    );
    await scene.reopen();
    assert.equal(await scene.store.readShared('codes'), 30);
    assert.equal(await scene.store.readShared('roster'), undefined);
  });

  it('leaves a shared document as it was when the change throws, and removes it when there is no next', async () => {
    await scene.store.changeShared('roster', () => ({ next: { absent: ['anna'] }, result: undefined }));
    const refuse = () => {
      throw new Error('used already');
    };
    await assert.rejects(scene.store.changeShared('roster', refuse), /used already/);
    assert.deepEqual(await scene.store.readShared('roster'), { absent: ['anna'] });
    await scene.store.changeShared('roster', () => ({ next: undefined, result: undefined }));
    await scene.reopen();
    assert.equal(await scene.store.readShared('roster'), undefined);
  });

  it('keeps every line of a shared log, in order of arrival', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `${String(index)} zag\n“saldo”`);
    await Promise.all(lines.map((text) => scene.store.appendShared('audit', text)));
    await scene.reopen();
    await scene.store.appendShared('audit', 'last');
    assert.deepEqual(await scene.store.readSharedLog('audit'), [...lines, 'last']);
    assert.deepEqual(await scene.store.readSharedLog('other'), []);
  });
}
