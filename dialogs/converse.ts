/**
 * The conversation: one event in, a new conversation out. Pure: the clock, the city, the words and what the ledger
 * says are handed in, so that every turn can be tested and replayed.
 */
import type { Context, GlobalWord, Outcome } from './context.ts';
import {
  rememberInbound,
  type Channel,
  type ChannelKind,
  type Conversation,
  type Line,
  type Spoken,
} from './conversation.ts';
import { asMeant } from './as-meant.ts';
import { openQuestion } from './engine.ts';
import { settleGuess } from './guess.ts';
import { owner } from './handover/state.ts';
import type { Heard } from './heard.ts';
import { languageAfter, languageShown } from './language-heard.ts';
import { messageMark } from './long-ago.ts';
import { keepForLater, MOST_AT_ONCE, quickFirst, takeUp } from './later.ts';
import { letterOutcome, type LetterOutcome } from './letter/outcome.ts';
import type { Reading } from './letter/reading.ts';
import { pastedToWorker, receivePhotos } from './letter/receive.ts';
import { dealsWith } from './listeners/deals-with.ts';
import { LISTENERS } from './listeners/index.ts';
import type { Listener } from './listeners/listener.ts';
import { rateLimit } from './listeners/rate-limit.ts';
import type { Language, Meaning } from './meaning.ts';
import { applyDeskAction, type DeskAction } from './desk-actions.ts';
import { takeOutSecrets } from './money/secrets.ts';
import { shapedLine } from './shaped.ts';
import { packLines } from './pack-lines.ts';
import { plain } from './plain.ts';
import { register, type NewRegistration } from './referral/register.ts';
import { SITTING_HOURS } from './sitting.ts';
import {
  actAtTheTable,
  comeToTheTable,
  isPassed,
  leaveTheTable,
  type SpreekuurAction,
} from './spreekuur/actions.ts';
import { TABLE_LISTENERS } from './spreekuur/listeners.ts';
import { withSpeech } from './speech.ts';
import { askPhone, type PhoneQuestion } from './spreekuur/phone.ts';
import { takeIn } from './spreekuur/take-in.ts';
import { inTwoLanguages } from './in-two-languages.ts';
import { beginTalk, isWritten, say, type Talk } from './talk.ts';
import { readTap, type Tap } from './tapped.ts';
import { runTimers } from './timers.ts';
import { isWithStranger } from './with-stranger.ts';

export interface MessageEvent {
  readonly kind: 'message';
  readonly id: string;
  readonly channel: Channel;
  readonly text: string;
  readonly media: number;
  /** Where the provider keeps the photos of it. */
  readonly pictures?: readonly string[];
  /** A letter that stands in the text; the meaning is of the words beside it. */
  readonly letter?: Reading;
  readonly spoken?: Spoken;
  readonly name?: string;
  /** A button or a line of a list was tapped; the text is what stood on it. */
  readonly tap?: Tap;
  readonly meaning: Meaning;
}

/** Words as they are heard; typed at the table of a volunteer they came by no channel. */
type Words = Omit<MessageEvent, 'kind' | 'channel'> & { readonly channel?: Channel };

/** A volunteer beside a resident does something; `sitting` is the id under which that table is known. */
export interface SpreekuurEvent {
  readonly kind: 'spreekuur';
  readonly volunteer: string;
  readonly sitting: string;
  readonly action: SpreekuurAction;
}

/** What can happen to a conversation. */
export type ConversationEvent =
  | MessageEvent
  | SpreekuurEvent
  /** A volunteer typed this phone's number: its owner is asked. */
  | ({ readonly kind: 'ask-phone' } & PhoneQuestion)
  /** The phone's owner said yes: what was told at the table comes here. */
  | { readonly kind: 'take-in'; readonly told: Conversation | undefined }
  /** Somebody registers a resident with the referrers' form. */
  | { readonly kind: 'referral'; readonly made: NewRegistration }
  /** What became of a letter. */
  | { readonly kind: 'letter'; readonly letter: string; readonly outcome: LetterOutcome }
  | { readonly kind: 'timer' }
  /** `once` names this very deed of a worker. */
  | { readonly kind: 'desk'; readonly worker: string; readonly action: DeskAction; readonly once?: string };

/** Longest text of a resident that is kept; WhatsApp itself stops at 4,096. */
export const MOST_CHARACTERS_KEPT = 4_096;

const NOTHING_MORE = { intent: 'other', also: [], urgent: 'none', confidence: 0, likely: [] } as const;
/** "Kweenie man", "weet ik niet hoor": the words that may have one more behind them. */
const WITH_A_TAIL: readonly GlobalWord[] = ['unknown', 'skip', 'again'];

