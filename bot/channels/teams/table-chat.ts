/** The intake beside a resident, in the chat of Teams: the same tables as the page of the spreekuur. */
import { z } from 'zod';
import type { Worker } from '../../../dialogs/city.ts';
import { Problem } from '../../routes/problem.ts';
import type { TableEnd, Tables } from '../../spreekuur/tables.ts';
import type { Store } from '../../store/port.ts';
import type { TableDeed } from '../../turn.ts';
import { readTableCommand, sayTable, TEAMS_KEEPS, type TableCommand } from './table-words.ts';

const DOCUMENT = 'teams-tables';
/** A spreekuur lasts a morning; what is typed the next day is not meant for that table. */
const HOURS = 6;
const documentSchema = z.object({
  tables: z.record(z.string(), z.object({ id: z.string(), at: z.string() })),
});

export interface TableChat {
  /** The answer at a table, or undefined when these words are for somebody else to answer. @param message names it */
  answer(worker: Worker, text: string, message: string): Promise<string | undefined>;
}

export interface TableChatDeps {
  readonly store: Pick<Store, 'readShared' | 'changeShared'>;
  readonly tables: () => Pick<Tables, 'begin' | 'act' | 'show' | 'list'>;
  readonly now: () => string;
}

const NONE = 'Er is nu geen spreekuur. Zeg bijvoorbeeld **ik zit hier met Sam**.';
const GONE = 'Dit spreekuur is er niet meer.';

export function makeTableChat({ store, tables, now }: TableChatDeps): TableChat {
  const read = (raw: unknown) => (raw === undefined ? {} : documentSchema.parse(raw).tables);
  const fresh = (at: string) => Date.parse(now()) - Date.parse(at) < HOURS * 3_600_000;
  const present = async (worker: Worker): Promise<string | undefined> => {
    const table = read(await store.readShared(DOCUMENT))[worker.id];
    return table !== undefined && fresh(table.at) ? table.id : undefined;
  };
  const sit = (worker: Worker, id: string | undefined) =>
    store.changeShared(DOCUMENT, (raw) => {
      const others = Object.entries(read(raw)).filter(([who, { at }]) => who !== worker.id && fresh(at));
      const mine = id === undefined ? {} : { [worker.id]: { id, at: now() } };
      return { next: { tables: { ...Object.fromEntries(others), ...mine } }, result: undefined };
    });

  const shown = async (worker: Worker, id: string) => {
    const end = await tables().show(worker, id);
    return end.kind === 'shown' ? end.view : undefined;
  };
  const tell = async (worker: Worker, end: TableEnd, before: Parameters<typeof sayTable>[1]) => {
    if (end.kind === 'refused') return new Problem(end.refusal.code).message;
    const over = end.kind === 'absent' || end.view.state === 'ended' || end.view.state === 'withdrawn';
    await sit(worker, over ? undefined : end.view.id);
    return end.kind === 'absent' ? GONE : sayTable(end.view, before);
  };
  const begin = async (worker: Worker, name: string, message: string) => {
    const end = await tables().begin(worker, name, message);
    return `${TEAMS_KEEPS}\n\n${await tell(worker, end, undefined)}`;
  };
  /** The last table that rests or was left open. */
  const last = async (worker: Worker) =>
    (await tables().list(worker)).find(({ state }) => state === 'paused' || state === 'open')?.id;

  function deedOf(
    command: Exclude<TableCommand, { do: 'begin' }> | undefined,
    text: string,
    message: string,
  ): TableDeed {
    const id = `table-${message}`;
    if (command === undefined) return { do: 'say', id, text };
    if (command.do === 'signal') return { do: 'signal', id, text: command.text };
    if (command.do === 'professional') return { do: 'professional', id, why: command.why, danger: false };
    return { do: command.do };
  }

  return {
    answer: async (worker, text, message) => {
      const command = readTableCommand(text);
      if (command?.do === 'begin') return begin(worker, command.name, message);
      const id = (await present(worker)) ?? (command?.do === 'go-on' ? await last(worker) : undefined);
      if (id === undefined) return command === undefined ? undefined : NONE;
      const before = await shown(worker, id);
      return tell(worker, await tables().act(worker, id, deedOf(command, text, message)), before);
    },
  };
}
