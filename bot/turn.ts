/**
 * One turn, start to finish: load, decide, commit all of it as one atomic write, then send. Everything that changes
 * a conversation goes through here: messages, timers, desk actions, delivery results. No other writer exists.
 */
import type { Context, Effect, Refusal } from '../dialogs/context.ts';
import { newConversation, type Conversation } from '../dialogs/conversation.ts';
import { converse, isKnownMessage, type ConversationEvent } from '../dialogs/converse.ts';
import type { DeskAction } from '../dialogs/desk-actions.ts';
import { writtenJustBefore } from '../dialogs/just-before.ts';
import type { LetterOutcome } from '../dialogs/letter/outcome.ts';
import type { Reading } from '../dialogs/letter/reading.ts';
import type { Language, Meaning } from '../dialogs/meaning.ts';
import type { NewRegistration } from '../dialogs/referral/register.ts';
import type { PhoneQuestion } from '../dialogs/spreekuur/phone.ts';
import type { SpreekuurAction } from '../dialogs/spreekuur/actions.ts';
import type { MoneyFacts, MoneyRequest } from '../dialogs/money/request.ts';
import { isArchived, splitArchive } from './archive.ts';
import type { Inbound } from './channels/port.ts';
import type { Clock } from './clock.ts';
import type { Lanes } from './lanes.ts';
import type { Listen } from './voice/listen.ts';
import { StaleVersion, type Store } from './store/port.ts';

/** A stale version means another instance was first: decide again on what it wrote. */
const MOST_TRIES = 20;
/** Passes of one turn that may each ask the ledger something. */
const MOST_LOOK_UPS = 4;

export interface TurnDeps {
  readonly store: Pick<Store, 'keyOf' | 'load' | 'commit' | 'page'>;
  readonly lanes: Lanes;
  readonly clock: Clock;
  /** Everything of the context but the moment and the money. */
  readonly context: Omit<Context, 'now' | 'money'>;
  /** @param before what they wrote shortly before, the oldest first. */
  readonly understand: (
    text: string,
    now: string,
    lang: Language | undefined,
    before?: () => readonly string[],
  ) => Promise<Meaning>;
  /** Turns a voice message into words; without it they stay unheard. */
  readonly listen?: Listen;
  /** Parts a pasted letter from the resident's own words and reads it; without it there are no letters. */
  readonly letterIn?: (text: string, now: string) => Promise<LetterIn | undefined>;
  /** The look-ups of one turn, which share a time limit. */
  readonly lookUp: (key: string) => (request: MoneyRequest) => Promise<MoneyFacts>;
  /** Makes durable who saw whose money (the audit effects), before anything of it is committed, shown or sent. */
  readonly record: (key: string, effects: readonly Effect[]) => Promise<void>;
  /** Delivery results that wait to be written with the resident's next commit. */
  readonly applyPending: (key: string, conversation: Conversation) => Conversation;
  /** Lines that an earlier process left unsettled, or that are due again: from now on in hand here. */
  readonly recover: (key: string, stored: Conversation) => void;
  /** After each durable commit: sends, notices to workers, live pages. */
  readonly committed: (key: string, conversation: Conversation, effects: readonly Effect[]) => void;
}

