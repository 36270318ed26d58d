/**
 * Documents, lines and deliveries with the same fields in the same order, also those that are empty: V8 then knows
 * them all as one kind of object, and every look at a field costs a tenth of what it does with hundreds of kinds.
 * JSON leaves empty fields out, so what is stored stays the same.
 */
import type { Conversation } from './conversation.ts';
import type { Delivery, Line } from './line.ts';

/** Every field of T, so that the compiler says which one is forgotten. */
type Whole<T> = { [K in keyof Required<T>]: T[K] };

export function shapedDelivery(given: Delivery): Delivery {
  return {
    kind: given.kind,
    state: given.state,
    tries: given.tries,
    since: given.since,
    due: given.due,
    by: given.by,
    providerId: given.providerId,
    template: given.template,
    error: given.error,
    always: given.always,
    vital: given.vital,
  } satisfies Whole<Delivery>;
}

/** @param delivery takes the place of the line's own. */
export function shapedLine(given: Line, delivery: Delivery | undefined = given.delivery): Line {
  return {
    id: given.id,
    at: given.at,
    from: given.from,
    by: given.by,
    text: given.text,
    lang: given.lang,
    message: given.message,
    media: given.media,
    spoken: given.spoken,
    sitting: given.sitting,
    asks: given.asks,
    picture: given.picture,
    speech: given.speech,
    delivery: delivery && shapedDelivery(delivery),
  } satisfies Whole<Line>;
}

/** Shares everything with the one given. */
export function shapedConversation(given: Conversation): Conversation {
  return {
    schema: given.schema,
    id: given.id,
    version: given.version,
    createdAt: given.createdAt,
    channels: given.channels,
    optedOutAt: given.optedOutAt,
    lang: given.lang,
    langChosen: given.langChosen,
    prefers: given.prefers,
    introduced: given.introduced,
    name: given.name,
    fixedContact: given.fixedContact,
    consent: given.consent,
    money: given.money,
    stoplight: given.stoplight,
    stoplightHistory: given.stoplightHistory,
    position: given.position,
    stack: given.stack,
    restingSince: given.restingSince,
    answers: given.answers,
    asked: given.asked,
    later: given.later,
    guess: given.guess,
    unclearSaid: given.unclearSaid,
    handover: given.handover,
    handoverHistory: given.handoverHistory,
    traject: given.traject,
    maandgesprek: given.maandgesprek,
    spreekuur: given.spreekuur,
    letters: given.letters,
    promises: given.promises,
    agenda: given.agenda,
    recentInbound: given.recentInbound,
    longAgo: given.longAgo,
    recentAt: given.recentAt,
    archivedPages: given.archivedPages,
    counter: given.counter,
    transcript: given.transcript,
  } satisfies Whole<Conversation>;
}
