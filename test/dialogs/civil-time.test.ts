import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  civilDateOf,
  dayAfter,
  momentOn,
  sayMoment,
  TIME_ZONE,
  weekdayOf,
} from '../../dialogs/civil-time.ts';

/** Any moment of these years, and often one around a change of the clock. */
const moment = fc
  .oneof(
    fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) }),
    fc
      .constantFrom(Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1), Date.UTC(2026, 11, 31, 23))
      .chain((at) => fc.integer({ min: at - 3_600_000, max: at + 3_600_000 })),
  )
  .map((at) => new Date(at).toISOString());

function inAmsterdam(instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(TIME_ZONE);
}

describe('Civil time', () => {
  it('is the calendar and the clock of Amsterdam at every moment, also when the clock changes', () => {
    fc.assert(
      fc.property(moment, (instant) => {
        const at = inAmsterdam(instant);
        assert.equal(civilDateOf(instant), at.toPlainDate().toString());
        const time = `${String(at.hour)}:${String(at.minute).padStart(2, '0')}`;
        const said = time === '0:00' ? '12:00' : time;
        assert.equal(sayMoment('en', instant, instant), `${at.hour < 6 ? 'tonight' : 'today'} at ${said}`);
      }),
    );
  });

  it('goes from day to day through months, leap years and changes of the clock', () => {
    fc.assert(
      fc.property(moment, (instant) => {
        const day = inAmsterdam(instant).toPlainDate();
        const date = day.toString();
        assert.equal(dayAfter(date), day.add({ days: 1 }).toString());
        assert.equal(weekdayOf(date), day.dayOfWeek);
      }),
    );
  });

  it('knows the moment of a time on a day; a time the clock skips is an hour later', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 24 * 60 }), (instant, minutes) => {
        const day = inAmsterdam(instant).toPlainDate();
        const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const expected =
          hour === 24
            ? day.add({ days: 1 }).toZonedDateTime(TIME_ZONE)
            : day.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: { hour, minute } });
        assert.equal(momentOn(`${day.toString()} ${time}`), expected.epochMilliseconds);
      }),
    );
    assert.equal(new Date(momentOn('2026-03-29 02:30')).toISOString(), '2026-03-29T01:30:00.000Z');
  });

  it('says the night as people do, and never "0 uur"', () => {
    const at = (day: string, time: string) => new Date(momentOn(`${day} ${time}`)).toISOString();
    const friday = at('2026-11-20', '20:00');
    assert.equal(sayMoment('nl', at('2026-11-21', '00:00'), friday), 'vannacht om 12 uur');
    assert.equal(sayMoment('nl', at('2026-11-21', '00:30'), friday, 'by'), 'vannacht voor 0.30 uur');
    assert.equal(sayMoment('nl', at('2026-11-21', '09:00'), friday), 'morgen om 9 uur');
    assert.equal(sayMoment('nl', at('2026-11-22', '00:00'), friday, 'by'), 'morgen voor 24 uur');
    assert.equal(sayMoment('nl', at('2026-11-21', '00:00'), at('2026-11-20', '09:00')), 'vandaag om 24 uur');
    assert.equal(sayMoment('nl', at('2026-11-20', '03:00'), at('2026-11-20', '01:00')), 'vannacht om 3 uur');
  });
});
