import { Temporal } from 'temporal-polyfill';
import type { CivilDate, Instant } from '../../../dialogs/money/facts.ts';
import { addDays } from '../bank-days.ts';
import type { Statement } from '../statements/statement.ts';

/**
 * Until when the statements tell what happened: the end of the last day a statement covers, or the moment the bank
 * made it when that is later; never later than now, never earlier than it was. Undefined when none tells anything.
 */
export function statedUntil(
  statements: readonly Statement[],
  before: Instant | undefined,
  now: Instant,
): Instant | undefined {
  let latest = before;
  for (const { createdAt, closing, entries } of statements) {
    const last = entries.reduce((max, entry) => (entry.date > max ? entry.date : max), closing?.date ?? '');
    const moments = [createdAt, last === '' ? undefined : endOfDay(last)];
    for (const moment of moments) {
      if (moment === undefined) continue;
      const capped = later(moment, now) ? now : moment;
      if (latest === undefined || later(capped, latest)) latest = capped;
    }
  }
  return latest;
}

function later(a: Instant, b: Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}

function endOfDay(day: CivilDate): Instant {
  const midnight = Temporal.PlainDate.from(addDays(day, 1)).toZonedDateTime('Europe/Amsterdam').toInstant();
  return midnight.subtract({ seconds: 1 }).toString();
}
