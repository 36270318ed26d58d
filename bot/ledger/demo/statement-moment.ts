import { Temporal } from 'temporal-polyfill';
import type { CivilDate, Instant } from '../../../dialogs/money/facts.ts';

/** The demo bank makes its statement every day at this hour, over all days before. */
const HOUR = 9;

/** When the last statement was made, and the first day that is not in it. */
export function lastStatement(now: Instant, zone: string): { readonly at: Instant; readonly day: CivilDate } {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const today = here.startOfDay().with({ hour: HOUR });
  const made = Temporal.ZonedDateTime.compare(today, here) <= 0 ? today : today.subtract({ days: 1 });
  return { at: made.toInstant().toString(), day: made.toPlainDate().toString() };
}
