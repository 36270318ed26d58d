/**
 * What a worker and a resident do together after the handover: appointments, small steps, the referrer, contact that
 * goes on when the case moves on (report on trajectbegeleiding, 2.2-2.10).
 */
import { z } from 'zod';
import { klantcontactSchema } from '../klantcontact/record.ts';
import { referrerSchema } from '../referral/referrer.ts';
import { registrationSchema } from '../referral/registration.ts';

export { REFERRER_KINDS, type Referrer } from '../referral/referrer.ts';

const instant = z.string();

export const APPOINTMENT_KINDS = ['talk', 'phone', 'home', 'threeWay'] as const;
export const APPOINTMENT_STATES = ['proposed', 'fixed', 'held', 'missed', 'cancelled'] as const;

const appointmentSchema = z.object({
  id: z.string(),
  kind: z.enum(APPOINTMENT_KINDS),
  at: instant,
  place: z.string(),
  worker: z.string(),
  state: z.enum(APPOINTMENT_STATES),
  madeAt: instant,
  /** Said yes: a three-way talk stands only when resident and referrer both did. */
  residentAgreedAt: instant.optional(),
  referrerAgreedAt: instant.optional(),
  remindedAt: instant.optional(),
});
export type Appointment = z.infer<typeof appointmentSchema>;

export const TODO_OWNERS = ['resident', 'worker', 'volunteer'] as const;

const todoSchema = z.object({
  id: z.string(),
  text: z.string(),
  /** Who does it. */
  who: z.enum(TODO_OWNERS),
  /** Id of the goal it leads to. */
  goal: z.string().optional(),
  madeBy: z.string(),
  madeAt: instant,
  doneAt: instant.optional(),
  doneBy: z.string().optional(),
});
export type Todo = z.infer<typeof todoSchema>;

const goalSchema = z.object({
  id: z.string(),
  text: z.string(),
  by: z.string(),
  at: instant,
  reachedAt: instant.optional(),
});
export type Goal = z.infer<typeof goalSchema>;

/** Moments at which a referrer is owed word. */
export const FEEDBACK_MOMENTS = [
  'invited',
  'accepted',
  'first-contact',
  'no-show',
  'result',
  'weeks-8',
  'closed',
] as const;
export type FeedbackMoment = (typeof FEEDBACK_MOMENTS)[number];

const feedbackSchema = z.object({
  id: z.string(),
  moment: z.enum(FEEDBACK_MOMENTS),
  at: instant,
  toldAt: instant.optional(),
});
export type Feedback = z.infer<typeof feedbackSchema>;

/** How far a resident who did not come is followed; only at the end may a person close (report, 2.7). */
export const NO_SHOW_STEPS = ['message', 'call', 'ask-referrer', 'may-close'] as const;

/** Results as the city's register names them (report, 2.8); exports use these very words. */
export const INTAKE_RESULTS = [
  'Toeleiding aanvraag KBR',
  'Betalingsregeling treffen',
  'Budgetbeheer KBR',
  'Sociale lening KBR',
  'Niet verschenen',
  'Wil geen ondersteuning',
  'Geen dienstverlening',
  'Onbekend',
] as const;
export const TRAJECT_RESULTS = [
  'Aanvraag KBR',
  'Betalingsregeling getroffen',
  'Budgetbeheer',
  'Sociale lening',
  'Wil geen (verdere) ondersteuning',
] as const;
export const KBR_RESULTS = ['ingenomen', 'in behandeling', 'afgewezen'] as const;

export const resultsSchema = z.object({
  intake: z.enum(INTAKE_RESULTS).optional(),
  traject: z.enum(TRAJECT_RESULTS).optional(),
  kbr: z.enum(KBR_RESULTS).optional(),
});
export type Results = z.infer<typeof resultsSchema>;

/** What a bare yes or no can be the answer to. */
export const ASKED_ABOUT = ['appointment', 'todo', 'plan', 'registration', 'referrer-hears'] as const;

export const trajectSchema = z.object({
  appointments: z.array(appointmentSchema),
  todos: z.array(todoSchema),
  referrer: referrerSchema.optional(),
  /** Forms with which others registered this resident, oldest first. */
  registrations: z.array(registrationSchema).optional(),
  /** What it is all for, in plain words. */
  goals: z.array(goalSchema).optional(),
  /** The plan as it was last sent; `receivedAt`: the resident said they got it. */
  plan: z.object({ by: z.string(), sentAt: instant, receivedAt: instant.optional() }).optional(),
  feedback: z.array(feedbackSchema),
  noShow: z.object({ step: z.enum(NO_SHOW_STEPS), since: instant, misses: z.number().int() }).optional(),
  aftercare: z
    .object({ phase: z.enum(['monitoring', 'nazorg']), since: instant, result: z.string() })
    .optional(),
  results: resultsSchema.optional(),
  /** What was put in the municipality's register of klantcontacten, or is on its way there. */
  klantcontacten: z.array(klantcontactSchema).optional(),
  /** What a yes or no of the resident answers, as long as `line` is the last thing said to them. */
  asking: z.object({ about: z.enum(ASKED_ABOUT), id: z.string(), line: z.string() }).optional(),
});
export type Traject = z.infer<typeof trajectSchema>;

export function newTraject(): Traject {
  return { appointments: [], todos: [], feedback: [] };
}
