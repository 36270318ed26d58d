import type { CivilDate, Instant } from '../../../../dialogs/money/facts.ts';
import type { StatementEntry } from '../statement.ts';

/** A TxDtls element while it is being read. */
export interface DraftPart {
  amount: string | undefined;
  currency: string | undefined;
  debtor: Party;
  creditor: Party;
  texts: string[];
}

export interface Party {
  name: string | undefined;
  account: string | undefined;
}

/** An Ntry element while it is being read. */
export interface DraftEntry {
  line: number;
  amount: string | undefined;
  amountLine: number;
  currency: string | undefined;
  direction: string | undefined;
  status: string | undefined;
  reversal: boolean;
  bookingDate: CivilDate | undefined;
  valueDate: CivilDate | undefined;
  references: string[];
  information: string;
  parts: DraftPart[];
}

/** A Bal element while it is being read. */
export interface DraftBalance {
  line: number;
  type: string | undefined;
  amount: string | undefined;
  amountLine: number;
  currency: string | undefined;
  direction: string | undefined;
  date: CivilDate | undefined;
}

/** A Stmt element while it is being read. */
export interface DraftStatement {
  id: string;
  sequence: string;
  account: string | undefined;
  currency: string | undefined;
  createdAt: Instant | undefined;
  balances: DraftBalance[];
  entries: StatementEntry[];
  unbooked: number;
}

export function newStatement(): DraftStatement {
  return {
    id: '',
    sequence: '',
    account: undefined,
    currency: undefined,
    createdAt: undefined,
    balances: [],
    entries: [],
    unbooked: 0,
  };
}

export function newBalance(line: number): DraftBalance {
  return {
    line,
    type: undefined,
    amount: undefined,
    amountLine: line,
    currency: undefined,
    direction: undefined,
    date: undefined,
  };
}

export function newEntry(line: number): DraftEntry {
  return {
    line,
    amount: undefined,
    amountLine: line,
    currency: undefined,
    direction: undefined,
    status: undefined,
    reversal: false,
    bookingDate: undefined,
    valueDate: undefined,
    references: [],
    information: '',
    parts: [],
  };
}

export function newPart(): DraftPart {
  return {
    amount: undefined,
    currency: undefined,
    debtor: { name: undefined, account: undefined },
    creditor: { name: undefined, account: undefined },
    texts: [],
  };
}
