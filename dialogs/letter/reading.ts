/** What was read in a letter; only what is sure enough to be said is in it. */
import { z } from 'zod';
import { LETTER_KINDS } from './kinds.ts';

const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const LONGEST_SENDER = 60;

export const readingSchema = z.object({
  /** `other`: a letter, of none of the kinds that are known. */
  kind: z.enum(LETTER_KINDS),
  sender: z.string().min(1).max(LONGEST_SENDER).optional(),
  date: civilDate.optional(),
  /** Until when, or the day on which it happens. */
  deadline: civilDate.optional(),
  /** Of no known kind, but with words of letters that cannot wait. */
  grave: z.boolean().optional(),
  /** Euro with two decimals, such as "428.67". */
  amount: z
    .string()
    .regex(/^\d{1,7}\.\d{2}$/)
    .optional(),
});
export type Reading = z.infer<typeof readingSchema>;
