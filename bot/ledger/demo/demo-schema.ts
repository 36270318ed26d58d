/** The fictitious participants of a city's try-out, as written in `demo.yaml` of its folder. */
import { isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { isRealDate } from '../civil-date.ts';

const amount = z.string().regex(/^-?\d{1,6}\.\d{2}$/, "an amount such as '112.40'");
const paid = amount.refine((text) => !text.startsWith('-'), 'an amount above zero');
const account = z.string().refine(isValidIBAN, 'an IBAN whose check digits are right');
const monthDays = z.array(z.int().min(1).max(31)).min(1);

const incomeSchema = z.strictObject({
  description: z.string().min(1),
  payer: account,
  amount: paid,
  'month-days': monthDays,
});

const leefgeldSchema = z
  .strictObject({
    description: z.string().min(1),
    amount: paid,
    weekdays: z.array(z.string()).min(1).optional(),
    'month-days': monthDays.optional(),
    /** Each month on a day that is the next time in a weekend. */
    'next-weekend': z.literal(true).optional(),
    /** Another amount from so many days before the try-out on, and why. */
    changes: z
      .array(z.strictObject({ 'days-ago': z.int().min(0), amount: paid, reason: z.string().min(1) }))
      .default([]),
  })
  .refine(
    (one) => [one.weekdays, one['month-days'], one['next-weekend']].filter(Boolean).length === 1,
    'say when: weekdays, month-days or next-weekend',
  );

const participantSchema = z.strictObject({
  id: z.string().regex(/^demo-[a-z0-9-]{1,30}$/, 'a name such as demo-esra'),
  /** Telephone of the try-out that plays this participant. */
  from: z.string().optional(),
  linked: z.boolean().default(false),
  /** Worker who is the fixed contact when linked. */
  contact: z.string().optional(),
  name: z.string().min(1),
  born: z.string().refine(isRealDate, 'a day such as 1989-04-23'),
  account,
  balance: amount,
  incomes: z.array(incomeSchema),
  leefgeld: z.array(leefgeldSchema).min(1),
});
export type DemoParticipant = z.infer<typeof participantSchema>;
export type DemoLeefgeld = z.infer<typeof leefgeldSchema>;

export const demoSchema = z.strictObject({
  /** The account of the municipality that income comes to. */
  'city-account': account,
  participants: z.array(participantSchema),
});
export type Demo = z.infer<typeof demoSchema>;