/** The word with a fixed effect that the message is, one small word behind it allowed for some. */
function wordOf({ words }: Context, text: string): GlobalWord | undefined {
  const whole = words.find(text);
  if (whole !== undefined) return whole;
  const said = plain(text).split(' ').slice(0, -1);
  const front = words.find(said.join(' '));
  // "Volgende week" skips nothing.
  if (front === 'skip' && said.length === 1) return undefined;
  return front !== undefined && WITH_A_TAIL.includes(front) ? front : undefined;
}

function wordLanguage({ words }: Context, text: string): { readonly wordLang?: Language } {
  const wordLang = words.languageOf(text);
  return wordLang === undefined ? {} : { wordLang };
}

export function isKnownMessage(conversation: Conversation, id: string): boolean {
  if (conversation.recentInbound.includes(id)) return true;
  const mark = messageMark(id);
  return conversation.transcript.some((line) => line.message === mark);
}

function noteChannel(talk: Talk, channel: Channel): void {
  const { channels } = talk.now;
  const known = channels.find((one) => one.kind === channel.kind && one.via === channel.via);
  if (known === undefined) channels.push({ ...channel, lastInboundAt: talk.context.now });
  else Object.assign(known, { address: channel.address, lastInboundAt: talk.context.now });
}

function lastInboundAt(conversation: Conversation): string | undefined {
  return conversation.transcript.findLast((line) => line.from === 'resident')?.at;
}

function hear(talk: Talk, event: Words): Heard {
  const before = lastInboundAt(talk.now);
  const { words } = talk.context;
  const { text, found } = takeOutSecrets(event.text.slice(0, MOST_CHARACTERS_KEPT));
  const tapped = event.tap && readTap(talk.now, event.tap);
  const number = tapped === 'earlier' ? undefined : tapped;
  const heard: Heard = {
    id: event.id,
    text,
    plain: number ?? plain(text),
    // A choice of ours says no more than its number does.
    meaning: number === undefined ? event.meaning : { ...event.meaning, ...NOTHING_MORE },
    word: number === undefined ? wordOf(talk.context, event.text) : undefined,
    ...(tapped === 'earlier' ? { tappedEarlier: true } : {}),
    ...(number === undefined ? wordLanguage(talk.context, event.text) : {}),
    asksLanguage: words.language(event.text),
    media: event.media,
    photos: receivePhotos(talk, event.pictures ?? []),
    ...(event.letter === undefined ? {} : { pasted: event.letter }),
    ...(event.spoken === undefined ? {} : { spoken: event.spoken }),
    secrets: found,
    // Words without a channel get what the least safe one gets.
    channel: event.channel?.kind ?? ('sms' satisfies ChannelKind),
    first: before === undefined,
    hoursSince:
      before === undefined ? undefined : (Date.parse(talk.context.now) - Date.parse(before)) / 3_600_000,
  };
  return asMeant(talk, heard);
}

function record(talk: Talk, event: Words, heard: Heard): void {
  talk.now.recentInbound = rememberInbound(talk.now.recentInbound, [event.id]);
  talk.now.counter += 1;
  const lang = languageAfter(talk.now, heard);
  const line: Line = {
    id: talk.now.counter.toString(36),
    at: talk.context.now,
    from: 'resident',
    text: heard.text,
    message: messageMark(event.id),
    lang: languageShown(heard),
    by: talk.by,
    sitting: talk.beside?.id,
    media: event.media > 0 ? event.media : undefined,
    spoken: event.spoken,
  };
  talk.now.transcript.push(shapedLine(line));
  if (talk.now.name === undefined && event.name !== undefined) talk.now.name = event.name.slice(0, 40);
  talk.now.lang = lang;
}

/**
 * First contact says in one line what this is (AI Act art. 50). Danger numbers and the first kind word to someone in
 * acute need come before it; otherwise it comes first.
 */
function introduce(talk: Talk, heard: Heard, linesBefore: number): void {
  const said = talk.now.transcript.slice(linesBefore).filter((line) => line.from === 'bot');
  if (
    talk.beside !== undefined ||
    talk.now.introduced ||
    said.length === 0 ||
    talk.now.optedOutAt !== undefined
  )
    return;
  talk.now.introduced = true;
  say(talk, 'about.introduction', {}, { always: true });
  const line = talk.now.transcript.pop();
  const first = linesBefore + (heard.meaning.urgent === 'none' ? 0 : 1);
  if (line !== undefined) talk.now.transcript.splice(first, 0, line);
}

