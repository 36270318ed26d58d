import assert from 'node:assert/strict';
import { openStage } from '../stage.ts';

describe('A call for help from somebody who waits', () => {
  for (const words of ['help', 'yardım', 'ayuda'])
    it(`reaches who was asked at once: "${words}"`, () => {
      const stage = openStage('2026-11-24T09:00:00.000Z');
      stage.write({ text: 'mens' });
      const worker = stage.conversation().handover?.worker;
      assert.ok(worker);
      const before = stage.effects.length;
      stage.write({ text: words });
      assert.deepEqual(
        stage.effects.slice(before).filter(({ kind }) => kind === 'notify'),
        [{ kind: 'notify', worker, what: 'message' }],
      );
    });
});
