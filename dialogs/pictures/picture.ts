/** What a picture shows, in words and numbers; drawing is another matter (bot/pictures). Its alt text is the line's text. */
import { z } from 'zod';
import { LANGUAGES } from '../meaning.ts';

export const ROW_ICONS = ['coin', 'house', 'bolt', 'drop', 'heart', 'paper'] as const;
export type RowIcon = (typeof ROW_ICONS)[number];

const rowSchema = z.object({ icon: z.enum(ROW_ICONS), name: z.string(), day: z.string() });
export type PictureRow = z.infer<typeof rowSchema>;

const monthSchema = z.object({
  kind: z.literal('month'),
  lang: z.enum(LANGUAGES),
  title: z.string(),
  /** Short names, Monday first. */
  weekdays: z.array(z.string()).length(7),
  /** Weekday of the first day, 1 (Monday) to 7, and how many days there are. */
  first: z.number().int(),
  days: z.number().int(),
  today: z.number().int().optional(),
  /** Days with leefgeld; `done`: it was sent. */
  payouts: z.array(z.object({ day: z.number().int(), done: z.boolean() })),
  leefgeld: z.string(),
  paid: z.object({ title: z.string(), rows: z.array(rowSchema) }),
  next: z.object({ title: z.string(), rows: z.array(rowSchema) }),
});

export const STEP_ICONS = ['resident', 'volunteer', 'worker'] as const;
const planSchema = z.object({
  kind: z.literal('plan'),
  lang: z.enum(LANGUAGES),
  title: z.string(),
  goal: z.string().optional(),
  steps: z.array(
    z.object({ icon: z.enum(STEP_ICONS), who: z.string(), text: z.string(), done: z.boolean() }),
  ),
});

export const pictureSchema = z.discriminatedUnion('kind', [monthSchema, planSchema]);
export type Picture = z.infer<typeof pictureSchema>;
export type MonthPicture = z.infer<typeof monthSchema>;
export type PlanPicture = z.infer<typeof planSchema>;
