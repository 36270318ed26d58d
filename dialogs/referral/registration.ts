/** The form with which somebody else registers a resident, always with the resident's own yes (report, 2.3 and 2.10). */
import { z } from 'zod';
import { referrerSchema } from './referrer.ts';

const instant = z.string();

export const registrationSchema = z.object({
  id: z.string(),
  at: instant,
  /** Nobody who is told anything, until the resident or a worker says so. */
  referrer: referrerSchema,
  reason: z.string(),
  involved: z.string(),
  tried: z.string(),
  /** Something has to happen today, says the referrer; no colour is made of it. */
  urgent: z.boolean(),
  /** By when a named person confirms it to the referrer. */
  due: instant,
  /** The resident on their own phone: is this right? */
  said: z.enum(['yes', 'no']).optional(),
  confirmedAt: instant.optional(),
  confirmedBy: z.string().optional(),
});
export type Registration = z.infer<typeof registrationSchema>;

/** What the referrer of a registration may read of it; nothing of the resident. */
export interface RegistrationState {
  readonly state: 'received' | 'confirmed' | 'ended';
  readonly at: string;
  readonly due: string;
  /** The moment of this answer. */
  readonly now: string;
  /** The promised time has passed and nobody confirmed yet. */
  readonly late: boolean;
  /** Who confirmed it. */
  readonly worker?: string;
}

/** @param name of a worker by id */
export function registrationState(
  { at, due, said, confirmedAt, confirmedBy }: Registration,
  now: string,
  name: (id: string) => string,
): RegistrationState {
  const base = { at, due, now, late: confirmedAt === undefined && said !== 'no' && now > due };
  if (said === 'no') return { ...base, state: 'ended' };
  if (confirmedAt === undefined || confirmedBy === undefined) return { ...base, state: 'received' };
  return { ...base, state: 'confirmed', worker: name(confirmedBy) };
}
