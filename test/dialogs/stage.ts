/** One conversation on the real content and the real understanding, with a clock that the test moves. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { splitArchive } from '../../bot/archive.ts';
import { loadContent, type Content } from '../../bot/content/load-content.ts';
import { inPieces } from '../../bot/understanding/in-pieces.ts';
import { loadUnderstanding, type Understanding } from '../../bot/understanding/understanding.ts';
import { addMinutes, civilDateOf } from '../../dialogs/civil-time.ts';
import type { CityFacts } from '../../dialogs/city.ts';
import type { Worker } from '../../dialogs/city.ts';
import type { Context, Effect, Refusal } from '../../dialogs/context.ts';
import { conversationSchema, newConversation } from '../../dialogs/conversation.ts';
import type { ChannelKind, Conversation, Line } from '../../dialogs/conversation.ts';
import { converse, type ConversationEvent } from '../../dialogs/converse.ts';
import { decideSending, pendingLines } from '../../dialogs/deliveries.ts';
import { withDelivery } from '../../dialogs/deliveries/lines.ts';
import type { DeskAction } from '../../dialogs/desk-actions.ts';
import { phoneTaskFor } from '../../dialogs/handover/phone-task.ts';
import { writtenJustBefore } from '../../dialogs/just-before.ts';
import type { Reading } from '../../dialogs/letter/reading.ts';
import type { Meaning } from '../../dialogs/meaning.ts';
import type { MoneyFacts, MoneyRequest } from '../../dialogs/money/request.ts';
import type { Texts } from '../../dialogs/texts.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const UNREACHABLE = { known: false, reason: 'unreachable' } as const;
const MOST_PASSES = 5;
/** More turns of its own accord than this at one moment is a circle. */
const MOST_TIMERS = 2_000;

let loaded: { content: Content; understanding: Understanding } | undefined;
/** Content and understanding, read once for all tests. */
export function real(): { content: Content; understanding: Understanding } {
  loaded ??= {
    content: loadContent({ root: ROOT, city: 'flows/rotterdam' }),
    understanding: inPieces(loadUnderstanding(resolve(ROOT, 'locales'))),
  };
  return loaded;
}

/** What reached the resident, with the text it was made from when it is one of ours. */
export interface Said {
  readonly line: Line;
  readonly id: string | undefined;
}

export interface Message {
  readonly text: string;
  readonly channel?: ChannelKind;
  readonly media?: number;
  readonly pictures?: readonly string[];
  /** A letter that stands in the text. */
  readonly letter?: Reading;
  /** Name in the sender's WhatsApp profile. */
  readonly name?: string;
  /** What the understanding makes of it, instead of what it really does. */
  readonly understood?: Partial<Meaning>;
}

export interface Stage {
  readonly now: () => string;
  readonly conversation: () => Conversation;
  /** Everything that workers were told so far, and everything that reached the resident. */
  readonly effects: readonly Effect[];
  readonly said: readonly Said[];
  /** Lines the assistant made that may not leave: it should not have made them. */
  readonly withheld: readonly string[];
  readonly meaning: () => Meaning | undefined;
  readonly people: readonly Worker[];
  readonly context: () => Context;
  write(message: Message): readonly Said[];
  /** Any other event. */
  happen(event: ConversationEvent): readonly Said[];
  desk(worker: string, action: DeskAction): readonly Said[] | Refusal;
  /** The same conversation at this moment, to try something out in. */
  fork(): Stage;
  /** Moves the clock; whatever comes due on the way has its turn at its own moment. */
  wait(minutes: number): readonly Said[];
}

/** The words of a line without its choices; of a line in two languages, the first. */
function questionIn(text: string): string {
  return text.split('\n\n')[0]?.split('\n1 ')[0] ?? '';
}

/** The texts that were put together to one message, each with its id; what is none of ours stays whole. */
function piecesOf(text: string, idOf: (words: string) => string | undefined): string[] {
  if (idOf(questionIn(text)) !== undefined) return [text];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (idOf(text.slice(0, at)) === undefined) continue;
    return [text.slice(0, at), ...piecesOf(text.slice(at + 1), idOf)];
  }
  return [text];
}

/** Texts that remember which of them was said in which words. */
function listening(texts: Texts, heard: Map<string, string>): Texts {
  return {
    ...texts,
    say: (lang, id, values) => {
      const words = texts.say(lang, id, values);
      heard.set(words, id);
      return words;
    },
  };
}

function noLedger(request: MoneyRequest): MoneyFacts {
  const unknown = Object.fromEntries(request.want.map((what) => [what, UNREACHABLE]));
  return { request, ...unknown };
}

