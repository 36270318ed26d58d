/**
 * What a ledger can tell about one participant's money. Facts only: the ledger supplies every amount and date,
 * the conversation only words them. Amounts are decimal.js values in euro, never floats.
 */
import type { Decimal } from 'decimal.js';

/** A civil date in Europe/Amsterdam, YYYY-MM-DD. */
export type CivilDate = string;
/** An instant in UTC, ISO 8601 with Z. */
export type Instant = string;

/** Why a ledger cannot say: the resident hears "Dat weet ik nu niet zeker" and a named person gets the question. */
export type UnknownReason =
  'unreachable' | 'stale' | 'conflicting' | 'not-found' | 'not-supported' | 'refused';

/** Either facts with the moment they were true, or an honest "not known". Never a guess. */
export type Known<T> =
  | { readonly known: true; readonly value: T; readonly asOf: Instant }
  | { readonly known: false; readonly reason: UnknownReason };

export interface Balance {
  /** Book balance at the Huishoudboekje: sum of the participant's reconciled transactions. */
  readonly balance: Decimal;
  /** Set aside for fixed costs until `until`; absent in an `income-only` city. */
  readonly reserved?: { readonly amount: Decimal; readonly until: CivilDate };
}

export type PayoutStatus = 'planned' | 'processing' | 'sent';

/** One payment of leefgeld to the resident. */
export interface Payout {
  readonly agreementId: string;
  /** The day the money leaves, after the shift off non-bank days. */
  readonly date: CivilDate;
  /** The day the schedule names, before the shift. */
  readonly scheduled: CivilDate;
  readonly amount: Decimal;
  readonly status: PayoutStatus;
  /** The day a statement shows that it left, when it is `sent`; may differ from `date`. */
  readonly sentOn?: CivilDate;
  /** From this day it is late: it should have been on the resident's account before, sent or not. */
  readonly lateFrom?: CivilDate;
  /** What the agreement says when the paid amount differs, with the recorded reason if there is one. */
  readonly agreed?: Decimal;
  readonly reason?: string;
  /** The amount before, on the first payout with a new planned amount (an announced change). */
  readonly changedFrom?: Decimal;
}

export type BillStatus = 'paid' | 'planned' | 'failed' | 'unknown';

/** One fixed cost paid from the Huishoudboekje (only in a `with-fixed-costs` city). */
export interface Bill {
  readonly agreementId: string;
  readonly kind: 'rent' | 'energy' | 'water' | 'health-insurance' | 'other';
  readonly description: string;
  readonly amount: Decimal;
  readonly date: CivilDate;
  readonly status: BillStatus;
}

/** Expected income and whether it came. */
export interface Income {
  readonly agreementId: string;
  readonly description: string;
  readonly amount: Decimal;
  readonly expected: CivilDate;
  readonly received?: CivilDate;
}

/** The participant as the ledger knows them; the birthday is for the light check only. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  /** Day and month of birth, MM-DD. */
  readonly birthday?: string;
}
