/** Something that has to happen later in a conversation, by itself. */
import { z } from 'zod';

export const AGENDA_KINDS = [
  'offer-timeout',
  'promise-due',
  'check-in',
  'catch-up',
  'resume-reminder',
  'retention',
  'payout-notice',
  'appointment-reminder',
  'appointment-past',
  'no-show',
  'todo-check',
  'aftercare',
  'referrer-later',
  'absence',
  'spreekuur-move',
  'spreekuur-phone',
  'klantcontact',
  'maandgesprek',
  'letter',
] as const;

export const agendaItemSchema = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(AGENDA_KINDS),
  about: z.string(),
});
/** Something that has to happen later. */
export type AgendaItem = z.infer<typeof agendaItemSchema>;