export interface StageOptions {
  /** The ledger; one that cannot be reached unless given. */
  readonly lookUp?: (request: MoneyRequest) => MoneyFacts;
  /** Another city than the example. */
  readonly facts?: CityFacts;
  /** An engine reads answers aloud. */
  readonly readsAloud?: boolean;
  /** The conversation to go on with; a new one unless given. */
  readonly from?: Conversation;
}

/** @param start UTC instant of the first moment */
export function openStage(
  start: string,
  channel: ChannelKind = 'whatsapp',
  { lookUp = noLedger, facts = real().content.facts, readsAloud = false, from }: StageOptions = {},
): Stage {
  const { content, understanding } = real();
  const workers = facts.people.map(({ id, name }) => ({ id, name }));
  const spoken = new Map<string, string>();
  const effects: Effect[] = [];
  const said: Said[] = [];
  const withheld: string[] = [];
  let now = start;
  let count = 0;
  let state = from ?? newConversation('stage', start, 'nl');
  let meaning: Meaning | undefined;

  const context = (money?: MoneyFacts): Context => ({
    now,
    facts,
    flows: content.flows,
    rules: content.rules,
    words: content.words,
    texts: listening(content.texts, spoken),
    load: () => 0,
    readsAloud: () => readsAloud,
    ...(money === undefined ? {} : { money }),
  });

  /** What the outbox would do with the new lines: each is checked again before it leaves. */
  const deliver = (): Said[] => {
    const left: Said[] = [];
    for (const line of pendingLines(state)) {
      const decision = decideSending(state, line, { templates: {}, sms: true }, now);
      const came = decision.kind === 'send' ? 'sent' : 'withheld';
      state = withDelivery(state, line, { ...line.delivery, state: came });
      if (decision.kind === 'withhold') withheld.push(line.text);
      if (decision.kind === 'give-up') state = phoneTaskFor(state, decision.error, { facts, now });
      if (decision.kind !== 'send') continue;
      const idOf = (words: string) => spoken.get(words);
      const texts = piecesOf(line.text, idOf);
      for (const text of texts) left.push({ line: { ...line, text }, id: idOf(questionIn(text)) });
    }
    said.push(...left);
    return left;
  };

  const turn = (event: ConversationEvent): readonly Said[] | Refusal => {
    let outcome = converse(state, event, context());
    for (let passes = 0; outcome.kind === 'needs'; passes += 1) {
      assert.ok(passes < MOST_PASSES, 'a turn keeps asking the ledger');
      outcome = converse(state, event, context(lookUp(outcome.needs)));
    }
    if (outcome.kind === 'refused') return outcome.refusal;
    assert.equal(outcome.conversation.version, state.version + 1);
    const written = JSON.stringify(splitArchive(outcome.conversation).conversation);
    state = conversationSchema.parse(JSON.parse(written));
    effects.push(...outcome.effects);
    return deliver();
  };
  const done = (event: ConversationEvent): readonly Said[] => {
    const end = turn(event);
    assert.ok(!('code' in end), 'only a worker can be refused');
    return end;
  };

  const runDue = (until: string): Said[] => {
    const lines: Said[] = [];
    for (let runs = 0; ; runs += 1) {
      const [next] = state.agenda.map((item) => item.at).sort();
      if (next === undefined || next > until) return lines;
      assert.ok(runs < MOST_TIMERS, 'the agenda goes round');
      if (next > now) now = next;
      lines.push(...done({ kind: 'timer' }));
    }
  };

  return {
    now: () => now,
    conversation: () => state,
    effects,
    said,
    withheld,
    meaning: () => meaning,
    people: facts.people,
    context: () => context(),
    write: ({ text, channel: by = channel, media = 0, pictures, letter, name, understood = {} }) => {
      count += 1;
      const known = state.version === 0 ? undefined : state.lang;
      const lang = known === undefined ? {} : { lang: known };
      meaning = {
        ...understanding.understand(text, {
          today: civilDateOf(now),
          workers,
          ...lang,
          before: () => writtenJustBefore(state, now),
        }),
        ...understood,
      };
      const address = by === 'sms' ? '+31600000099' : 'whatsapp:+31600000099';
      return done({
        kind: 'message',
        id: `m${count}-${state.version}`,
        channel: { kind: by, via: 'twilio', address },
        text,
        media,
        ...(pictures === undefined ? {} : { pictures }),
        ...(letter === undefined ? {} : { letter }),
        ...(name === undefined ? {} : { name }),
        meaning,
      });
    },
    fork: () => openStage(now, channel, { lookUp, facts, from: structuredClone(state) }),
    happen: done,
    desk: (worker, action) => turn({ kind: 'desk', worker, action }),
    wait: (minutes) => {
      const until = addMinutes(now, minutes);
      const lines = runDue(until);
      now = until;
      return lines;
    },
  };
}
