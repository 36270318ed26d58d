/** Letters a resident sent: what of them is kept in the conversation. The picture itself lies elsewhere, sealed. */
import { z } from 'zod';
import { readingSchema } from './reading.ts';

const instant = z.string();

/** `waiting` to be read; `unreadable` a better photo was asked for; `left` it could not be read at all. */
export const LETTER_STATES = ['waiting', 'read', 'unreadable', 'left'] as const;

const letterSchema = z.object({
  id: z.string(),
  at: instant,
  from: z.enum(['photo', 'text']),
  state: z.enum(LETTER_STATES),
  /** Where the provider still keeps the photo; gone once it was kept here or dropped. */
  media: z.string().optional(),
  /** How often this letter's work was begun. */
  tries: z.number().int(),
  reading: readingSchema.optional(),
  /** The picture is kept here, for the worker. */
  kept: z.boolean().optional(),
  /** A worker looked into it and said so. */
  seen: z.object({ at: instant, by: z.string() }).optional(),
});
export type Letter = z.infer<typeof letterSchema>;

export const lettersSchema = z.object({
  all: z.array(letterSchema),
  /** Line in which was asked whether pictures may be kept. */
  asking: z.string().optional(),
  /** What goes on after that question. */
  next: z.enum(['acute', 'share']).optional(),
});
export type Letters = z.infer<typeof lettersSchema>;

/** Name under which consent to keep pictures of letters is recorded. */
export const LETTER_CONSENT = 'letter';
/** Letters remembered per resident, and read at one time. */
export const MOST_LETTERS = 20;
export const MOST_WAITING = 5;
/** Without a yes within this time a photo is dropped. */
export const DAYS_TO_ANSWER = 3;

/** What still has to be done about a letter outside the conversation. */
export type LetterWork = 'read' | 'keep' | 'drop';

/** @param given consent to keep pictures; undefined when not yet asked or answered */
export function workLeft(letter: Letter, given: boolean | undefined, now: string): LetterWork | undefined {
  if (letter.media === undefined) return undefined;
  if (letter.state === 'waiting') return 'read';
  if (given === true && letter.seen === undefined) return 'keep';
  const days = (Date.parse(now) - Date.parse(letter.at)) / 86_400_000;
  return given !== undefined || days >= DAYS_TO_ANSWER ? 'drop' : undefined;
}
