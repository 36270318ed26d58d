/** The working copy of one turn: what the steps and listeners write to. Pure: the clock and facts are in the context. */
import type { Context, Effect, Refusal } from './context.ts';
import type { AgendaItem, Answer, Channel, Conversation, Delivery, Line, Promised } from './conversation.ts';
import type { Language, Stress } from './meaning.ts';
import type { MoneyRequest } from './money/request.ts';
import type { Picture } from './pictures/picture.ts';
import { atTheTable } from './spreekuur/of.ts';
import type { Sitting } from './spreekuur/sitting.ts';
import { STAND_INS, type TextValues } from './texts.ts';
import { shapedLine } from './shaped.ts';
import { isWithStranger } from './with-stranger.ts';
import { workingCopy } from './working-copy.ts';

export interface Talk {
  readonly context: Context;
  /** Copy that this turn may change; the conversation handed in stays as it was. */
  readonly now: Conversation;
  readonly effects: Effect[];
  /** How the resident writes in this turn: changes how much is asked at once, and is never stored (design C5.4). */
  stress: Stress;
  /** A volunteer types beside the resident: what is said stands on that screen and is sent to nobody. */
  beside?: Sitting;
  /** The worker who types for the resident in this turn. */
  by?: string;
  /** This turn answers the resident's own message: nothing of it is for a volunteer's screen. */
  own?: boolean;
  /** Set when the turn cannot be decided without the ledger. */
  needs?: MoneyRequest;
  /** Set when a worker asked for something that cannot be done now. */
  refusal?: Refusal;
}

export function beginTalk(conversation: Conversation, context: Context): Talk {
  return { context, now: workingCopy(conversation), effects: [], stress: 'calm' };
}

/** A fresh id within this conversation. */
export function nextId(talk: Talk): string {
  talk.now.counter += 1;
  return talk.now.counter.toString(36);
}

/** What was told now; when a volunteer typed it, that stands with it. */
export function toldNow(talk: Talk, value: string, words: string): Answer {
  return { value, words, at: talk.context.now, ...(talk.by === undefined ? {} : { by: talk.by }) };
}

/** The channel to answer on: the one the resident used last. */
export function replyChannel(conversation: Conversation): Channel | undefined {
  return conversation.channels.reduce<Channel | undefined>(
    (latest, channel) => ((channel.lastInboundAt ?? '') >= (latest?.lastInboundAt ?? '') ? channel : latest),
    undefined,
  );
}

export interface Saying {
  /** May leave while a worker owns the conversation. */
  readonly always?: boolean;
  /** Approved template for when the WhatsApp window is closed. */
  readonly template?: string | undefined;
  readonly from?: 'bot' | 'worker';
  readonly by?: string;
  /** Leaves even after STOP: the numbers for somebody in danger. */
  readonly vital?: boolean;
  /** Shown as a picture, where the channel can; the words are its alt text. */
  readonly picture?: Picture;
  /** Sent as sound; the words are what is read aloud. */
  readonly speech?: NonNullable<Line['speech']>;
  /** The question whose numbered choices stand below it: WhatsApp may show them as buttons. */
  readonly asks?: string;
}

/** After STOP only what is vital leaves; and of itself nothing, while somebody else has the phone. */
function mayLeave({ now, own, beside }: Talk, { from = 'bot', vital }: Saying): boolean {
  if (vital === true) return true;
  const unasked = own !== true && beside === undefined && from === 'bot';
  return now.optedOutAt === undefined && !(unasked && isWithStranger(now));
}

/** Puts ready words on their way to the resident; of words that may not leave the line made is not kept, so never sent. */
export function sayWords(talk: Talk, text: string, how: Saying = {}): Line {
  const { now, context } = talk;
  const channel = talk.beside === undefined ? replyChannel(now) : undefined;
  const sitting = talk.beside ?? (talk.own === true ? undefined : atTheTable(now, context.now));
  const delivery: Delivery | undefined = channel && {
    kind: channel.kind,
    state: 'sending',
    tries: 0,
    since: context.now,
    template: how.template,
    always: how.always === true ? true : undefined,
    vital: how.vital === true ? true : undefined,
  };
  const { from = 'bot', by, asks, picture, speech } = how;
  const line = shapedLine({
    id: nextId(talk),
    at: context.now,
    from,
    by,
    text,
    lang: from === 'bot' ? voice(talk) : undefined,
    sitting: sitting?.id,
    asks,
    picture,
    speech,
    delivery,
  });
  if (mayLeave(talk, how)) now.transcript.push(line);
  return line;
}

