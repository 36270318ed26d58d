/** What a flow may consist of: a small closed set of steps, written in YAML by people who need not program. */
import { z } from 'zod';
import { COLOURS } from './conversation.ts';
import { DIRECTORY_NEEDS } from './city.ts';
import { MONEY_OUTCOMES, MONEY_ACTIONS } from './money/action-names.ts';

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a name in small letters, digits and dashes');
const textId = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/, 'the id of a text, such as intake.need');

/** Tests on what is known, data from a closed set, never an expression. All that are named must hold. */
export const testSchema = z
  .strictObject({
    answer: name.optional(),
    is: z.union([z.string(), z.array(z.string())]).optional(),
    known: z.boolean().optional(),
    atLeast: z.number().optional(),
    colour: z.enum(COLOURS).optional(),
    handover: z.enum(['open', 'none']).optional(),
    consent: name.optional(),
    given: z.boolean().optional(),
    city: z.enum(['income-only', 'with-fixed-costs']).optional(),
  })
  .refine((test) => (test.is ?? test.known ?? test.atLeast) === undefined || test.answer !== undefined, {
    message: '"is", "known" and "atLeast" need an "answer" to look at',
  })
  .refine((test) => Object.keys(test).length > 0, { message: 'an empty test' });
export type Test = z.infer<typeof testSchema>;

export const EXPECTS = [
  'need',
  'choice',
  'several',
  'yes-no',
  'months',
  'band',
  'area',
  'call-time',
  'line',
  'guess',
  'words',
  'birthday',
] as const;
/** What kind of answer a question takes. */
export type Expects = (typeof EXPECTS)[number];

const askSchema = z.strictObject({
  /** The question; `<id>-again` is its other wording for "ik snap het niet", `<id>-short` one for high stress. */
  ask: textId,
  expects: z.enum(EXPECTS),
  /** Value to label; in the order they are numbered. */
  choices: z.record(name, textId).optional(),
  /** Labels of the examples in a yes-no question: who names one says yes. */
  examples: z.array(textId).optional(),
  /** The choice that a plain yes, and a plain no, stand for; to a question in free words a refusal. */
  yes: name.optional(),
  no: name.optional(),
  /** What free words have to name to be an answer. */
  names: z.literal('person').optional(),
  /** A yes lets something be done or shown: only a word that says yes, or its number, is one. */
  binding: z.literal(true).optional(),
  saves: name,
  /** Gives way to a need: what somebody tells instead of an answer goes first, and this is not asked again. */
  yields: z.literal(true).optional(),
  /** Use of an approved template (city.yaml), for a question that comes unasked: outside WhatsApp's 24 hours. */
  template: name.optional(),
  /** What a volunteer who sits beside the resident may ask on about; read by the volunteer, not sent. */
  prompt: textId.optional(),
  /** How the answer reads in the summary; takes {words}. */
  summary: textId.optional(),
  /** Stays true for good, so it is not asked again when the flow starts anew later. */
  lasting: z.boolean().optional(),
  then: z.record(z.string(), name).optional(),
  /** Where every other answer, "weet ik niet" and skipping go. */
  next: name,
});
export type AskStep = z.infer<typeof askSchema>;

const saySchema = z.strictObject({ say: z.array(textId).min(1), next: name });
const branchSchema = z.strictObject({
  branch: z.array(z.strictObject({ when: testSchema, go: name })).min(1),
  otherwise: name,
});
const handOverSchema = z.strictObject({
  'hand over': z.strictObject({
    urgency: z.enum(['emergency', 'red', 'normal']),
    crisis: z.boolean().optional(),
    /** Answer in which the resident chose contact today or later. */
    tempo: name.optional(),
    /** Why, in Dutch words for the worker; the stoplight's reason when left out. */
    reason: z.string().min(1).optional(),
  }),
  next: name,
});
const directoryStepSchema = z.strictObject({ directory: z.enum(DIRECTORY_NEEDS), next: name });
const summaryStepSchema = z.strictObject({ summary: z.literal('show'), next: name });
const consentStepSchema = z.strictObject({
  consent: z.strictObject({ receiver: name, answer: name }),
  next: name,
});
const promiseStepSchema = z.strictObject({
  promise: z.enum(['first-talk', 'check-in', 'next-check-in', 'callback']),
  next: name,
});
const reviseSchema = z.strictObject({
  /** Answer that holds which line of the summary to change; that question is asked again. */
  revise: name,
  /** Answer that is taken back with it: whether the summary was right. */
  forgets: name.optional(),
  next: name,
});
const moneySchema = z
  .strictObject({
    /** What is done or told about money; each has its own outcomes (dialogs/money/action-names.ts). */
    money: z.enum(MONEY_ACTIONS),
    /** Answer that this step takes back, so that its question is asked anew. */
    forgets: name.optional(),
    then: z.record(z.string(), name).optional(),
    next: name,
  })
  .refine(({ money, then }) => Object.keys(then ?? {}).every((key) => MONEY_OUTCOMES[money].includes(key)), {
    message: '"then" names an outcome that this step never has',
  });
