/**
 * The tables of volunteers: begins, finds and shows them, and carries out what a turn at the table asks of the world
 * (ask a phone, move what was told). The desk's page and the Teams chat both use this; what happens is decided in
 * dialogs/spreekuur.
 */
import type { Worker } from '../../dialogs/city.ts';
import type { Context, Effect, Refusal } from '../../dialogs/context.ts';
import type { Channel, Conversation } from '../../dialogs/conversation.ts';
import { sittingOf } from '../../dialogs/spreekuur/of.ts';
import { tableRow, tableView, type TableRow, type TableView } from '../../dialogs/spreekuur/view.ts';
import type { Store } from '../store/port.ts';
import { residentAddress, type TableDeed, type TurnEnd, type Turns } from '../turn.ts';
import { redacted } from '../redacted.ts';
import { moveSitting } from './move.ts';

export interface TablesDeps {
  readonly store: Pick<Store, 'keyOf' | 'load' | 'rows' | 'page'>;
  readonly turns: Pick<Turns, 'table' | 'askPhone' | 'takeIn'>;
  /** Everything of the context but the money. */
  readonly context: () => Context;
  /** How a number that a volunteer typed is written to. */
  readonly channelFor: (number: string) => Channel;
  /** Notes that this volunteer reads what was told at a table, before it is shown. */
  readonly looked: (volunteer: string, key: string, what: 'table' | 'table-paper') => Promise<void>;
  /** Erases what was moved; nothing of it was ever sent. */
  readonly erase: (key: string) => Promise<unknown>;
  readonly log: { error(fields: object, message: string): void };
}

export type TableEnd =
  | { readonly kind: 'shown'; readonly view: TableView }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'absent' };

export interface Tables {
  /** @param once names this start: the same one again is the same table */
  begin(volunteer: Worker, name: string, once: string, phone?: string): Promise<TableEnd>;
  act(volunteer: Worker, id: string, deed: TableDeed): Promise<TableEnd>;
  show(volunteer: Worker, id: string): Promise<TableEnd>;
  /** The volunteer's own tables, the last one first. */
  list(volunteer: Worker): Promise<readonly TableRow[]>;
  /** The whole conversation of a table of this volunteer, for the resident's page. */
  conversation(volunteer: Worker, id: string): Promise<Conversation | undefined>;
  /** After each durable commit. */
  after(key: string, effects: readonly Effect[]): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** A volunteer's list shows the tables of the last while. */
const MOST_SHOWN = 50;

export function makeTables(deps: TablesDeps): Tables {
  const { store, turns, log } = deps;
  const running = new Set<Promise<unknown>>();

  /** Key of the conversation that holds this table now: its own, or that of the resident's phone. */
  const keyOf = async (volunteer: Worker, id: string): Promise<string | undefined> => {
    const holds = (conversation: Conversation | undefined) =>
      conversation !== undefined && sittingOf(conversation, id)?.volunteer === volunteer.id;
    if (holds(await store.load(id))) return id;
    const row = (await store.rows()).find(({ sittings }) => sittings?.some((one) => one.id === id) ?? false);
    return row !== undefined && holds(await store.load(row.id)) ? row.id : undefined;
  };
  const showAt = async (volunteer: Worker, key: string, id: string): Promise<TableEnd> => {
    const conversation = await store.load(key);
    const sitting = conversation && sittingOf(conversation, id);
    if (conversation === undefined || sitting === undefined) return { kind: 'absent' };
    await deps.looked(volunteer.id, key, 'table');
    return { kind: 'shown', view: tableView(conversation, deps.context(), sitting) };
  };
  const ended = (volunteer: Worker, end: TurnEnd, key: string, id: string): TableEnd | Promise<TableEnd> => {
    if (end.kind === 'refused') return end;
    return end.kind === 'absent' ? { kind: 'absent' } : showAt(volunteer, key, id);
  };
  const whereItIs = async (
    volunteer: Worker,
    id: string,
    use: (key: string) => Promise<TableEnd>,
  ): Promise<TableEnd> => {
    const key = await keyOf(volunteer, id);
    const end: TableEnd = key === undefined ? { kind: 'absent' } : await use(key);
    if (end.kind !== 'absent') return end;
    // It may have moved to the resident's own phone in between.
    const now = await keyOf(volunteer, id);
    return now === undefined || now === key ? end : use(now);
  };
  const act = (volunteer: Worker, id: string, deed: TableDeed): Promise<TableEnd> =>
    whereItIs(volunteer, id, async (key) =>
      ended(volunteer, await turns.table(key, volunteer.id, id, deed), key, id),
    );
  const carryOut = async (effect: Effect): Promise<void> => {
    if (effect.kind === 'move-sitting') await moveSitting(deps, effect.from, effect.to);
    if (effect.kind === 'phone-denied') {
      await turns.table(effect.sitting, '', effect.sitting, { do: 'phone-answered', yes: false });
    }
    if (effect.kind === 'ask-phone') {
      const channel = deps.channelFor(effect.number);
      const key = store.keyOf(residentAddress(channel.address));
      const { sitting, volunteer, typedAt } = effect;
      await turns.askPhone(key, { sitting, volunteer, channel, typedAt });
      await turns.table(sitting, '', sitting, { do: 'phone-asked', typedAt });
    }
  };
  const run = (effect: Effect) => {
    const work = carryOut(effect)
      .catch((error: unknown) => log.error({ err: redacted(error) }, 'a table could not be carried on'))
      .finally(() => running.delete(work));
    running.add(work);
  };

  return {
    act,
    begin: async (volunteer, name, once, phone) => {
      const id = store.keyOf(`spreekuur:${volunteer.id}:${once}`);
      if ((await store.load(id)) === undefined && (await keyOf(volunteer, id)) === undefined)
        await turns.table(id, volunteer.id, id, {
          do: 'begin',
          name,
          ...(phone === undefined ? {} : { phone }),
        });
      const key = (await keyOf(volunteer, id)) ?? id;
      return showAt(volunteer, key, id);
    },
    show: (volunteer, id) => whereItIs(volunteer, id, (key) => showAt(volunteer, key, id)),
    list: async (volunteer) => {
      const mine = (await store.rows()).filter(
        ({ sittings }) => sittings?.some((one) => one.volunteer === volunteer.id) ?? false,
      );
      const rows: TableRow[] = [];
      for (const { id } of mine) {
        const conversation = await store.load(id);
        const own = conversation?.spreekuur?.sittings.filter((one) => one.volunteer === volunteer.id) ?? [];
        if (conversation === undefined || conversation.spreekuur?.movingTo !== undefined) continue;
        for (const one of own) rows.push(tableRow({ context: deps.context(), now: conversation }, one));
      }
      return rows.toSorted((one, other) => other.lastAt.localeCompare(one.lastAt)).slice(0, MOST_SHOWN);
    },
    conversation: async (volunteer, id) => {
      const key = await keyOf(volunteer, id);
      if (key === undefined) return undefined;
      await deps.looked(volunteer.id, key, 'table-paper');
      return store.load(key);
    },
    after: (_key, effects) => {
      for (const effect of effects) run(effect);
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
