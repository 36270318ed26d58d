import type { Decimal } from 'decimal.js';
import type { CivilDate } from '../../../dialogs/money/facts.ts';
import type { PaymentInstruction } from './instruction.ts';

/** A recorded change of the amount: from `from` to `through` (absent: until further notice), with its reason. */
export interface AmountChange {
  readonly from: CivilDate;
  readonly through?: CivilDate;
  /** In euro, what is paid instead of the agreed amount. */
  readonly amount: Decimal;
  readonly reason: string;
}

/** An agreement that pays money to the resident, as far as its payments need it. */
export interface PayoutAgreement {
  readonly id: string;
  /** In euro, per payment. */
  readonly amount: Decimal;
  readonly validFrom?: CivilDate;
  readonly validThrough?: CivilDate;
  readonly instruction: PaymentInstruction;
  readonly changes?: readonly AmountChange[];
}

/** A bank transaction that was reconciled with an agreement. */
export interface AgreementTransaction {
  readonly agreementId: string;
  readonly date: CivilDate;
  /** In euro, positive when money came in, negative when it left. */
  readonly amount: Decimal;
}
