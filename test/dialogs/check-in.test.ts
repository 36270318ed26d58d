import assert from 'node:assert/strict';
import { instantOf } from './play.ts';
import { openStage } from './stage.ts';

describe('The question how it is going', () => {
  it('may leave as an approved template, because it comes unasked', () => {
    const stage = openStage(instantOf('tuesday 10:00'));
    for (const text of ['hoi', '2', '3', 'nee', 'nee', 'het gaat wel', 'nee', 'graag', 'elke week'])
      stage.write({ text });
    const [asked, ...more] = stage.wait(7 * 24 * 60);
    assert.equal(asked?.id, 'check-in.ask');
    assert.equal(asked.line.delivery?.template, 'check-in');
    assert.deepEqual(more, []);
  });
});
