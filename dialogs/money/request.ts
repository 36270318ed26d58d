/** What a conversation may ask the ledger within one turn, and what comes back. */
import type { Balance, Bill, CivilDate, Income, Known, Participant, Payout } from './facts.ts';

export type MoneyWant = 'participant' | 'balance' | 'payouts' | 'bills' | 'incomes';

/** Look-ups a turn needs before it can be decided. Every one names exactly one participant or one code. */
export interface MoneyRequest {
  /** Redeem this koppelcode for the conversation (idempotent for the same conversation). */
  readonly redeem?: string;
  readonly participant?: string;
  readonly want: readonly MoneyWant[];
  /** The day of the turn in Amsterdam: the day of the balance. */
  readonly today: CivilDate;
  /** Days of payouts, bills and incomes, the last one included. */
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface MoneyFacts {
  readonly request: MoneyRequest;
  /** Participant the code belongs to; absent when the code is unknown, used or expired. */
  readonly redeemed?: string;
  /** Worker who made the code. */
  readonly redeemedBy?: string;
  /** Too many wrong codes of everybody together just now: this one was not looked at and is not used up. */
  readonly redeemLater?: true;
  readonly participant?: Known<Participant>;
  readonly balance?: Known<Balance>;
  readonly payouts?: Known<readonly Payout[]>;
  readonly bills?: Known<readonly Bill[]>;
  readonly incomes?: Known<readonly Income[]>;
}
