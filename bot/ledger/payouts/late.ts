import type { CivilDate } from '../../../dialogs/money/facts.ts';
import { addDays, nextBankDay } from '../bank-days.ts';

/**
 * From which civil date a payout is late: money that leaves on a bank day is on the account on the next bank day at
 * the latest (SEPA Credit Transfer, Regulation (EU) 260/2012 and article 83 of Directive (EU) 2015/2366), so the
 * day after that it is late. `date` is the day the money leaves, after the shift.
 */
export function lateFrom(date: CivilDate): CivilDate {
  return addDays(nextBankDay(date), 1);
}
