import type { Decimal } from 'decimal.js';
import type { CivilDate } from '../../../../dialogs/money/facts.ts';
import { euroFromSwift } from '../euro.ts';
import type { Place } from '../refusal.ts';
import { Refusal } from '../refusal.ts';
import { entryDate, swiftDate } from './swift-date.ts';

/** Field 61: one booked line. */
export interface StatementLine {
  readonly date: CivilDate;
  readonly valueDate: CivilDate;
  /** Signed: a reversal of a credit (RC) left the account, a reversal of a debit (RD) came in. */
  readonly amount: Decimal;
  readonly reversal: boolean;
  readonly reference: string;
  /** The second line of the field; Rabobank puts the account number of the other side there. */
  readonly supplement: string;
}

/**
 * Value date, booking month and day (optional), direction, third letter of the currency (optional), amount, type,
 * references: "1405120512C500,01N654NONREF//B4E08MS9D00A0009". Banks write more amount digits than SWIFT allows.
 */
const shape = /^(\d{6})(\d{4})?(RC|RD|EC|ED|C|D)([A-Z])?(-?[\d,.]+)([A-Z][A-Z0-9]{3})?(.*)$/;

/** Throws a Refusal. */
export function statementLine(text: string, place: Place): StatementLine {
  const [first = '', ...rest] = text.split('\n');
  const found = shape.exec(first.trim());
  if (!found) throw new Refusal('wrong-field', place);
  const [, value = '', booked, mark = '', currencyLetter, digits = '', type = '', references = ''] = found;
  if (currencyLetter !== undefined && currencyLetter !== 'R') throw new Refusal('foreign-currency', place);
  const valueDate = swiftDate(value, place);
  const amount = euroFromSwift(digits.replace(/^0+(?=\d)/, ''), place);
  const incoming = mark === 'C' || mark === 'RD' || mark === 'EC';
  return {
    date: booked === undefined ? valueDate : entryDate(booked, valueDate, place),
    valueDate,
    amount: incoming ? amount : amount.negated(),
    reversal: mark.startsWith('R'),
    reference: `${type}${references}`.trim(),
    supplement: rest.join(' ').trim(),
  };
}