/** `unchanged`: there was nothing to write. */
export type TurnEnd =
  | { readonly kind: 'done' | 'duplicate' | 'absent' | 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What a volunteer does; the words typed are understood on the way. */
export type TableDeed =
  | Exclude<SpreekuurAction, { readonly do: 'say' }>
  | Omit<Extract<SpreekuurAction, { readonly do: 'say' }>, 'meaning'>;

export interface Turns {
  /** A verified message. Durable when it resolves; the same id again is `duplicate`. */
  receive(inbound: Inbound): Promise<TurnEnd>;
  /** @param once names this very deed of this worker: the same again is `duplicate`. */
  desk(key: string, worker: string, action: DeskAction, once?: string): Promise<TurnEnd>;
  /** A volunteer beside a resident; `begin` makes the conversation when there is none. */
  table(key: string, volunteer: string, sitting: string, deed: TableDeed): Promise<TurnEnd>;
  /** Asks the owner of a phone whether they sit with this volunteer. */
  askPhone(key: string, asked: PhoneQuestion): Promise<TurnEnd>;
  /** A referrer registers the resident of this key, who may be new here. */
  register(key: string, made: NewRegistration): Promise<TurnEnd>;
  /** What was told at a table comes to this conversation; undefined when it is gone. */
  takeIn(key: string, told: Conversation | undefined): Promise<TurnEnd>;
  /** What became of a letter. */
  letter(key: string, letter: string, outcome: LetterOutcome): Promise<TurnEnd>;
  /** Does what is due by itself: the agenda, and lines that still have to leave. */
  timer(key: string): Promise<TurnEnd>;
  /** A change that is not an event of the conversation (delivery results and callbacks); the same object is no change. */
  change(key: string, how: (conversation: Conversation) => Conversation): Promise<TurnEnd>;
  /** Work that no turn of this resident may run beside (erasing). */
  alone<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** A letter found in a message, and what stands beside it. */
export interface LetterIn {
  readonly own: string;
  /** Danger that stands in it, wherever: words of the letter itself raise none, the rules always do. */
  readonly alarm?: Meaning;
  readonly reading: Reading;
}

type Decision =
  | { readonly kind: 'commit'; readonly next: Conversation; readonly effects: readonly Effect[] }
  | Exclude<TurnEnd, { kind: 'done' }>
  | { readonly kind: 'refused'; readonly refusal: Refusal };

async function decide(
  deps: TurnDeps,
  key: string,
  before: Conversation,
  event: ConversationEvent,
): Promise<Decision> {
  const context: Context = { ...deps.context, now: deps.clock.now() };
  const lookUp = deps.lookUp(key);
  let outcome = converse(before, event, context);
  for (let passes = 0; outcome.kind === 'needs' && passes < MOST_LOOK_UPS; passes += 1) {
    const money = await lookUp(outcome.needs);
    outcome = converse(before, event, { ...context, money });
  }
  if (outcome.kind === 'needs') throw new Error('A turn kept asking the ledger for more.');
  if (outcome.kind === 'refused') return outcome;
  return { kind: 'commit', next: outcome.conversation, effects: outcome.effects };
}

async function commit(
  deps: TurnDeps,
  key: string,
  next: Conversation,
  effects: readonly Effect[],
): Promise<void> {
  const { conversation, page } = splitArchive(next);
  await deps.record(key, effects);
  await deps.store.commit(key, conversation, page);
  deps.committed(key, conversation, effects);
}

/** Load, decide, commit; again when another instance committed in between. `choose` gets what is known and what is stored. */
async function run(
  deps: TurnDeps,
  key: string,
  choose: (known: Conversation | undefined, stored: Conversation | undefined) => Promise<Decision>,
): Promise<TurnEnd> {
  for (let tries = 1; ; tries += 1) {
    const stored = await deps.store.load(key);
    const decision = await choose(stored && deps.applyPending(key, stored), stored);
    if (decision.kind !== 'commit') return decision;
    try {
      await commit(deps, key, decision.next, decision.effects);
      return { kind: 'done' };
    } catch (error) {
      if (!(error instanceof StaleVersion) || tries >= MOST_TRIES) throw error;
    }
  }
}

function listen({ listen: hear }: TurnDeps, inbound: Inbound): Promise<Inbound> {
  if (hear !== undefined) return hear(inbound);
  return Promise.resolve(inbound.voice === undefined ? inbound : { ...inbound, spoken: 'unheard' });
}

/** What is understood is what the resident says; of a pasted letter only danger counts. */
async function understood(
  { understand, letterIn, clock }: TurnDeps,
  { text, tap, spoken }: Inbound,
  known: Conversation | undefined,
): Promise<{ readonly meaning: Meaning; readonly letter?: Reading }> {
  const now = clock.now();
  const lang = known?.lang;
  const typed = tap === undefined && spoken === undefined;
  const before = typed && known !== undefined ? () => writtenJustBefore(known, now) : undefined;
  const whole = await understand(text, now, lang, before);
  const found = await letterIn?.(text, now);
  if (found === undefined) return { meaning: whole };
  if (found.alarm !== undefined) return { meaning: found.alarm };
  const own = await understand(found.own, now, lang);
  const said = found.own === '' ? { ...own, lang: lang ?? whole.lang } : own;
  return { meaning: said, letter: found.reading };
}

async function messageEvent(
  deps: TurnDeps,
  inbound: Inbound,
  known: Conversation | undefined,
): Promise<ConversationEvent> {
  return {
    kind: 'message',
    id: inbound.id,
    channel: inbound.channel,
    text: inbound.text,
    media: inbound.media,
    ...(inbound.spoken === undefined ? {} : { spoken: inbound.spoken }),
    ...(inbound.profileName === undefined ? {} : { name: inbound.profileName }),
    ...(inbound.tap === undefined ? {} : { tap: inbound.tap }),
    ...(inbound.pictures === undefined ? {} : { pictures: inbound.pictures }),
    ...(await understood(deps, inbound, known)),
  };
}

async function tableAction(
  deps: TurnDeps,
  deed: TableDeed,
  lang: Language | undefined,
): Promise<SpreekuurAction> {
  if (deed.do !== 'say') return deed;
  return { ...deed, meaning: await deps.understand(deed.text, deps.clock.now(), lang) };
}

/** Something on this conversation's agenda has to happen now. */
export function isDue(conversation: Conversation, now: string): boolean {
  return conversation.agenda.some((item) => item.at <= now);
}

/** A resident is known by the number or BSUID without the channel in front: WhatsApp and SMS are one person. */
export function residentAddress(address: string): string {
  return address.replace(/^whatsapp:/, '');
}

export function makeTurns(deps: TurnDeps): Turns {
  const inLane = (key: string, choose: Parameters<typeof run>[2]) =>
    deps.lanes.run(key, () => run(deps, key, choose));
  /** A turn of somebody who is known already. */
  const existing = (
    key: string,
    choose: (known: Conversation, stored: Conversation | undefined) => Promise<Decision>,
  ) =>
    inLane(key, async (known, stored) => (known === undefined ? { kind: 'absent' } : choose(known, stored)));
  return {
    alone: deps.lanes.run,
    receive: (inbound) => {
      const key = deps.store.keyOf(residentAddress(inbound.channel.address));
      // Once, also when the turn has to be decided again.
      let listened: Promise<Inbound> | undefined;
      return inLane(key, async (known) => {
        if (known !== undefined && isKnownMessage(known, inbound.id)) return { kind: 'duplicate' };
        // Only who wrote a lot has archived pages.
        if (known?.longAgo !== undefined && (await isArchived(deps.store, known, inbound.id)))
          return { kind: 'duplicate' };
        const before = known ?? newConversation(key, deps.clock.now(), 'nl');
        return decide(
          deps,
          key,
          before,
          await messageEvent(deps, await (listened ??= listen(deps, inbound)), known),
        );
      });
    },
    desk: (key, worker, action, once) =>
      existing(key, async (known) => {
        if (once === undefined) return decide(deps, key, known, { kind: 'desk', worker, action });
        const name = `${worker}:${once}`;
        if (isKnownMessage(known, name)) return { kind: 'duplicate' };
        return decide(deps, key, known, { kind: 'desk', worker, action, once: name });
      }),
    table: (key, volunteer, sitting, deed) =>
      inLane(key, async (known) => {
        if (known === undefined && deed.do !== 'begin') return { kind: 'absent' };
        if (
          known !== undefined &&
          (deed.do === 'begin' || ('id' in deed && deed.id !== undefined && isKnownMessage(known, deed.id)))
        )
          return { kind: 'duplicate' };
        const before = known ?? newConversation(key, deps.clock.now(), 'nl');
        const action = await tableAction(deps, deed, known?.lang);
        return decide(deps, key, before, { kind: 'spreekuur', volunteer, sitting, action });
      }),
    askPhone: (key, asked) =>
      inLane(key, (known) => {
        const before = known ?? newConversation(key, deps.clock.now(), 'nl');
        return decide(deps, key, before, { kind: 'ask-phone', ...asked });
      }),
    register: (key, made) =>
      inLane(key, (known) => {
        if (known?.traject?.registrations?.some(({ id }) => id === made.id) === true)
          return Promise.resolve({ kind: 'duplicate' });
        const before = known ?? newConversation(key, deps.clock.now(), 'nl');
        return decide(deps, key, before, { kind: 'referral', made });
      }),
    takeIn: (key, told) => existing(key, (known) => decide(deps, key, known, { kind: 'take-in', told })),
    letter: (key, letter, outcome) =>
      existing(key, (known) => decide(deps, key, known, { kind: 'letter', letter, outcome })),
    timer: (key) =>
      existing(key, async (known, stored) => {
        if (stored !== undefined) deps.recover(key, stored);
        if (!isDue(known, deps.clock.now())) return { kind: 'unchanged' };
        return decide(deps, key, known, { kind: 'timer' });
      }),
    change: (key, how) =>
      existing(key, async (known, stored) => {
        const next = how(known);
        if (next === stored) return { kind: 'unchanged' };
        return { kind: 'commit', next: { ...next, version: known.version + 1 }, effects: [] };
      }),
  };
}
