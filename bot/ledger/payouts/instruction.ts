import { z } from 'zod';
import { civilDateSchema } from '../civil-date.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** ISO weekday number (Monday is 1) from the names the Huishoudboekje and schema.org use, in any case. */
const weekday = z
  .string()
  .transform((name) => weekdays.findIndex((known) => known === lastPart(name).toLowerCase()) + 1)
  .refine((number) => number > 0, { error: 'is not a weekday such as "Monday"' });

/** Every n weeks, months or years, as an ISO 8601 duration: P1W, P2W, P1M, P3M, P1Y. */
const frequency = z
  .string()
  .regex(/^P[1-9]\d{0,2}[WMY]$/, { error: 'is not a repeat such as "P1W" or "P1M"' });

const emptyToAbsent = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value;

/**
 * When an agreement is paid: the *betaalinstructie* of the Huishoudboekje, itself a schema.org/Schedule.
 * Either weekdays (`byDay`), or days of the month (`byMonthDay`) in the named months (`byMonth`, absent: all).
 * With neither, `repeatFrequency` counts from `startDate`; with nothing at all it is one payment on `startDate`.
 */
export const paymentInstructionSchema = z.object({
  byDay: z.preprocess(emptyToAbsent, z.array(weekday).optional()),
  byMonth: z.preprocess(emptyToAbsent, z.array(z.int().min(1).max(12)).optional()),
  byMonthDay: z.preprocess(emptyToAbsent, z.array(z.int().min(1).max(31)).optional()),
  repeatFrequency: z.preprocess(emptyToAbsent, frequency.optional()),
  exceptDates: z.preprocess(emptyToAbsent, z.array(civilDateSchema).optional()),
  startDate: civilDateSchema,
  endDate: z.preprocess(emptyToAbsent, civilDateSchema.optional()),
});

/** A checked payment instruction; weekdays are ISO numbers, Monday is 1. */
export type PaymentInstruction = z.infer<typeof paymentInstructionSchema>;

/** schema.org writes https://schema.org/Monday. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
