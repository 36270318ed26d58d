import type { RefusalCode } from '../statements/refusal.ts';

/** What was done with one file: the answer of `npm run ledger -- import`. Amounts are text. */
export interface FileReport {
  readonly file: string;
  readonly format: 'participants' | 'camt.053' | 'mt940' | 'unknown';
  /** `duplicate`: nothing in it was new, and nothing was changed. */
  readonly status: 'imported' | 'duplicate' | 'refused';
  /** Booked entries in the file. */
  readonly entries: number;
  readonly new: number;
  readonly duplicates: number;
  /** Parts of new entries that belong to nobody's agreement; in no balance until a person decides. */
  readonly unmatched: readonly UnmatchedReport[];
  /** Entries the bank has not booked yet, left out. */
  readonly unbooked?: number;
  /** For a participants file: how many it has, and how many older entries could now be reconciled. */
  readonly participants?: number;
  readonly agreements?: number;
  readonly reconciled?: number;
  readonly warnings: readonly string[];
  readonly error?: {
    readonly code: RefusalCode;
    readonly line?: number;
    readonly element?: string;
    readonly reason: string;
  };
}

export interface UnmatchedReport {
  readonly date: string;
  readonly amount: string;
  readonly counterAccount?: string;
  readonly counterName?: string;
  readonly text: string;
  readonly reason: 'no-agreement' | 'several-agreements';
  /** Line of the entry in the file. */
  readonly line: number;
}
