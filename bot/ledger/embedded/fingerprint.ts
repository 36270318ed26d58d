import { hash } from 'node:crypto';
import type { StatementEntry } from '../statements/statement.ts';

/**
 * Identities of the entries of one statement, in order. An entry is the same when account, dates, amount, bank
 * references, other side and description are the same; equal entries inside one statement are numbered, because a
 * bank that writes a line twice means two payments.
 */
export function entryIdentities(account: string, entries: readonly StatementEntry[]): string[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const parts = entry.parts.map((part) => [part.amount.toFixed(2), part.counterAccount ?? '', part.text]);
    const { date, valueDate, amount, reversal, reference } = entry;
    const told = JSON.stringify([account, date, valueDate, amount.toFixed(2), reversal, reference, parts]);
    const identity = hash('sha256', told, 'base64url').slice(0, 24);
    const number = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, number);
    return number === 1 ? identity : `${identity}#${number}`;
  });
}
