import assert from 'node:assert/strict';
import { playSchedule, type Counts } from './play-schedules.ts';
import { TRUTHS } from './must-hold.ts';

/** All 100,000 are in test/long/schedules.ts: they take minutes. */
const SCHEDULES = 3_000;

describe('whatever residents, workers, illness and the clock do', function () {
  this.timeout(120_000);

  it('each open handover has an owner and a deadline, no name is said too soon, and every text is true', () => {
    const counts: Counts = new Map();
    for (let seed = 0; seed < SCHEDULES; seed += 1) playSchedule(seed, counts);
    // A rule that never met its text has held nothing.
    assert.deepEqual(
      Object.keys(TRUTHS).filter((id) => !counts.has(id)),
      [],
    );
  });
});
