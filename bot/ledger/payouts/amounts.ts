import type { Decimal } from 'decimal.js';
import type { CivilDate } from '../../../dialogs/money/facts.ts';
import { addDays } from '../bank-days.ts';
import type { AmountChange, PayoutAgreement } from './agreement.ts';
import { scheduledDates } from './schedule.ts';

/** An agreement that begins at most so many days after another ended replaces it. */
const successionDays = 31;

/** The recorded change in force on a scheduled day; the one that began last wins. */
export function changeOn(agreement: PayoutAgreement, day: CivilDate): AmountChange | undefined {
  return (agreement.changes ?? [])
    .filter((change) => change.from <= day && (!change.through || day <= change.through))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .at(-1);
}

/** What is planned for a scheduled day, in euro per payment. */
export function plannedAmount(agreement: PayoutAgreement, day: CivilDate): Decimal {
  return changeOn(agreement, day)?.amount ?? agreement.amount;
}

/**
 * The amount before, when the payment on `day` is the first with a new amount: within one agreement by a recorded
 * change, or because this agreement replaces exactly one that ended shortly before it.
 */
export function amountBefore(
  agreement: PayoutAgreement,
  day: CivilDate,
  previousDay: CivilDate | undefined,
  all: readonly PayoutAgreement[],
): Decimal | undefined {
  const amount = plannedAmount(agreement, day);
  if (previousDay !== undefined) {
    const before = plannedAmount(agreement, previousDay);
    return before.equals(amount) ? undefined : before;
  }
  const start = agreement.validFrom;
  if (!start || scheduledDates(agreement.instruction, { from: start, to: addDays(day, -1) }).length > 0) {
    return undefined;
  }
  const [replaced, ...others] = all.filter((other) => replaces(agreement, other));
  if (!replaced?.validThrough || others.length > 0) return undefined;
  if (all.filter((other) => replaces(other, replaced)).length !== 1) return undefined;
  const before = plannedAmount(replaced, replaced.validThrough);
  return before.equals(amount) ? undefined : before;
}

function replaces(later: PayoutAgreement, earlier: PayoutAgreement): boolean {
  const { validThrough } = earlier;
  if (!validThrough || !later.validFrom || later.validFrom <= validThrough) return false;
  return later.validFrom <= addDays(validThrough, successionDays);
}
