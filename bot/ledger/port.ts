/** The ledger port: what Warmlijn may ask about money, whoever keeps the books. */
import type {
  Balance,
  Bill,
  CivilDate,
  Income,
  Known,
  Participant,
  Payout,
} from '../../dialogs/money/facts.ts';

/**
 * One participant at a time, by participant id; an empty id is refused with a thrown `LedgerUsageError`.
 * Implementations never throw for trouble outside (down, slow, nonsense): they answer `{known: false, reason}`.
 */
export interface Ledger {
  readonly kind: 'embedded' | 'huishoudboekje' | 'none';
  participant(id: string): Promise<Known<Participant>>;
  /** Book balance at the end of `on`. */
  balance(id: string, on: CivilDate): Promise<Known<Balance>>;
  /** Payouts with `from` <= date <= `to`, oldest first. */
  payouts(id: string, from: CivilDate, to: CivilDate): Promise<Known<readonly Payout[]>>;
  /** Fixed costs with `from` <= date <= `to`; `not-supported` in an income-only city. */
  bills(id: string, from: CivilDate, to: CivilDate): Promise<Known<readonly Bill[]>>;
  /** Income expected with `from` <= expected <= `to`. */
  incomes(id: string, from: CivilDate, to: CivilDate): Promise<Known<readonly Income[]>>;
  /** Is the ledger able to answer now (for readiness and the desk)? */
  healthy(): Promise<boolean>;
}
