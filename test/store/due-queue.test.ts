import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeDueQueue } from '../../bot/store/lowdb/due-queue.ts';

const instant = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();

describe('The due queue', () => {
  it('answers as a sorted list would, whatever was set before', () => {
    const change = fc.record({
      key: fc.integer({ min: 0, max: 15 }).map(String),
      at: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), fc.nat(60), fc.nat(20), (changes, now, limit) => {
        const queue = makeDueQueue();
        const model = new Map<string, number>();
        changes.forEach(({ key, at }, index) => {
          queue.set(key, at === undefined ? undefined : instant(at));
          if (at === undefined) model.delete(key);
          else model.set(key, at);
          if (index % 7 === 0) queue.due(instant(now), limit);
        });
        const expected = [...model]
          .filter(([, at]) => at <= now)
          .sort(([key, at], [otherKey, other]) => at - other || (key < otherKey ? -1 : 1))
          .slice(0, limit)
          .map(([key]) => key);
        assert.deepEqual(queue.due(instant(now), limit), expected);
      }),
    );
  });

  it('stays right after many more changes than there are residents', () => {
    const queue = makeDueQueue();
    for (let round = 0; round < 5000; round += 1) queue.set(String(round % 3), instant(10_000 - round));
    assert.deepEqual(queue.due(instant(10_000), 9), ['1', '0', '2']);
  });

  it('compares instants, not text, and looks at once at one it cannot read', () => {
    const queue = makeDueQueue();
    queue.set('later', '2026-01-01T00:00:00.500Z');
    queue.set('sooner', '2026-01-01T00:00:00Z');
    queue.set('odd', 'tomorrow');
    assert.deepEqual(queue.due('2026-01-01T00:00:01Z', 9), ['odd', 'sooner', 'later']);
  });
});
