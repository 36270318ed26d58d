/**
 * The store port (design C3): one versioned document per resident, a few shared documents, sealed archive pages.
 * Two stores stand behind it and pass one conformance suite (test/store/conformance.ts).
 */
import type { Conversation, Line } from '../../dialogs/conversation.ts';

/** Somebody else committed this document since it was loaded: load again and decide again. */
export class StaleVersion extends Error {
  readonly key: string;
  constructor(key: string) {
    super('The conversation was changed in the meantime.');
    this.key = key;
  }
}

/** What is known of every conversation without opening it: for the agenda and the work list. */
export interface Indexed {
  readonly key: string;
  /** Earliest instant at which something has to happen by itself; undefined when nothing waits. */
  readonly nextDue: string | undefined;
  /** Row for the work list, made from the document by `toRow` at each commit. */
  readonly row: DeskRow;
}

/** One row of the work list (contract B3). */
export interface DeskRow {
  readonly id: string;
  readonly name: string;
  readonly stoplight: 'rood' | 'oranje' | 'groen' | null;
  readonly reason: string;
  readonly status: 'waiting' | 'with-worker' | 'bot' | 'closed' | 'opted-out';
  readonly worker: string | null;
  readonly waitingSince: string | null;
  readonly promiseDue: string | null;
  readonly channel: string | null;
  readonly lang: string;
  readonly urgency: 'emergency' | 'red' | 'normal' | null;
  readonly overdue: boolean;
  /** Who is to call, because writing does not work; left out in rows from before this was kept. */
  readonly callBy?: string | null;
  readonly lastAt: string | null;
  /** Sittings with a volunteer, by id; left out when there were none. */
  readonly sittings?: readonly { readonly id: string; readonly volunteer: string }[];
}

/** A file or row that could not be read at start: set aside, never dropped. */
export interface SetAside {
  readonly where: string;
  readonly why: string;
}

export interface Store {
  /** Opaque key of a resident's address: a keyed hash, so that names of files and rows tell nothing. */
  keyOf(address: string): string;
  /** What no reader may change: others read the same; undefined when there is none. */
  load(key: string): Promise<Conversation | undefined>;
  /**
   * Durable when it resolves. `next.version` is the loaded version + 1.
   * `pages` are lines leaving the document; they are sealed before the document is, under page number
   * `next.archivedPages - 1`, so that a crash between repeats them and loses none.
   * @throws StaleVersion when the stored version is not `next.version - 1` (0 stored: no document).
   */
  commit(key: string, next: Conversation, page?: readonly Line[]): Promise<void>;
  page(key: string, number: number): Promise<readonly Line[]>;
  /** Puts these lines in the place of an archived page (retention); one that is not there stays so. */
  replacePage(key: string, number: number, lines: readonly Line[]): Promise<void>;
  /** Keys with nextDue <= now, the longest due first. */
  due(now: string, limit: number): Promise<readonly string[]>;
  /** All rows of the work list. */
  rows(): Promise<readonly DeskRow[]>;
  row(key: string): Promise<DeskRow | undefined>;
  /** Number of conversations a worker owns or is asked for. */
  loadOf(worker: string): number;
  /** Removes everything of this resident; returns what was removed, in words without personal data. */
  erase(key: string): Promise<readonly string[]>;
  /** A shared document (link codes, roster, audit, the pictures of a resident's letters): undefined when there is none. */
  readShared(name: string): Promise<unknown>;
  /** Changes a shared document alone and durably; `change` may run again after a conflict. */
  changeShared<T>(name: string, change: (current: unknown) => { next: unknown; result: T }): Promise<T>;
  /** Appends one line to a shared log (audit); durable when it resolves. */
  appendShared(name: string, line: string): Promise<void>;
  readSharedLog(name: string): Promise<readonly string[]>;
  /** Removes so many lines from the beginning of a shared log (retention); durable when it resolves. */
  trimSharedLog(name: string, count: number): Promise<void>;
  readonly setAside: readonly SetAside[];
  size(): number;
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}
