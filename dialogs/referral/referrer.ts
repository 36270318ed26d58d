/** Who brought a resident here. */
import { z } from 'zod';

/** Kinds of referrer that are owed word of what became of it, each at its own moments (report, 2.10). */
export const REFERRER_KINDS = [
  'vraagwijzer',
  'welzijn',
  'wijkteam',
  'w-en-i',
  'exit',
  'jongerenloket',
  'prestatie010',
  'reclassering',
  'detentie',
  'schuldenrechter',
  'anders',
] as const;
export const referrerSchema = z.object({
  kind: z.enum(REFERRER_KINDS),
  name: z.string(),
  /** How the worker reaches them, in words. */
  contact: z.string(),
  /** Worker id when the referrer signs in here (a volunteer). */
  worker: z.string().optional(),
  /** Wants to sit in at the first talk. */
  threeWay: z.boolean(),
});
export type Referrer = z.infer<typeof referrerSchema>;
