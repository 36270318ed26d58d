import { z } from 'zod';
import { isRealDate } from '../civil-date.ts';

const MIDNIGHT = /T00:00:00(?:\.0+)?$/;

/** A day that exists, YYYY-MM-DD, and nothing behind it. */
export const civilDate = z.string().refine(isRealDate);

/** The same where the software keeps a day as free text: a midnight without zone may follow and is dropped. */
export const looseCivilDate = z
  .string()
  .transform((day) => day.replace(MIDNIGHT, ''))
  .refine(isRealDate);
