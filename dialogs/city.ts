/** The city's facts, people and sociale kaart as data (contract B4). */
import { z } from 'zod';
import { LANGUAGES } from './meaning.ts';
import { FEEDBACK_MOMENTS, REFERRER_KINDS } from './traject/traject.ts';

const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-12-25');
const span = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a span such as 09:00-17:00');

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
/** Spans of work per weekday, city time; a weekday left out is a day off. */
const weekSchema = z.partialRecord(z.enum(WEEKDAYS), z.array(span));
export type Week = z.infer<typeof weekSchema>;

export const ROLES = ['trajectbegeleider', 'vrijwilliger', 'achterwacht', 'teamleider', 'beheerder'] as const;
export type Role = (typeof ROLES)[number];

export const citySchema = z.strictObject({
  name: z.string().min(1),
  timeZone: z.literal('Europe/Amsterdam'),
  /** `income-only` as in Rotterdam, `with-fixed-costs` as in Utrecht. */
  variant: z.enum(['income-only', 'with-fixed-costs']),
  office: z.strictObject({ hours: weekSchema, closed: z.array(civilDate) }),
  /** Where a threatened eviction goes at once. */
  crisis: z.strictObject({ name: z.string().min(1), worker: z.string().min(1) }),
  /** A person answers within this many hours unless the office is closed (domain notes: 24). */
  answerPromiseHours: z.number().int().positive().max(72),
  /** Minutes of office time a worker has to accept before the next one is asked. */
  offerMinutes: z.strictObject({
    emergency: z.number().int().positive(),
    red: z.number().int().positive(),
    normal: z.number().int().positive(),
  }),
  /** Wet gemeentelijke schuldhulpverlening, article 4. */
  terms: z.strictObject({ redWorkingDays: z.literal(3), orangeWeeks: z.literal(4) }),
  payoutShift: z.enum(['before', 'after']),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  /** How residents are spoken to in Dutch. The texts are written with `je`; locales/nl/forms.yaml makes `u` of it. */
  addressForm: z.enum(['je', 'u']).default('je'),
  /** Languages that are written in production though not every text was read by a native speaker. */
  unreviewedLanguages: z.array(z.enum(LANGUAGES)).default([]),
  areas: z.array(z.string().min(1)).min(1),
  /** Neighbourhood to the area it lies in; both stand in `areas`. Help in that area is near. */
  neighbourhoods: z.record(z.string(), z.string()).default({}),
  /** A place not looked after for so many days counts as stale: its keeper is reminded. */
  directoryDays: z.number().int().positive().default(120),
  retentionDays: z.strictObject({
    transcript: z.number().int().positive(),
    closedCase: z.number().int().positive(),
    audit: z.number().int().positive(),
  }),
  /** Moments at which each kind of referrer hears what became of it, with the resident's consent. */
  feedback: z.partialRecord(z.enum(REFERRER_KINDS), z.array(z.enum(FEEDBACK_MOMENTS))).default({}),
  /** Approved WhatsApp templates (ContentSid) per use; needed outside the 24-hour window. */
  templates: z.record(z.string(), z.string().regex(/^HX[0-9a-f]{32}$/)).default({}),
  /** The approved words of a template, with {{1}} for the message: what a worker sees before sending. */
  templateWords: z.record(z.string(), z.string().includes('{{1}}')).default({}),
});
export type City = z.infer<typeof citySchema>;

export const workerSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  role: z.enum(ROLES),
  areas: z.array(z.string()).default([]),
  languages: z.array(z.string()).default(['nl']),
  hours: weekSchema.optional(),
  absences: z
    .array(z.strictObject({ from: civilDate, until: civilDate, replacement: z.string() }))
    .default([]),
  /** Most active residents at once; monitoring is counted apart. */
  limit: z.number().int().positive().default(30),
  teams: z.string().optional(),
});
export type Worker = z.infer<typeof workerSchema>;
export const peopleSchema = z.array(workerSchema).min(1);

export const DIRECTORY_NEEDS = [
  'food',
  'clothes',
  'listening',
  'money-help',
  'forms',
  'housing',
  'energy',
  'safety',
  'children',
  'work',
  'taking-part',
  'youth',
] as const;
export type DirectoryNeed = (typeof DIRECTORY_NEEDS)[number];

export const directoryEntrySchema = z.strictObject({
  name: z.string().min(1),
  area: z.string().min(1),
  needs: z.array(z.enum(DIRECTORY_NEEDS)).min(1),
  languages: z.array(z.string()).default(['nl']),
  /** How to reach it, in words a resident can follow. */
  how: z.string().min(1).max(140),
  /** The same in other languages; Dutch where one is missing. */
  howIn: z.partialRecord(z.enum(LANGUAGES), z.string().min(1).max(140)).optional(),
  checked: civilDate,
  hours: weekSchema.optional(),
});
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>;
export const directorySchema = z.array(directoryEntrySchema);

/** Everything the conversation knows about the city. */
export interface CityFacts {
  readonly city: City;
  readonly people: readonly Worker[];
  readonly directory: readonly DirectoryEntry[];
}
