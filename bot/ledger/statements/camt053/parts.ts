import { Decimal } from 'decimal.js';
import { accountNumber } from '../account-number.ts';
import { collapse } from '../collapse.ts';
import type { EntryPart } from '../statement.ts';
import type { DraftEntry, DraftPart } from './drafts.ts';

/**
 * Who an entry was with. A batch is split in its transactions only when the bank gives each an amount in euro and
 * they add up to the entry; otherwise the batch stays one part without a counter-account, for a person to look at.
 */
export function entryParts(entry: DraftEntry, amount: Decimal): EntryPart[] {
  const incoming = entry.direction === 'CRDT';
  const [only, ...others] = entry.parts;
  if (others.length === 0) return [part(entry, only, amount, incoming)];
  const amounts = entry.parts.map((draft) => euroOf(draft));
  const known = amounts.filter((one) => one !== undefined);
  const total = known.reduce((sum, one) => sum.plus(one), new Decimal(0));
  if (known.length < amounts.length || !total.equals(amount.abs())) {
    return [part(entry, undefined, amount, incoming)];
  }
  return entry.parts.map((draft, index) => {
    const own = known[index] ?? new Decimal(0);
    return part(entry, draft, incoming ? own : own.negated(), incoming);
  });
}

function part(
  entry: DraftEntry,
  draft: DraftPart | undefined,
  amount: Decimal,
  incoming: boolean,
): EntryPart {
  const party = incoming ? draft?.debtor : draft?.creditor;
  // A direct debit that came back has the resident's side as debtor although the money left: take the other one.
  const other = incoming ? draft?.creditor : draft?.debtor;
  const counterAccount = accountNumber(party?.account ?? (entry.reversal ? other?.account : undefined));
  const counterName = party?.name ?? (entry.reversal ? other?.name : undefined);
  return {
    amount,
    ...(counterAccount === undefined ? {} : { counterAccount }),
    ...(counterName === undefined ? {} : { counterName: collapse(counterName) }),
    text: collapse([entry.information, ...(draft?.texts ?? [])].join(' ')),
  };
}

function euroOf(draft: DraftPart): Decimal | undefined {
  if (draft.amount === undefined || (draft.currency ?? 'EUR') !== 'EUR') return undefined;
  return /^\d{1,15}(\.\d{1,2}0{0,3})?$/.test(draft.amount) ? new Decimal(draft.amount) : undefined;
}
