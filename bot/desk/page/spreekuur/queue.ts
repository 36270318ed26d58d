/**
 * What was tapped and not yet taken by the server. It is kept in this browser until it was: without a connection, and
 * through a reload or a closed browser, nothing is lost and everything is sent in order.
 */
import { Refused, Unreachable } from '../api.ts';
import { newName } from '../new-name.ts';
import { tableApi } from './table-api.ts';
import type { TableView } from './table-types.ts';

export interface Waiting {
  readonly once: string;
  readonly table: string;
  /** How the volunteer calls the resident of that table. */
  readonly name: string;
  readonly what: 'answer' | 'signal';
  readonly text: string;
  /** The words of a choice, where `text` is its number. */
  readonly shown: string;
  /** The question it answers, by name and in words; empty when it answers none. */
  readonly asked: { readonly id: string; readonly say: string };
}

/** That answers no question. */
export const UNASKED: Waiting['asked'] = { id: '', say: '' };

export interface Queue {
  /** What waits for this table, oldest first. */
  of(table: string): readonly Waiting[];
  all(): readonly Waiting[];
  add(item: Omit<Waiting, 'once'>): void;
  /** Sends what waits; resolves when nothing more can be sent now. */
  flush(): Promise<void>;
}

export interface QueueEnds {
  taken(view: TableView): void;
  /** @param code which refusal it was, when the server said so */
  refused(words: string, code?: string): void;
  online(yes: boolean): void;
  changed(): void;
}

function isWaiting(value: unknown): value is Waiting[] {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one === 'object' && one !== null && 'once' in one && 'asked' in one)
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

const send = ({ table, what, text, once, asked }: Waiting) =>
  what === 'answer'
    ? tableApi.say(table, text, once, asked.id)
    : tableApi.deed(table, { do: 'signal', text, once });

/** Who this is has to be said again, or a table is on its way to the phone: a moment later it can be taken. */
const MOMENTARY = ['not-signed-in', 'forbidden', 'moving'];

/** These stay here until they can be taken, as with a server that stumbles. */
const waits = ({ status, code }: Refused) => status === 429 || status >= 500 || MOMENTARY.includes(code);

/** As long as one text may be. */
const MOST_LETTERS = 2_000;

/** Its question is over: the words go along as a note, with that question in front. */
const asNote = (item: Waiting): Waiting => ({
  ...item,
  what: 'signal',
  text: `${item.asked.say === '' ? '' : `Bij de vraag "${item.asked.say}": `}${item.shown}`.slice(
    0,
    MOST_LETTERS,
  ),
  once: `${item.once}-note`,
});

export function createQueue(worker: string, ends: QueueEnds): Queue {
  const key = `warmlijn.spreekuur.${worker}`;
  let items = read(key);
  let sending: Promise<void> | undefined;
  const keep = (next: Waiting[]) => {
    items = next;
    try {
      if (items.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(items));
    } catch {
      // The list in the page is kept.
    }
    ends.changed();
  };
  const done = ({ once }: Waiting) => items.filter((one) => one.once !== once);
  /** @returns whether the next one may be tried */
  const refused = (first: Waiting, error: unknown): boolean => {
    if (error instanceof Unreachable) {
      ends.online(false);
      return false;
    }
    if (error instanceof Refused && error.code === 'question-passed') {
      keep(items.map((one) => (one.once === first.once ? asNote(one) : one)));
      if (first.asked.id !== '')
        ends.refused(`De vraag bij "${first.shown}" is al voorbij. Je woorden staan erbij als signaal.`);
      return true;
    }
    const why = error instanceof Refused ? error.message : 'Dat ging niet goed. Probeer het nog eens.';
    if (error instanceof Refused && waits(error)) {
      ends.refused(why, error.code);
      return false;
    }
    ends.refused(`Niet bewaard: "${first.shown}". ${why}`);
    keep(done(first));
    return true;
  };
  const sendAll = async () => {
    for (let first = items[0]; first !== undefined; first = items[0]) {
      try {
        const view = await send(first);
        ends.online(true);
        ends.taken(view);
        keep(done(first));
      } catch (error) {
        if (!refused(first, error)) return;
      }
    }
  };
  return {
    of: (table) => items.filter((one) => one.table === table),
    all: () => items,
    add: (item) => {
      keep([...items, { ...item, once: newName() }]);
    },
    flush: () => {
      sending ??= sendAll().finally(() => (sending = undefined));
      return sending;
    },
  };
}
