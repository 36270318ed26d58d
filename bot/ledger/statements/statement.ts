import type { Decimal } from 'decimal.js';
import type { CivilDate, Instant } from '../../../dialogs/money/facts.ts';

/** What one entry paid to or received from one other party. Most entries have one part; a batch may have more. */
export interface EntryPart {
  /** In euro; positive came in, negative left. */
  readonly amount: Decimal;
  /** IBAN (or old account number) of the other side, without spaces; absent when the bank does not say. */
  readonly counterAccount?: string;
  readonly counterName?: string;
  /** Everything the bank tells about it, white space collapsed: search terms are looked for in this. */
  readonly text: string;
}

/** One booked line of a bank statement. */
export interface StatementEntry {
  /** Booking date, or the value date when the bank gives no booking date. */
  readonly date: CivilDate;
  readonly valueDate: CivilDate;
  readonly amount: Decimal;
  readonly reversal: boolean;
  /** The bank's own references, joined: empty when it gives none. */
  readonly reference: string;
  readonly parts: readonly EntryPart[];
  /** Line in the file where the entry begins. */
  readonly line: number;
}

export interface StatementBalance {
  readonly amount: Decimal;
  readonly date?: CivilDate;
}

export interface Statement {
  /** As the bank numbers it: id and sequence number. Not unique between banks or years. */
  readonly id: string;
  readonly account: string;
  /** When the bank made it, when it says so. */
  readonly createdAt?: Instant;
  readonly opening?: StatementBalance;
  readonly closing?: StatementBalance;
  /** Whether opening + entries = closing was verified; false when the file does not give both for these entries. */
  readonly balanceChecked: boolean;
  readonly entries: readonly StatementEntry[];
  /** Entries the bank has not booked yet (pending, informative): not money, left out. */
  readonly unbooked: number;
}

export type StatementFormat = 'camt.053' | 'mt940';

export interface StatementFile {
  readonly format: StatementFormat;
  readonly statements: readonly Statement[];
  /** What a person should look at, though the file is good enough to keep. */
  readonly warnings: readonly string[];
}
