/**
 * The conversation document: everything known about one resident, the unit of consistency (design C3).
 * State, replies, timers and de-duplication become durable together or not at all.
 */
import { z } from 'zod';
import { CHANNEL_KINDS, lineSchema } from './line.ts';
import { agendaItemSchema } from './agenda-item.ts';
import { lettersSchema } from './letter/letters.ts';
import { maandgesprekSchema } from './maandgesprek/maandgesprek.ts';
import { INTENTS, LANGUAGES } from './meaning.ts';
import { spreekuurSchema } from './spreekuur/sitting.ts';
import { promiseSchema } from './promised.ts';
import { trajectSchema } from './traject/traject.ts';

export {
  CHANNEL_KINDS,
  DELIVERY_STATES,
  lineSchema,
  SPOKEN,
  type ChannelKind,
  type Delivery,
  type DeliveryState,
  type Line,
  type Spoken,
} from './line.ts';
export { AGENDA_KINDS, type AgendaItem } from './agenda-item.ts';
export { PROMISE_KINDS, type Promised, type PromiseKind } from './promised.ts';

/** Version of the document's shape; a change of shape adds a migration in the store. */
export const CONVERSATION_SCHEMA = 3;

const instant = z.string();

/** A way to reach the resident. `via` is the carrier; an address is opaque (a number or a BSUID). */
const channelSchema = z.object({
  kind: z.enum(CHANNEL_KINDS),
  via: z.enum(['twilio', 'tryout', 'desk']),
  address: z.string(),
  lastInboundAt: instant.optional(),
});
export type Channel = z.infer<typeof channelSchema>;

export const COLOURS = ['rood', 'oranje', 'groen'] as const;
export type Colour = (typeof COLOURS)[number];

const stoplightSchema = z.object({
  colour: z.enum(COLOURS),
  /** Id of the rule, or `worker` when a person overruled. */
  rule: z.string(),
  reason: z.string(),
  basis: z.string(),
  at: instant,
  by: z.string(),
});
export type Stoplight = z.infer<typeof stoplightSchema>;

/**
 * `value` is a label, number or ISO date as text; `words` are the resident's own words; `by` the volunteer who typed
 * them for the resident.
 */
const answerSchema = z.object({
  value: z.string(),
  words: z.string(),
  at: instant,
  by: z.string().optional(),
});
export type Answer = z.infer<typeof answerSchema>;

/** Where the resident is in a flow, by the names of flow and step (never an index). */
const positionSchema = z.object({
  flow: z.string(),
  step: z.string(),
  /** How often the present question was answered unclearly. */
  unclear: z.number().int(),
  /** On the way back to the summary after a correction: what was said on this way is not said again. */
  again: z.boolean().optional(),
});
export type Position = z.infer<typeof positionSchema>;

export const HANDOVER_STATES = [
  'offered',
  'accepted',
  'in-contact',
  'returned',
  'withdrawn',
  'closed',
] as const;

/** How soon the resident wants to hear from a person. */
export const TEMPOS = ['today', 'later'] as const;

const handoverSchema = z.object({
  state: z.enum(HANDOVER_STATES),
  urgency: z.enum(['emergency', 'red', 'normal']),
  reason: z.string(),
  requestedAt: instant,
  /** Worker asked now, or who accepted. */
  worker: z.string(),
  offeredAt: instant,
  acceptedAt: instant.optional(),
  firstContactAt: instant.optional(),
  endedAt: instant.optional(),
  /** Workers who declined or let the time pass, with why. */
  passed: z.array(z.object({ worker: z.string(), at: instant, why: z.string() })),
  /** The resident knows that nobody came yet and waits for no moment that was said. */
  quietSince: instant.optional(),
  tempo: z.enum(TEMPOS).optional(),
  agreed: z.string().optional(),
  closedReason: z.string().optional(),
});
/** A warm handover (design C7); ends only when a person has had contact. */
export type Handover = z.infer<typeof handoverSchema>;

/** Something the resident also asked, in which words and when. */
const laterSchema = z.object({ intent: z.enum(INTENTS), words: z.string(), at: instant });
export type Later = z.infer<typeof laterSchema>;

/** `by`: the volunteer who typed the resident's answer. */
const consentSchema = z.object({
  given: z.boolean(),
  at: instant,
  words: z.string(),
  by: z.string().optional(),
});

