/**
 * What was tapped and not yet taken by the server. It is kept in this browser until it was: without a connection, and
 * through a reload, nothing is lost and everything is sent in order.
 */
import { Refused, Unreachable } from '../api.ts';
import { tableApi } from './table-api.ts';
import type { TableView } from './table-types.ts';

export interface Waiting {
  readonly once: string;
  readonly table: string;
  readonly what: 'answer' | 'signal';
  readonly text: string;
  /** The words of a choice, where `text` is its number. */
  readonly shown: string;
}

export interface Queue {
  /** What waits for this table, oldest first. */
  of(table: string): readonly Waiting[];
  any(): boolean;
  add(item: Omit<Waiting, 'once'>): void;
  /** Sends what waits; resolves when nothing more can be sent now. */
  flush(): Promise<void>;
}

export interface QueueEnds {
  taken(view: TableView): void;
  refused(words: string): void;
  online(yes: boolean): void;
  changed(): void;
}

function isWaiting(value: unknown): value is Waiting[] {
  return (
    Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'once' in one)
  );
}

function read(key: string): Waiting[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return isWaiting(kept) ? kept : [];
  } catch {
    return [];
  }
}

export function createQueue(worker: string, ends: QueueEnds): Queue {
  const key = `warmlijn.spreekuur.${worker}`;
  let items = read(key);
  let sending: Promise<void> | undefined;
  const keep = () => {
    try {
      if (items.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(items));
    } catch {
      // The list in the page is kept.
    }
    ends.changed();
  };
  const send = ({ table, what, text, once }: Waiting) =>
    what === 'answer' ? tableApi.say(table, text, once) : tableApi.deed(table, { do: 'signal', text, once });
  const sendAll = async () => {
    for (let first = items[0]; first !== undefined; first = items[0]) {
      try {
        const view = await send(first);
        ends.online(true);
        ends.taken(view);
      } catch (error) {
        if (error instanceof Unreachable) {
          ends.online(false);
          return;
        }
        // Signed out, or a server that stumbles: it stays here until it can be taken.
        const stays =
          error instanceof Refused && (error.status === 401 || error.status >= 500 || error.status === 429);
        ends.refused(error instanceof Refused ? error.message : 'Dat ging niet goed. Probeer het nog eens.');
        if (stays) return;
      }
      items = items.filter(({ once }) => once !== first.once);
      keep();
    }
  };
  return {
    of: (table) => items.filter((one) => one.table === table),
    any: () => items.length > 0,
    add: (item) => {
      items = [...items, { ...item, once: crypto.randomUUID() }];
      keep();
    },
    flush: () => {
      sending ??= sendAll().finally(() => (sending = undefined));
      return sending;
    },
  };
}
