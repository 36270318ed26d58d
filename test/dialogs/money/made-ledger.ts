/** A ledger made up for a test: one participant, facts that the test changes, and codes that work once. */
import { Decimal } from 'decimal.js';
import type { Balance, Bill, Income, Known, Payout, UnknownReason } from '../../../dialogs/money/facts.ts';
import type { MoneyFacts, MoneyRequest } from '../../../dialogs/money/request.ts';

export const CODE = 'K7M2P9QX';
export const PARTICIPANT = 'burger-7';
export const BIRTHDAY = '05-03';

export const euro = (amount: string): Decimal => new Decimal(amount);

export interface Facts {
  /** When the facts were true; the moment of the question unless set. */
  asOf?: string;
  birthday: string | undefined;
  balance: Balance;
  payouts: Payout[];
  bills: Bill[];
  incomes: Income[];
  /** The ledger cannot say these, and why. */
  unknown: Partial<Record<MoneyRequest['want'][number], UnknownReason>>;
}

export interface MadeLedger {
  readonly facts: Facts;
  /** Everything that was asked, in order. */
  readonly asked: MoneyRequest[];
  /** Code to participant; the code works for this conversation only. */
  readonly codes: Map<string, string>;
  /** Codes cannot be looked at just now. */
  busy: boolean;
  lookUp(request: MoneyRequest): MoneyFacts;
}

/** A payout as the ledger gives it; late two days after it leaves. */
export function payout(date: string, amount: string, more: Partial<Payout> = {}): Payout {
  return { agreementId: '11', date, scheduled: date, amount: euro(amount), status: 'planned', ...more };
}

export function bill(kind: Bill['kind'], date: string, more: Partial<Bill> = {}): Bill {
  return {
    agreementId: kind,
    kind,
    description: `Afspraak ${kind}`,
    amount: euro('81.25'),
    date,
    status: 'paid',
    ...more,
  };
}

/** @param now the stage's clock */
export function makeLedger(now: () => string, given: Partial<Facts> = {}): MadeLedger {
  const facts: Facts = {
    birthday: BIRTHDAY,
    balance: { balance: euro('112.40') },
    payouts: [payout('2026-11-26', '60')],
    bills: [],
    incomes: [],
    unknown: {},
    ...given,
  };
  const asked: MoneyRequest[] = [];
  const codes = new Map([[CODE, PARTICIPANT]]);
  const known = <T>(want: MoneyRequest['want'][number], request: MoneyRequest, value: T) => {
    if (!request.want.includes(want)) return undefined;
    const reason = facts.unknown[want];
    const answer: Known<T> =
      reason === undefined ? { known: true, value, asOf: facts.asOf ?? now() } : { known: false, reason };
    return answer;
  };
  const made: MadeLedger = {
    facts,
    asked,
    codes,
    busy: false,
    lookUp: (request) => {
      asked.push(request);
      if (request.redeem !== undefined && made.busy) return { request, redeemLater: true };
      const redeemed = request.redeem === undefined ? undefined : codes.get(request.redeem);
      const whose = request.participant ?? redeemed;
      const found = redeemed === undefined ? {} : { redeemed, redeemedBy: 'samira' };
      if (whose === undefined) return { request, ...found };
      const { birthday } = facts;
      const person = { id: whose, name: 'Esra Verzonnen', ...(birthday === undefined ? {} : { birthday }) };
      const parts = {
        participant: known('participant', request, person),
        balance: known('balance', request, facts.balance),
        payouts: known('payouts', request, facts.payouts),
        bills: known('bills', request, facts.bills),
        incomes: known('incomes', request, facts.incomes),
      };
      return {
        request,
        ...found,
        ...(parts.participant && { participant: parts.participant }),
        ...(parts.balance && { balance: parts.balance }),
        ...(parts.payouts && { payouts: parts.payouts }),
        ...(parts.bills && { bills: parts.bills }),
        ...(parts.incomes && { incomes: parts.incomes }),
      };
    },
  };
  return made;
}
