/** One resident with a worker, for tests of the traject: real content, a clock that the test moves. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { loadContent } from '../../../bot/content/load-content.ts';
import type { CityFacts } from '../../../dialogs/city.ts';
import type { Context, Effect, Refusal } from '../../../dialogs/context.ts';
import { newConversation, type Conversation } from '../../../dialogs/conversation.ts';
import { converse, type ConversationEvent } from '../../../dialogs/converse.ts';
import type { DeskAction } from '../../../dialogs/desk-actions.ts';
import type { Meaning } from '../../../dialogs/meaning.ts';
import type { NewRegistration } from '../../../dialogs/referral/register.ts';
import type { TrajectAction } from '../../../dialogs/traject/actions.ts';

const content = loadContent({ root: resolve(import.meta.dirname, '../../..'), city: 'flows/rotterdam' });

const CALM: Meaning = {
  intent: 'other',
  also: [],
  urgent: 'none',
  lang: 'nl',
  confidence: 0.9,
  stress: 'calm',
  slots: { amounts: [], dates: [], times: [], workers: [], codes: [] },
  likely: [],
};

export interface Case {
  readonly now: () => string;
  readonly conversation: () => Conversation;
  /** Does it and gives the lines said to the resident. */
  readonly act: (worker: string, action: DeskAction) => string[];
  readonly traject: (worker: string, action: TrajectAction) => string[];
  /** A referrer's form about this resident; gives the lines said to them. */
  readonly register: (made: NewRegistration) => string[];
  readonly context: () => Context;
  readonly refused: (worker: string, action: DeskAction) => Refusal['code'];
  readonly says: (text: string, meaning?: Partial<Meaning>) => string[];
  /** Lets the clock run to this instant and does what is due on the way; gives everything said. */
  readonly until: (instant: string) => string[];
  readonly notices: () => readonly string[];
  /** Everything the turns asked of the world so far. */
  readonly effects: () => readonly Effect[];
  /** A change that is no event, as a delivery result is. */
  readonly replace: (next: Conversation) => void;
  /** This worker is away on these days. */
  readonly away: (worker: string, from: string, until: string, replacement: string) => void;
}

/** A case on this moment; `change` sets what was before. */
export function openCase(
  start: string,
  change: (conversation: Conversation) => void = () => undefined,
): Case {
  let now = start;
  let count = 0;
  let facts: CityFacts = content.facts;
  let conversation = newConversation('resident', start, 'nl');
  conversation.channels = [
    { kind: 'whatsapp', via: 'tryout', address: '+31600000001', lastInboundAt: start },
  ];
  conversation.introduced = true;
  change(conversation);
  const notices: string[] = [];
  const effects: Effect[] = [];
  const run = (event: ConversationEvent): string[] => {
    const context: Context = { ...content, facts, now, load: () => 0 };
    const end = converse(conversation, event, context);
    assert.equal(end.kind, 'done', JSON.stringify(end));
    if (end.kind !== 'done') return [];
    const before = new Set(conversation.transcript.map((line) => line.id));
    conversation = end.conversation;
    effects.push(...end.effects);
    for (const effect of end.effects)
      if (effect.kind === 'notify') notices.push(`${effect.worker} ${effect.what}`);
    return conversation.transcript
      .filter((line) => !before.has(line.id) && (line.from === 'bot' || line.from === 'worker'))
      .map((line) => line.text);
  };
  return {
    now: () => now,
    conversation: () => conversation,
    notices: () => notices,
    effects: () => effects,
    replace: (next) => {
      conversation = next;
    },
    away: (id, from, until, replacement) => {
      const absences = [{ from, until, replacement }];
      const people = facts.people.map((one) => (one.id === id ? { ...one, absences } : one));
      facts = { ...facts, people };
    },
    act: (worker, action) => run({ kind: 'desk', worker, action }),
    traject: (worker, action) => run({ kind: 'desk', worker, action: { do: 'traject', action } }),
    register: (made) => run({ kind: 'referral', made }),
    context: () => ({ ...content, facts, now, load: () => 0 }),
    refused: (worker, action) => {
      const end = converse(
        conversation,
        { kind: 'desk', worker, action },
        { ...content, facts, now, load: () => 0 },
      );
      assert.equal(end.kind, 'refused');
      return end.kind === 'refused' ? end.refusal.code : 'taken';
    },
    says: (text, meaning = {}) => {
      count += 1;
      const channel = { kind: 'whatsapp', via: 'tryout', address: '+31600000001' } as const;
      return run({
        kind: 'message',
        id: `in-${count}`,
        channel,
        text,
        media: 0,
        meaning: { ...CALM, ...meaning },
      });
    },
    until: (instant) => {
      const said: string[] = [];
      for (;;) {
        const next = conversation.agenda.map((item) => item.at).sort()[0];
        if (next === undefined || next > instant) break;
        now = next > now ? next : now;
        said.push(...run({ kind: 'timer' }));
      }
      now = instant;
      return said;
    },
  };
}
