/** One line of the transcript, and how far it has come on its way to the resident. */
import { z } from 'zod';
import { LANGUAGES } from './meaning.ts';
import { pictureSchema } from './pictures/picture.ts';

const instant = z.string();

export const CHANNEL_KINDS = ['whatsapp', 'sms'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const DELIVERY_STATES = [
  'queued',
  'sending',
  'uncertain',
  'sent',
  'delivered',
  'read',
  'failed',
  'withheld',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** How far a line to the resident has come (design C4). */
const deliveryShape = z.object({
  kind: z.enum(CHANNEL_KINDS),
  state: z.enum(DELIVERY_STATES),
  tries: z.number().int(),
  /** When the present attempt began; bounds the look-up after an unknown outcome. */
  since: instant,
  /** Not before this instant (back-off); of a line that is being sent, by others not before this instant. */
  due: instant.optional(),
  /** Which of several instances is sending it. */
  by: z.string().optional(),
  providerId: z.string().optional(),
  /** Approved template to use outside the 24-hour window. */
  template: z.string().optional(),
  error: z.string().optional(),
  /** May be sent while a worker owns the conversation (announcements, danger numbers, a worker's own words). */
  always: z.boolean().optional(),
  /** Danger numbers for somebody who writes about danger: these leave even after STOP. */
  vital: z.boolean().optional(),
});
const deliverySchema = deliveryShape.readonly();
export type Delivery = z.infer<typeof deliverySchema>;

/** What became of a voice message: `heard` has its words in the text. */
export const SPOKEN = ['heard', 'unheard'] as const;
export type Spoken = (typeof SPOKEN)[number];

const lineShape = z.object({
  id: z.string(),
  at: instant,
  from: z.enum(['resident', 'bot', 'worker', 'note']),
  by: z.string().optional(),
  text: z.string(),
  /** Language of the words; left out when they are in two, or nobody knows. */
  lang: z.enum(LANGUAGES).optional(),
  /** By which the resident's message is known when it is delivered again (dialogs/long-ago.ts). */
  message: z.string().optional(),
  media: z.number().int().optional(),
  /** Sent as a voice message: written out by a computer, or not listened to. */
  spoken: z.enum(SPOKEN).optional(),
  /** Said or typed at this spreekuur: what the volunteer sees is made of these lines only. */
  sitting: z.string().optional(),
  /** Id of the question that its numbered choices answer. */
  asks: z.string().optional(),
  /** Sent as a picture; the text is its alt text and goes along. */
  picture: pictureSchema.optional(),
  /** Sent as sound; the text is what is read aloud. `otherwise`: the words that leave when that cannot be done. */
  speech: z.object({ otherwise: z.string().optional() }).optional(),
  delivery: deliverySchema.optional(),
});
/**
 * One line of the transcript; a line with a delivery is also an outbox entry. Notes are never sent. A line is never
 * changed, only put in the place of another: so a turn copies, checks and writes down only the lines that are new.
 */
export const lineSchema = lineShape.readonly();
export type Line = z.infer<typeof lineSchema>;
