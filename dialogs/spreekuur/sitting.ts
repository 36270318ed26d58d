/**
 * A spreekuur: a volunteer sits beside a resident and types for them. One sitting may rest and go on next week. It is
 * kept in the resident's own conversation; whoever typed what stands with each line and answer.
 */
import { z } from 'zod';

const instant = z.string();

export const SITTING_STATES = ['open', 'paused', 'ended'] as const;
export const PHONE_STATES = ['asked', 'confirmed', 'denied'] as const;
/** What a volunteer hears of it afterwards; nothing more. */
export const TOLD_MOMENTS = ['accepted', 'first-contact', 'closed'] as const;
export type ToldMoment = (typeof TOLD_MOMENTS)[number];

const toldSchema = z.object({ moment: z.enum(TOLD_MOMENTS), at: instant, worker: z.string() });

const sittingSchema = z.object({
  id: z.string(),
  volunteer: z.string(),
  /** How the volunteer calls the resident. */
  name: z.string(),
  startedAt: instant,
  /** Last time something was typed or tapped. */
  lastAt: instant,
  state: z.enum(SITTING_STATES),
  /** The resident wants nothing shown to this volunteer any more. */
  withdrawnAt: instant.optional(),
  /** A number the volunteer typed; it counts only when whoever has that phone says yes. */
  phone: z.object({ number: z.string(), state: z.enum(PHONE_STATES), at: instant }).optional(),
  told: z.array(toldSchema),
});
export type Sitting = z.infer<typeof sittingSchema>;

export const spreekuurSchema = z.object({
  sittings: z.array(sittingSchema),
  /** This phone was asked whether its owner sits with a volunteer; the sitting is kept elsewhere until they say yes. */
  asking: z
    .object({
      sitting: z.string(),
      volunteer: z.string(),
      at: instant,
      line: z.string(),
      /** Waits until the sitting has been taken in here. */
      confirmedAt: instant.optional(),
    })
    .optional(),
  /** The last question of that kind, so that it is not asked a second time after a crash. */
  askedFor: z.string().optional(),
  /** What was told moves to the conversation of the resident's own phone, under this key. */
  movingTo: z.string().optional(),
  /** Line that asks whether the agreed is right; a yes or no answers it. */
  recap: z.object({ sitting: z.string(), line: z.string() }).optional(),
});
export type Spreekuur = z.infer<typeof spreekuurSchema>;
