import type { StatementFormat } from './statement.ts';

/** What a file offered to the ledger is, from its first characters; undefined when it is nothing we know. */
export function detectFormat(head: string): StatementFormat | 'participants' | undefined {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('<')) return 'camt.053';
  if (/^\{\s*("|\}|$)|^\[/.test(text)) return 'participants';
  if (/^(\{[^\n]*\{4:\s*)?:\d{2}[A-Z]?:/m.test(text)) return 'mt940';
  return undefined;
}
