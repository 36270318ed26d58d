import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A real day written YYYY-MM-DD, between 1900 and 2199; a time behind it (2021-01-01T00:00:00) is dropped. */
export const civilDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T[\d:.+Z-]*)?$/, { error: 'is not a date such as "2024-07-01"' })
  .transform((text) => text.slice(0, 10))
  .refine(isRealDate, { error: 'is not a day that exists' });

/** True when the text is a day that exists, written YYYY-MM-DD, between 1900 and 2199. */
export function isRealDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= Temporal.PlainYearMonth.from(text.slice(0, 7)).daysInMonth;
}
