/** What is known of every conversation without opening its file; rebuilt at each start, changed at each commit. */
import type { Conversation } from '../../../dialogs/conversation.ts';
import type { DeskRow } from '../port.ts';
import { makeDueQueue } from './due-queue.ts';

export interface Entry {
  readonly version: number;
  readonly archivedPages: number;
  readonly nextDue: string | undefined;
  readonly row: DeskRow;
}

export interface Catalogue {
  /** The entry for this document, not yet put in. */
  describe(conversation: Conversation): Entry;
  get(key: string): Entry | undefined;
  set(key: string, entry: Entry): void;
  delete(key: string): void;
  due(now: string, limit: number): string[];
  rows(): DeskRow[];
  loadOf(worker: string): number;
  size(): number;
}

/** Worker who owns this conversation or is asked for it. */
function burdened(entry: Entry | undefined): string | null {
  const { status, worker } = entry?.row ?? {};
  return status === 'waiting' || status === 'with-worker' ? (worker ?? null) : null;
}

export function makeCatalogue(
  toRow: (conversation: Conversation) => DeskRow,
  nextDue: (conversation: Conversation) => string | undefined,
): Catalogue {
  const entries = new Map<string, Entry>();
  const loads = new Map<string, number>();
  const queue = makeDueQueue();

  function weigh(entry: Entry | undefined, by: 1 | -1): void {
    const worker = burdened(entry);
    if (worker !== null) loads.set(worker, (loads.get(worker) ?? 0) + by);
  }

  return {
    describe: (conversation) => ({
      version: conversation.version,
      archivedPages: conversation.archivedPages,
      nextDue: nextDue(conversation),
      row: toRow(conversation),
    }),
    get: (key) => entries.get(key),
    set(key, entry) {
      weigh(entries.get(key), -1);
      weigh(entry, 1);
      entries.set(key, entry);
      queue.set(key, entry.nextDue);
    },
    delete(key) {
      weigh(entries.get(key), -1);
      entries.delete(key);
      queue.set(key, undefined);
    },
    due: (now, limit) => queue.due(now, limit),
    rows: () => Array.from(entries.values(), (entry) => entry.row),
    loadOf: (worker) => loads.get(worker) ?? 0,
    size: () => entries.size,
  };
}
