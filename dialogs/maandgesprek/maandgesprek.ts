/**
 * The maandgesprek (invulhulp, Delfshaven case): income and expenses filled in together each month, what was measured,
 * who came, and what workers report. Amounts are text in euros with two decimals; they only become numbers as Decimal.
 */
import { z } from 'zod';

const instant = z.string();
const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'een maand zoals 2026-11');
export const amountSchema = z.string().regex(/^\d{1,7}\.\d{2}$/, 'een bedrag zoals 1043.12');

export const SIDES = ['income', 'expenses'] as const;
export type Side = (typeof SIDES)[number];

/** The two axes of the Delfshaven case, recorded apart by a worker; a resident never reads these words. */
export const COPING = ['zelfredzaam', 'matig zelfredzaam', 'niet zelfredzaam'] as const;
export const DEBTS = [
  'geen achterstanden of schulden',
  'achterstanden',
  'kleine schulden',
  'problematische schulden',
] as const;
export const MEASURES = ['nulmeting', 'eenmeting'] as const;

/** What a worker reports; nothing of it is ever reckoned by software. */
export const FACT_KINDS = ['saving', 'referral', 'prevented-eviction'] as const;

const entrySchema = z.object({
  id: z.string(),
  month: monthSchema,
  side: z.enum(SIDES),
  label: z.string(),
  amount: amountSchema,
  at: instant,
  /** `resident`, or the worker who typed it together with them. */
  by: z.string(),
});
export type Entry = z.infer<typeof entrySchema>;

const sessionSchema = z.object({
  id: z.string(),
  date: civilDate,
  came: z.boolean(),
  minutes: z.number().int().nonnegative(),
  by: z.string(),
});
const measureSchema = z.object({
  moment: z.enum(MEASURES),
  date: civilDate,
  coping: z.enum(COPING),
  debts: z.enum(DEBTS),
  by: z.string(),
});
const factSchema = z.object({
  kind: z.enum(FACT_KINDS),
  date: civilDate,
  /** Of a saving, per month. */
  amount: amountSchema.optional(),
  /** Of a referral: where to. */
  to: z.string().optional(),
  by: z.string(),
});

export const maandgesprekSchema = z.object({
  worker: z.string(),
  /** First day; the sessions follow from it. */
  since: civilDate,
  endedOn: civilDate.optional(),
  entries: z.array(entrySchema),
  sessions: z.array(sessionSchema),
  measures: z.array(measureSchema),
  facts: z.array(factSchema),
  /** What the resident is filling in by chat now. */
  asking: z.object({ month: monthSchema, side: z.enum(SIDES), unclear: z.number().int() }).optional(),
});
export type Maandgesprek = z.infer<typeof maandgesprekSchema>;

export function newMaandgesprek(worker: string, since: string): Maandgesprek {
  return { worker, since, entries: [], sessions: [], measures: [], facts: [] };
}