const restartSchema = z.strictObject({
  /** Flow that starts anew; whatever was going on is left. */
  restart: name,
  /** Answer that is taken back, so that its question is asked again. */
  forgets: name.optional(),
});
const callSchema = z.strictObject({ call: name, next: name });
const callOffSchema = z.strictObject({
  /** `person`: nobody is asked any more; `call`: whoever is asked hears that the resident would rather get a message. */
  'call off': z.enum(['person', 'call']),
  next: name,
});
const restSchema = z.strictObject({ rest: z.literal(true) });
const endSchema = z.strictObject({
  /** `all`: what was going on before this flow was called ends too. */
  end: z.union([z.literal(true), z.literal('all')]),
});

/** The kinds of step; the first key names the kind, as the file name of its code does. */
export const STEP_SCHEMAS = {
  ask: askSchema,
  say: saySchema,
  branch: branchSchema,
  'hand over': handOverSchema,
  directory: directoryStepSchema,
  summary: summaryStepSchema,
  consent: consentStepSchema,
  promise: promiseStepSchema,
  revise: reviseSchema,
  money: moneySchema,
  restart: restartSchema,
  call: callSchema,
  'call off': callOffSchema,
  rest: restSchema,
  end: endSchema,
} as const;

export type Step =
  | AskStep
  | z.infer<typeof saySchema>
  | z.infer<typeof branchSchema>
  | z.infer<typeof handOverSchema>
  | z.infer<typeof directoryStepSchema>
  | z.infer<typeof summaryStepSchema>
  | z.infer<typeof consentStepSchema>
  | z.infer<typeof promiseStepSchema>
  | z.infer<typeof reviseSchema>
  | z.infer<typeof moneySchema>
  | z.infer<typeof restartSchema>
  | z.infer<typeof callSchema>
  | z.infer<typeof callOffSchema>
  | z.infer<typeof restSchema>
  | z.infer<typeof endSchema>;

export interface Flow {
  readonly flow: string;
  readonly version: number;
  readonly start: string;
  /** Answers this many hours old are asked again when the flow starts anew; 0 asks always. */
  readonly freshHours?: number;
  /** Questions after which the resident is asked whether to go on now or later. */
  readonly sitting?: number;
  /** Old step name to present one, for people who are in the flow while it changes. */
  readonly renamed?: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, Step>>;
}

/** A flow file before its steps are checked one by one (so that an error can name the step). */
export const flowFileSchema = z.strictObject({
  flow: name,
  version: z.number().int().positive(),
  start: name,
  freshHours: z.number().nonnegative().optional(),
  sitting: z.number().int().positive().optional(),
  renamed: z.record(name, name).optional(),
  steps: z.record(name, z.record(z.string(), z.unknown())),
});

/** One stoplight rule; evaluated after every answer, the worst colour wins (design C6). */
export const stoplightRuleSchema = z.strictObject({
  id: name,
  colour: z.enum(COLOURS),
  when: z.array(testSchema).min(1),
  /** Why, in plain Dutch, for the worker and (on asking) the resident. */
  reason: z.string().min(1),
  basis: z.string().min(1),
});
export type StoplightRule = z.infer<typeof stoplightRuleSchema>;
export const stoplightFileSchema = z.strictObject({ rules: z.array(stoplightRuleSchema).min(1) });

/** Most steps the engine takes in one turn before it calls a flow broken. */
export const MOST_STEPS = 60;
