/** A volunteer's table for tests: real content and understanding, two conversations (table and phone), a moved clock. */
import assert from 'node:assert/strict';
import { converse, type ConversationEvent } from '../../../dialogs/converse.ts';
import type { Context, Effect, Refusal } from '../../../dialogs/context.ts';
import { conversationSchema, newConversation, type Conversation } from '../../../dialogs/conversation.ts';
import { civilDateOf } from '../../../dialogs/civil-time.ts';
import type { DeskAction } from '../../../dialogs/desk-actions.ts';
import type { Meaning } from '../../../dialogs/meaning.ts';
import { sittingOf } from '../../../dialogs/spreekuur/of.ts';
import type { SpreekuurAction } from '../../../dialogs/spreekuur/actions.ts';
import { tableView, type TableView } from '../../../dialogs/spreekuur/view.ts';
import { real } from '../stage.ts';

export const TABLE = 'table-key';
export const PHONE = 'phone-key';
export const NUMBER = '+31600000055';

export interface TableStage {
  readonly now: () => string;
  readonly at: (key: string) => Conversation;
  readonly effects: readonly Effect[];
  readonly context: () => Context;
  begin(name: string, phone?: string): void;
  /** Types for the resident; gives the texts said at the table in this turn. */
  says(text: string, asked?: string): string[];
  does(action: Exclude<SpreekuurAction, { do: 'say' | 'begin' }>): void;
  refused(action: SpreekuurAction, volunteer?: string): Refusal['code'];
  /** The resident's own phone; gives what is sent there. */
  phone(text: string): string[];
  desk(worker: string, action: DeskAction): void;
  view(): TableView;
  until(instant: string): void;
  /** From now on a number that was typed is lost before its phone is asked, or before that is written down. */
  crash(when: 'before' | 'after' | 'never'): void;
}

/** @param before what the phone's own conversation was, if there was one */
export function openTable(start: string, before?: Conversation): TableStage {
  const { content, understanding } = real();
  const workers = content.facts.people.map(({ id, name }) => ({ id, name }));
  const documents = new Map<string, Conversation>(before === undefined ? [] : [[PHONE, before]]);
  const effects: Effect[] = [];
  let now = start;
  let count = 0;
  let crashes = false;
  let forgets = false;
  const context = (): Context => ({ ...content, now, load: () => 0 });
  const at = (key: string) => documents.get(key) ?? newConversation(key, now, 'nl');
  const understand = (text: string): Meaning =>
    understanding.understand(text, { today: civilDateOf(now), workers, lang: 'nl' });

  const decide = (key: string, event: ConversationEvent) => converse(at(key), event, context());
  const run = (key: string, event: ConversationEvent): void => {
    const end = decide(key, event);
    assert.ok(end.kind === 'done', JSON.stringify(end));
    documents.set(key, conversationSchema.parse(JSON.parse(JSON.stringify(end.conversation))));
    effects.push(...end.effects);
    for (const effect of end.effects) carryOut(effect);
  };
  const carryOut = (effect: Effect): void => {
    const channel = { kind: 'whatsapp', via: 'tryout', address: NUMBER } as const;
    if (effect.kind === 'ask-phone' && !crashes) {
      const { sitting, volunteer, typedAt } = effect;
      run(PHONE, { kind: 'ask-phone', sitting, volunteer, channel, typedAt });
      if (!forgets) table('', { do: 'phone-asked', typedAt });
    }
    if (effect.kind === 'phone-denied') table('', { do: 'phone-answered', yes: false });
    if (effect.kind === 'move-sitting' && documents.has(effect.from) && effect.from !== effect.to) {
      if (at(effect.from).spreekuur?.movingTo === undefined) {
        table('', { do: 'move', to: effect.to });
        return;
      }
      run(effect.to, { kind: 'take-in', told: at(effect.from) });
      documents.delete(effect.from);
    }
  };
  const home = () => (sittingOf(at(PHONE), TABLE) === undefined ? TABLE : PHONE);
  const table = (volunteer: string, action: SpreekuurAction) =>
    run(home(), { kind: 'spreekuur', volunteer, sitting: TABLE, action });
  const linesAfter = (
    key: string,
    does: () => void,
    keep: (line: Conversation['transcript'][number]) => boolean,
  ) => {
    const known = new Set(at(key).transcript.map(({ id }) => id));
    does();
    return at(home() === PHONE && key === TABLE ? PHONE : key)
      .transcript.filter((line) => !known.has(line.id) && keep(line))
      .map(({ text }) => text);
  };

  return {
    now: () => now,
    at,
    effects,
    context,
    begin: (name, phone) => {
      table('wim', { do: 'begin', name, ...(phone === undefined ? {} : { phone }) });
    },
    says: (text, asked) =>
      linesAfter(
        home(),
        () => {
          count += 1;
          const late = asked === undefined ? {} : { asked };
          table('wim', { do: 'say', id: `tap-${count}`, text, meaning: understand(text), ...late });
        },
        ({ from }) => from === 'bot',
      ),
    does: (action) => {
      table('wim', action);
    },
    refused: (action, volunteer = 'wim') => {
      const end = decide(home(), { kind: 'spreekuur', volunteer, sitting: TABLE, action });
      assert.equal(end.kind, 'refused');
      return end.kind === 'refused' ? end.refusal.code : 'taken';
    },
    phone: (text) =>
      linesAfter(
        PHONE,
        () => {
          count += 1;
          const channel = { kind: 'whatsapp', via: 'tryout', address: NUMBER } as const;
          run(PHONE, {
            kind: 'message',
            id: `m-${count}`,
            channel,
            text,
            media: 0,
            meaning: understand(text),
          });
        },
        ({ from, delivery }) => from === 'bot' && delivery !== undefined,
      ),
    desk: (worker, action) => {
      run(home(), { kind: 'desk', worker, action });
    },
    view: () => {
      const conversation = at(home());
      const sitting = sittingOf(conversation, TABLE);
      assert.ok(sitting);
      return tableView(conversation, context(), sitting);
    },
    crash: (when) => {
      crashes = when === 'before';
      forgets = when === 'after';
    },
    until: (instant) => {
      for (const key of documents.keys()) {
        for (;;) {
          const next = at(key)
            .agenda.map((item) => item.at)
            .sort()[0];
          if (next === undefined || next > instant) break;
          if (next > now) now = next;
          run(key, { kind: 'timer' });
        }
      }
      now = instant;
    },
  };
}
