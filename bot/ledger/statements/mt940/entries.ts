import { accountNumber } from '../account-number.ts';
import type { EntryPart, StatementEntry } from '../statement.ts';
import { information } from './information.ts';
import type { StatementLine } from './statement-line.ts';

/** The entries of one statement: each field 61 with the field 86 behind it. */
export class SwiftEntries {
  private readonly entries: StatementEntry[];
  private pending: { line: StatementLine; at: number } | undefined;

  constructor(entries: readonly StatementEntry[] = [], pending?: { line: StatementLine; at: number }) {
    this.entries = [...entries];
    this.pending = pending;
  }

  copy(): SwiftEntries {
    return new SwiftEntries(this.entries, this.pending);
  }

  /** A field 61. */
  line(line: StatementLine, at: number): void {
    this.flush('');
    this.pending = { line, at };
  }

  /** The field 86 of the last field 61; information about the whole statement is passed over. */
  information(text: string): void {
    this.flush(text);
  }

  all(): readonly StatementEntry[] {
    this.flush('');
    return this.entries;
  }

  private flush(text: string): void {
    if (!this.pending) return;
    const { line, at } = this.pending;
    const { amount, date, valueDate, reversal, reference } = line;
    this.entries.push({
      date,
      valueDate,
      amount,
      reversal,
      reference,
      parts: [partOf(line, text)],
      line: at,
    });
    this.pending = undefined;
  }
}

function partOf(line: StatementLine, text: string): EntryPart {
  const told = information(text);
  const { supplement } = line;
  const beside = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(supplement) ? accountNumber(supplement) : undefined;
  const counterAccount = told.counterAccount ?? beside;
  return { ...told, amount: line.amount, ...(counterAccount === undefined ? {} : { counterAccount }) };
}
