import { Decimal } from 'decimal.js';
import type { Place } from './refusal.ts';
import { Refusal } from './refusal.ts';

/**
 * An amount of a camt.053 file in euro: "1251.26". Digits with at most two decimals that matter; the direction is
 * given elsewhere, so a sign is refused. Throws a Refusal.
 */
export function euroFromXml(text: string, place: Place): Decimal {
  if (/^-\s*\d/.test(text)) throw new Refusal('negative-amount', place);
  if (!/^\d{1,15}(\.\d{1,2}0{0,3})?$/.test(text)) throw new Refusal('wrong-amount', place);
  return new Decimal(text);
}

/** An amount of an MT940 file in euro: "500,01", "500," or "500"; at most fifteen digits. Throws a Refusal. */
export function euroFromSwift(text: string, place: Place): Decimal {
  if (text.startsWith('-')) throw new Refusal('negative-amount', place);
  if (!/^\d{1,15}(,\d{0,2})?$/.test(text)) throw new Refusal('wrong-amount', place);
  return new Decimal(text.replace(/,$/, '').replace(',', '.'));
}
