import assert from 'node:assert/strict';
import { afterOpenMinutes, isOpen, nextOpening, type Hours } from '../../dialogs/office-hours.ts';

/** On call from Friday afternoon until Saturday morning, without a gap at midnight. */
const OVER_MIDNIGHT: Hours = {
  week: { friday: ['17:00-24:00'], saturday: ['00:00-09:00'] },
  closed: [],
};

describe('hours that run to the end of the day', () => {
  it('are kept in the last minute before midnight and in the first one after it', () => {
    for (const at of ['2026-11-20T22:59:30Z', '2026-11-20T23:00:00Z'])
      assert.ok(isOpen(OVER_MIDNIGHT, at), at);
  });

  it('go on without a gap into the next day', () => {
    assert.equal(afterOpenMinutes(OVER_MIDNIGHT, '2026-11-20T22:50:00Z', 30), '2026-11-20T23:20:00.000Z');
  });

  it('are counted to the millisecond from a moment between two whole minutes', () => {
    const end = afterOpenMinutes(OVER_MIDNIGHT, '2026-11-20T22:50:17.281Z', 30);
    assert.equal(end, '2026-11-20T23:20:17.281Z');
    const nextWeek = afterOpenMinutes(OVER_MIDNIGHT, '2026-11-21T07:50:17.281Z', 30);
    assert.equal(nextWeek, '2026-11-27T16:20:17.281Z');
  });

  it('last an hour more or less in the night the clock changes', () => {
    const sunday: Hours = { week: { sunday: ['00:00-24:00'] }, closed: [] };
    const end = afterOpenMinutes(sunday, '2026-10-24T22:00:00Z', 25 * 60);
    assert.equal(end, '2026-10-25T23:00:00.000Z', 'the longest Sunday of the year has 25 hours');
  });

  it('are kept by the clock on the wall on the days it changes, and the day before and after', () => {
    const mornings = ['saturday', 'sunday', 'monday'].map((day) => [day, ['09:00-12:00']]);
    const hours: Hours = { week: Object.fromEntries(mornings) as Hours['week'], closed: [] };
    const opens = {
      '2026-03-28': '08:00',
      '2026-03-29': '07:00',
      '2026-03-30': '07:00',
      '2026-10-24': '07:00',
      '2026-10-25': '08:00',
      '2026-10-26': '08:00',
    };
    for (const [date, at] of Object.entries(opens)) {
      const moment = Date.parse(`${date}T${at}:00Z`);
      const isOpenAfter = (minutes: number) =>
        isOpen(hours, new Date(moment + minutes * 60_000).toISOString());
      assert.deepEqual([-1, 0, 179, 180].map(isOpenAfter), [false, true, true, false], date);
    }
  });

  it('begin anew a week later', () => {
    assert.equal(nextOpening(OVER_MIDNIGHT, '2026-11-21T08:00:00Z'), '2026-11-27T16:00:00.000Z');
  });
});
