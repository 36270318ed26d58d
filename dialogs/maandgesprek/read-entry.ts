/** "Huur 580,50" or "€ 1.043,12 uitkering": what it is for and how much, exact. */
import { Decimal } from 'decimal.js';

export interface ReadEntry {
  readonly label: string;
  /** Euros with two decimals. */
  readonly amount: string;
}

const AMOUNT = /(?<![\p{L}\d.,])(\d{1,3}(?:\.\d{3}){1,2}|\d{1,7})(?:[.,](\d{1,2}))?(?![\p{L}\d]|[.,]\d)/gu;
const AROUND = /€|\beuro'?s?\b|\beur\b|^[\s:;=,-]+|[\s:;=,-]+$/giu;
const MOST_LETTERS = 40;
const MOST_EUROS = 1_000_000;

/** Undefined when there is no single amount, or nothing that says what it is for. */
export function readEntry(text: string): ReadEntry | undefined {
  const found = [...text.matchAll(AMOUNT)];
  const [one] = found;
  if (one === undefined || found.length > 1) return undefined;
  const label = text.replace(one[0], ' ').replace(AROUND, ' ').replace(/\s+/g, ' ').trim();
  const amount = new Decimal(`${(one[1] ?? '').replaceAll('.', '')}.${one[2] ?? '0'}`);
  if (label === '' || !/\p{L}{2}/u.test(label) || amount.greaterThanOrEqualTo(MOST_EUROS)) return undefined;
  return { label: label.slice(0, MOST_LETTERS), amount: amount.toFixed(2) };
}

/** Several in one message: a line or a semicolon between. */
export function readEntries(text: string): ReadEntry[] | undefined {
  const read = text
    .split(/[\n;]+/)
    .filter((part) => part.trim() !== '')
    .map(readEntry);
  return read.length > 0 && read.every((one) => one !== undefined) ? read : undefined;
}
