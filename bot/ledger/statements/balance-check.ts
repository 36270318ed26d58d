import { Decimal } from 'decimal.js';
import { addDays } from '../bank-days.ts';
import type { Place } from './refusal.ts';
import { Refusal } from './refusal.ts';
import type { StatementBalance, StatementEntry } from './statement.ts';

/** How far an entry may be dated outside the days of the balances: value dates, weekends. */
const slackDays = 7;

/**
 * Verifies opening + entries = closing. Throws a Refusal when they do not. Answers false when it cannot be verified:
 * a balance is absent, or both are dated and most entries lie outside those days, so that the balances are not about
 * these entries (test files and some exports carry the balances of another day).
 */
export function checkBalance(
  opening: StatementBalance | undefined,
  closing: StatementBalance | undefined,
  entries: readonly StatementEntry[],
  place: Place,
): boolean {
  if (!opening || !closing) return false;
  const total = entries.reduce((sum, entry) => sum.plus(entry.amount), opening.amount);
  if (total.equals(closing.amount)) return true;
  if (!about(opening, closing, entries)) return false;
  const difference = Decimal.sub(closing.amount, total).toFixed(2);
  throw new Refusal('balance-mismatch', place, `The difference is ${difference}.`);
}

function about(
  opening: StatementBalance,
  closing: StatementBalance,
  entries: readonly StatementEntry[],
): boolean {
  if (!opening.date || !closing.date || entries.length === 0) return true;
  const from = addDays(opening.date, -slackDays);
  const to = addDays(closing.date, slackDays);
  const inside = entries.filter((entry) => entry.date >= from && entry.date <= to).length;
  return inside * 2 >= entries.length;
}
