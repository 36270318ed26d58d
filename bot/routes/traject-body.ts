/** Bodies of the worker's actions in a traject (POST /api/desk/conversations/:id/traject). */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { stamp, TIME_ZONE } from '../../dialogs/civil-time.ts';
import type { DeskAction } from '../../dialogs/desk-actions.ts';
import {
  APPOINTMENT_KINDS,
  REFERRER_KINDS,
  resultsSchema,
  TODO_OWNERS,
} from '../../dialogs/traject/traject.ts';

/** What fits in one message to the resident. */
const MOST_LETTERS = 80;
const words = z.string().trim().min(1, 'vul dit in').max(MOST_LETTERS, 'dit is te lang');
const id = z.string().min(1).max(40);
const day = z.iso.date('een dag zoals 2026-12-01');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'een tijd zoals 10:30');

/** A civil day and time in the city to the instant in storage. */
function instantOf(date: string, clock: string): string {
  const moment = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: TIME_ZONE,
    plainTime: Temporal.PlainTime.from(clock),
  });
  return stamp(moment);
}

const appoint = z
  .strictObject({ do: z.literal('appoint'), kind: z.enum(APPOINTMENT_KINDS), day, time, place: words })
  .transform((body) => ({
    do: body.do,
    appointment: { kind: body.kind, at: instantOf(body.day, body.time), place: body.place },
  }));

const referrer = z.strictObject({
  kind: z.enum(REFERRER_KINDS),
  name: words,
  contact: words,
  threeWay: z.boolean(),
});

const who = z.enum(TODO_OWNERS);

/** What is written in a plan, by workers and at the table of a volunteer. */
export const planBodies = [
  z.strictObject({ do: z.literal('goal'), text: words }),
  z.strictObject({ do: z.literal('goal-reached'), id }),
  z.strictObject({ do: z.literal('goal-drop'), id }),
  z.strictObject({ do: z.literal('todo'), text: words, who, goal: id.optional() }),
  z.strictObject({ do: z.literal('todo-done'), id }),
  z.strictObject({ do: z.literal('todo-drop'), id }),
] as const;

/** Body to action; the first key `do` names it. */
export const trajectBody = z
  .union([
    appoint,
    z.strictObject({ do: z.literal('appointment-agreed'), id, who: z.enum(['resident', 'referrer']) }),
    z.strictObject({ do: z.literal('appointment-cancel'), id }),
    z.strictObject({ do: z.literal('appointment-outcome'), id, came: z.boolean() }),
    ...planBodies,
    z.strictObject({ do: z.literal('plan') }),
    z.strictObject({ do: z.literal('called'), reached: z.boolean() }),
    z.strictObject({ do: z.literal('referrer'), referrer }),
    z.strictObject({ do: z.literal('told-referrer'), id }),
    z.strictObject({ do: z.literal('confirm-registration'), id: z.string().min(1).max(80) }),
    z.strictObject({ do: z.literal('move-on'), phase: z.enum(['monitoring', 'nazorg']), result: words }),
    z.strictObject({ do: z.literal('end-aftercare') }),
    z.strictObject({ do: z.literal('klantcontact'), words }),
    z.strictObject({ do: z.literal('results'), results: resultsSchema }),
  ])
  .transform((action): DeskAction => ({ do: 'traject', action }));
