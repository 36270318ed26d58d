import { euroFromSwift } from '../euro.ts';
import type { Place } from '../refusal.ts';
import { Refusal } from '../refusal.ts';
import type { StatementBalance } from '../statement.ts';
import { swiftDate } from './swift-date.ts';

/** Field 60a or 62a: direction, date, currency, amount ("C120511EUR5138,61"). Throws a Refusal. */
export function balanceField(text: string, place: Place): StatementBalance {
  const found = /^([A-Z])(\d{6})([A-Z]{3})(.*)$/.exec(text.trim());
  if (!found) throw new Refusal('wrong-field', place);
  const [, direction = '', date = '', currency = '', digits = ''] = found;
  if (direction !== 'C' && direction !== 'D') throw new Refusal('wrong-direction', place);
  if (currency !== 'EUR') throw new Refusal('foreign-currency', place);
  const amount = euroFromSwift(digits, place);
  return { amount: direction === 'D' ? amount.negated() : amount, date: swiftDate(date, place) };
}
