/** What Huishoudboekje's user API answers (version 2.1.4): whole cents, unix seconds. */
import { z } from 'zod';
import { amountCents, balanceCents, wholeNumber } from './amounts.ts';

const text = z.string().max(2_000);
const unixSeconds = wholeNumber.refine((seconds) => Math.abs(seconds) < 8_000_000_000);

/** `GET /auth/token`: a text that may stand in a header. */
export const tokenAnswer = z.string().regex(/^[\w.~+/=-]{8,1024}$/);

/** `GET /citizen`. */
export const citizenAnswer = z.object({
  bsn: wholeNumber.transform((bsn) => String(bsn).padStart(9, '0')),
  firstNames: text.nullish(),
  lastName: text.nullish(),
});

const section = z.object({
  statementName: text.nullable(),
  transactions: z.array(
    z.object({ amount: amountCents, transactionDate: unixSeconds, accountHolder: text.nullish() }),
  ),
});

/** `GET /reports/monthly`. */
export const reportAnswer = z.object({
  startDate: unixSeconds,
  endDate: unixSeconds,
  total: amountCents,
  totalIncomes: amountCents,
  totalExpenses: amountCents,
  incomes: z.array(section),
  expenses: z.array(section),
  balance: balanceCents,
});

export type ReportAnswer = z.infer<typeof reportAnswer>;