/** Does the city write this language? Otherwise the resident gets Dutch with English below it. */
export function isWritten({ facts }: Pick<Context, 'facts'>, lang: Language): boolean {
  return facts.city.languages.includes(lang);
}

/** The language spoken in this pass: the resident's own, or one of the two that stand in for it. */
export function voice({ context, now }: Pick<Talk, 'context' | 'now'>): Language {
  return isWritten(context, now.lang) ? now.lang : (context.standIn ?? 'nl');
}

/** The languages the resident reads our words in; what they answer is held against all of them. */
export function voices({ context, now }: Pick<Talk, 'context' | 'now'>): readonly Language[] {
  return isWritten(context, now.lang) ? [now.lang] : STAND_INS;
}

/** Says a text of the catalogue in the resident's language. */
export function say(talk: Talk, id: string, values: TextValues = {}, how: Saying = {}): Line {
  return sayWords(talk, talk.context.texts.say(voice(talk), id, values), how);
}

/** Was this the last thing we said, in any of the languages the resident gets? */
export function justSaid(talk: Talk, id: string, values: TextValues): boolean {
  const last = talk.now.transcript.findLast((line) => line.from === 'bot')?.text ?? '';
  return last.includes(talk.context.texts.say(voices(talk)[0] ?? 'nl', id, values));
}

/** Did we say this already, among the last of our lines that are still at hand? */
export function wasSaid(talk: Talk, id: string): boolean {
  const text = talk.context.texts.say(voices(talk)[0] ?? 'nl', id);
  return talk.now.transcript.some((line) => line.from === 'bot' && line.text.includes(text));
}

/** Makes a promise; the earlier open one of the same kind is replaced. */
export function promise(
  talk: Talk,
  made: Pick<Promised, 'kind' | 'what' | 'owner' | 'due' | 'urgent'>,
): Promised {
  const { now, context } = talk;
  const promised: Promised = { id: nextId(talk), madeAt: context.now, ...made };
  const replaced = now.promises.filter((one) => one.kind === made.kind && !isSettled(one));
  for (const { id } of replaced) unschedule(talk, 'promise-due', id);
  now.promises = [...now.promises.filter((one) => !replaced.includes(one)), promised];
  schedule(talk, { kind: 'promise-due', about: promised.id, at: made.due });
  return promised;
}

export function isSettled(promised: Promised): boolean {
  return promised.keptAt !== undefined;
}

/** A note that only workers read. */
export function note(talk: Talk, text: string): void {
  talk.now.transcript.push({ id: nextId(talk), at: talk.context.now, from: 'note', text });
}

/** A note for the worker, once. @returns false when it stood there */
export function noteOnce(talk: Talk, text: string): boolean {
  const { transcript } = talk.now;
  if (transcript.some((line) => line.from === 'note' && line.text === text)) return false;
  note(talk, text);
  return true;
}

/** Marks open promises of these kinds as kept and takes their clocks away. */
export function keep(talk: Talk, ...kinds: Promised['kind'][]): void {
  for (const promised of talk.now.promises) {
    if (!kinds.includes(promised.kind) || isSettled(promised)) continue;
    promised.keptAt = talk.context.now;
    unschedule(talk, 'promise-due', promised.id);
  }
}

/** Takes open promises of these kinds back, with their clocks: what was promised is no longer wanted. */
export function release(talk: Talk, ...kinds: Promised['kind'][]): void {
  const open = talk.now.promises.filter((one) => kinds.includes(one.kind) && !isSettled(one));
  for (const { id } of open) unschedule(talk, 'promise-due', id);
  talk.now.promises = talk.now.promises.filter((one) => !open.includes(one));
}

export function schedule(talk: Talk, item: Omit<AgendaItem, 'id'>): void {
  talk.now.agenda.push({ id: nextId(talk), ...item });
}

export function unschedule(talk: Talk, kind: AgendaItem['kind'], about?: string): void {
  talk.now.agenda = talk.now.agenda.filter(
    (item) => item.kind !== kind || (about !== undefined && item.about !== about),
  );
}
