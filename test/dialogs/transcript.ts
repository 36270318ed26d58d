/** A whole conversation as a YAML file: who says what, when, and what must come back. Read by people who need not program. */
import { z } from 'zod';
import { WEEKDAYS } from '../../dialogs/city.ts';
import { CHANNEL_KINDS, COLOURS, PROMISE_KINDS } from '../../dialogs/conversation.ts';
import { INTENTS, LANGUAGES, URGENCIES } from '../../dialogs/meaning.ts';

/** "friday 23:10" or "2026-12-24 16:30", Dutch time. */
const moment = z
  .string()
  .regex(
    new RegExp(`^(${WEEKDAYS.join('|')}|\\d{4}-\\d{2}-\\d{2}) \\d{1,2}:\\d{2}$`),
    'a moment: "friday 23:10"',
  );
/** "10 minutes", "3 days 2 hours". */
const length = z
  .string()
  .regex(/^\d+ (minute|hour|day)s?( \d+ (minute|hour|day)s?)*$/, 'a length of time: "3 days"');

/**
 * One line that must come: a text id (`acute.sorry`), words that are in it, both (`acute.sorry: Wat naar`), or `...`
 * for any lines in between. `nothing` as the whole list: not a word.
 */
const expected = z.union([z.string(), z.record(z.string(), z.string())]);
const lines = z.union([z.literal('nothing'), expected.transform((one) => [one]), z.array(expected)]);

/** What is true of the case now; what is left out is not looked at. `none` stands for nobody or nothing. */
const caseSchema = z.strictObject({
  colour: z.enum([...COLOURS, 'none']).optional(),
  /** Worker who is asked and has not answered. */
  asked: z.string().optional(),
  /** Worker who has the conversation. */
  owner: z.string().optional(),
  urgency: z.enum(['emergency', 'red', 'normal']).optional(),
  reason: z.string().optional(),
  share: z.enum(['yes', 'no', 'none']).optional(),
  lang: z.enum(LANGUAGES).optional(),
  /** Kinds of promise that are open. */
  promises: z.array(z.enum(PROMISE_KINDS)).optional(),
  /** A promise that is open, and by when. */
  due: z.partialRecord(z.enum(PROMISE_KINDS), moment).optional(),
  /** Workers who were told something so far. */
  told: z.array(z.string()).optional(),
  stopped: z.boolean().optional(),
  question: z.string().optional(),
  answers: z.record(z.string(), z.string()).optional(),
});
export type CaseFacts = z.infer<typeof caseSchema>;

const stepSchema = z.union([
  z.strictObject({ resident: z.string() }),
  z.strictObject({ sms: z.string() }),
  z.strictObject({ photo: z.string() }),
  /** Words of which the understanding is not sure: what they may be about, likeliest first. */
  z.strictObject({
    unsure: z.strictObject({
      text: z.string(),
      likely: z.array(z.enum(INTENTS)).min(2),
      urgent: z.enum(URGENCIES).default('none'),
    }),
  }),
  z.strictObject({ many: z.strictObject({ times: z.number().int().positive(), text: z.string() }) }),
  z.strictObject({ warmlijn: lines }),
  z.strictObject({ wait: length }),
  z.strictObject({ until: moment }),
  /** "samira accepts", "samira writes Dag", "daan declines ziek", "samira returns …", "samira closes …". */
  z.strictObject({ desk: z.string().regex(/^\S+ (accepts|writes|declines|returns|closes)( .+)?$/) }),
  z.strictObject({ refused: z.string() }),
  z.strictObject({ never: z.union([z.string().transform((one) => [one]), z.array(z.string())]) }),
  z.strictObject({ case: caseSchema }),
]);
export type TranscriptStep = z.infer<typeof stepSchema>;

export const transcriptSchema = z.strictObject({
  /** A sentence about what a person sees. */
  shows: z.string(),
  at: moment,
  channel: z.enum(CHANNEL_KINDS).default('whatsapp'),
  talk: z.array(stepSchema).min(1),
});
export type Transcript = z.infer<typeof transcriptSchema>;