function hearWords(talk: Talk, event: Words): void {
  const heard = hear(talk, event);
  talk.stress = heard.meaning.stress;
  if ((heard.hoursSince ?? 0) >= SITTING_HOURS) talk.now.unclearSaid = [];
  record(talk, event, heard);
  const linesBefore = talk.now.transcript.length;
  const meant = settleGuess(talk, heard);
  pastedToWorker(talk, meant);
  const listener = answerOne(talk, openQuestion(talk) === undefined ? quickFirst(meant) : meant);
  for (let taken = 0; taken < MOST_AT_ONCE; taken += 1) {
    const next = takeUp(talk, heard);
    if (next === undefined) break;
    answerOne(talk, next);
  }
  const silent = talk.now.transcript.length === linesBefore && owner(talk.now) === undefined;
  // A flow may end on a "nee" without a last word: nobody is left waiting for one.
  if (silent && listener !== rateLimit && talk.needs === undefined)
    say(talk, talk.beside === undefined ? 'general.here' : 'spreekuur.ready');
  introduce(talk, heard, linesBefore);
}

/** The first listener that deals with the message ends the search; what it left over is kept for later. */
function answerOne(talk: Talk, heard: Heard): Listener | undefined {
  const listeners = talk.beside === undefined ? LISTENERS : TABLE_LISTENERS;
  const listener = listeners.find((one) => one(talk, heard));
  const dealtWith = listener && dealsWith(talk, listener, heard);
  if (dealtWith !== undefined) keepForLater(talk, heard, dealtWith);
  return listener;
}

function hearMessage(talk: Talk, event: MessageEvent): void {
  talk.own = true;
  noteChannel(talk, event.channel);
  hearWords(talk, event);
}

/** It answers what the resident sent, on their own phone; not when somebody else has that now. */
function hearOutcome(talk: Talk, { letter, outcome }: Extract<ConversationEvent, { kind: 'letter' }>): void {
  talk.own = !isWithStranger(talk.now);
  letterOutcome(talk, letter, outcome);
}

function sitDown(talk: Talk, event: SpreekuurEvent): void {
  if (!comeToTheTable(talk, event)) return;
  talk.by = event.volunteer;
  const { action } = event;
  if (action.do === 'say' && isPassed(talk, action)) talk.refusal = { code: 'question-passed' };
  else if (action.do === 'say') hearWords(talk, { ...action, media: 0 });
  else actAtTheTable(talk, action);
  leaveTheTable(talk);
  // Money is between the resident and their own phone: nothing here may look it up.
  if (talk.needs !== undefined) talk.refusal = { code: 'ask-first' };
}

/**
 * Decides one event. The conversation handed in is not changed. Whoever writes a language the city does not write gets
 * every message in Dutch and in English; the short lines of a turn travel together.
 */
export function converse(conversation: Conversation, event: ConversationEvent, context: Context): Outcome {
  const outcome = inItsLanguages(conversation, event, context);
  if (outcome.kind !== 'done') return outcome;
  const packed = packLines(conversation, outcome.conversation);
  return { ...outcome, conversation: withSpeech(conversation, packed, context) };
}

function inItsLanguages(conversation: Conversation, event: ConversationEvent, context: Context): Outcome {
  const outcome = decide(conversation, event, context);
  if (outcome.kind !== 'done' || isWritten(context, outcome.conversation.lang)) return outcome;
  const second = decide(conversation, event, { ...context, standIn: 'en' });
  return second.kind === 'done' ? inTwoLanguages(conversation, outcome, second) : outcome;
}

function decide(conversation: Conversation, event: ConversationEvent, context: Context): Outcome {
  const talk = beginTalk(conversation, context);
  if (event.kind === 'message') hearMessage(talk, event);
  else if (event.kind === 'timer') runTimers(talk);
  else if (event.kind === 'letter') hearOutcome(talk, event);
  else if (event.kind === 'spreekuur') sitDown(talk, event);
  else if (event.kind === 'ask-phone') askPhone(talk, event);
  else if (event.kind === 'take-in') takeIn(talk, event.told);
  else if (event.kind === 'referral') register(talk, event.made);
  else {
    applyDeskAction(talk, event.worker, event.action);
    if (event.once !== undefined)
      talk.now.recentInbound = rememberInbound(talk.now.recentInbound, [event.once]);
  }
  if (talk.refusal !== undefined) return { kind: 'refused', refusal: talk.refusal };
  if (talk.needs !== undefined) return { kind: 'needs', needs: talk.needs };
  talk.now.version = conversation.version + 1;
  return { kind: 'done', conversation: talk.now, effects: talk.effects };
}