/** Everything but the lines. */
export const frameSchema = z.object({
  schema: z.literal(CONVERSATION_SCHEMA),
  id: z.string(),
  version: z.number().int(),
  createdAt: instant,
  channels: z.array(channelSchema),
  optedOutAt: instant.optional(),
  lang: z.enum(LANGUAGES),
  /** Chosen by the resident, so no longer guessed from messages. */
  langChosen: z.boolean(),
  /** How the resident likes answers, beside the words. */
  prefers: z.object({ pictures: z.boolean().optional(), speech: z.boolean().optional() }).optional(),
  /** Told that this is an automatic assistant, who reads along and that a person can be asked (AI Act art. 50). */
  introduced: z.boolean(),
  name: z.string().optional(),
  fixedContact: z.string().optional(),
  consent: z.record(z.string(), consentSchema),
  /** Linked Huishoudboekje participant and the state of the light check (design C8). */
  money: z.object({
    participant: z.string().optional(),
    linkedAt: instant.optional(),
    checkedAt: instant.optional(),
    checkedChannel: z.string().optional(),
    /** Answered the light check on an address that money never leaves by alone (SMS can be spoofed). */
    wrongTries: z.number().int(),
    lockedUntil: instant.optional(),
    /** Who reads along: amounts always, only on request, or never in writing. */
    writing: z.enum(['always', 'on-request', 'never']).optional(),
    notices: z.boolean(),
    noticed: z.array(z.string()),
    /** The questions to answer once linked or checked, by name, with a space between. */
    waiting: z.string().optional(),
    /** The resident's words of that question, for the person who may be asked. */
    words: z.string().optional(),
    /** Koppelcodes used here; none of them works a second time. */
    spent: z.array(z.string()).optional(),
    noticesOfferedAt: instant.optional(),
    /** When a saldo or leefgeld was last told. */
    toldAt: instant.optional(),
    /** When a person was last told of a balance below zero. */
    negativeToldAt: instant.optional(),
  }),
  stoplight: stoplightSchema.optional(),
  stoplightHistory: z.array(stoplightSchema),
  position: positionSchema.optional(),
  /** Where to go on after a called flow ends, innermost last. */
  stack: z.array(positionSchema),
  /** Resting since (pause), or last asked; the question is kept in `position`. */
  restingSince: instant.optional(),
  answers: z.record(z.string(), answerSchema),
  /** Questions asked in the present sitting, for pacing. */
  asked: z.number().int(),
  /** What was asked beside what was answered; taken up when the conversation comes to a rest. */
  later: z.array(laterSchema).default([]),
  /** What an unsure message may have meant, offered as choices, with the resident's words. */
  guess: z.object({ intents: z.array(z.enum(INTENTS)), words: z.string() }).optional(),
  /** Texts said in this sitting because something was not understood: none of them is said twice. */
  unclearSaid: z.array(z.string()).default([]),
  handover: handoverSchema.optional(),
  /** Ended handovers, oldest first, for the figures. */
  handoverHistory: z.array(handoverSchema).optional(),
  traject: trajectSchema.optional(),
  maandgesprek: maandgesprekSchema.optional(),
  /** Sittings with a volunteer. */
  spreekuur: spreekuurSchema.optional(),
  /** Letters that were sent as a photo or as text. */
  letters: lettersSchema.optional(),
  promises: z.array(promiseSchema),
  agenda: z.array(agendaItemSchema),
  /** Provider ids of the last inbound messages, newest last: the same one twice is one turn. */
  recentInbound: z.array(z.string()),
  /** Which messages stand in archived pages, as bits (dialogs/long-ago.ts); left out while there are none. */
  longAgo: z.string().optional(),
  /** Moments of the last few inbound messages, for the rate limit. */
  recentAt: z.array(instant),
  archivedPages: z.number().int(),
  /** Counts ids handed out in this document. */
  counter: z.number().int(),
});

export const conversationSchema = frameSchema.extend({ transcript: z.array(lineSchema) });
export type Conversation = z.infer<typeof conversationSchema>;

/** How many inbound ids are remembered for de-duplication. */
const REMEMBERED_INBOUND = 100;

/** The inbound ids to remember once these came, the newest last. */
export function rememberInbound(known: readonly string[], came: readonly string[]): string[] {
  return [...known, ...came].slice(-REMEMBERED_INBOUND);
}

/** A new, empty conversation for the resident with this opaque id. */
export function newConversation(id: string, now: string, lang: Conversation['lang']): Conversation {
  return {
    schema: CONVERSATION_SCHEMA,
    id,
    version: 0,
    createdAt: now,
    channels: [],
    lang,
    langChosen: false,
    introduced: false,
    consent: {},
    money: { wrongTries: 0, notices: false, noticed: [] },
    stoplightHistory: [],
    stack: [],
    answers: {},
    asked: 0,
    later: [],
    unclearSaid: [],
    promises: [],
    agenda: [],
    recentInbound: [],
    recentAt: [],
    transcript: [],
    archivedPages: 0,
    counter: 0,
  };
}
