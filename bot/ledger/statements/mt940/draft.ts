import { checkBalance } from '../balance-check.ts';
import type { Place } from '../refusal.ts';
import { Refusal } from '../refusal.ts';
import type { Statement, StatementBalance } from '../statement.ts';
import { SwiftEntries } from './entries.ts';
import type { SwiftField } from './fields.ts';
import { statementLine } from './statement-line.ts';

/** A field 61 that lost the line break before it and now stands inside a description. */
const hidden = /:61:(\d{6,10}(?:RC|RD|C|D)\S*)/;

/** One MT940 statement while it is being read. */
export class SwiftDraft {
  account: string | undefined;
  sequence = '';
  opening: StatementBalance | undefined;
  closing: StatementBalance | undefined;
  private readonly reference: string;
  private readonly place: Place;
  private readonly strict = new SwiftEntries();
  /** The same entries with hidden ones taken out of descriptions; only believed when the balances prove it. */
  private repaired: SwiftEntries | undefined;

  constructor(field: SwiftField) {
    this.place = { line: field.line, element: ':20:' };
    this.reference = field.text.split('\n', 1)[0]?.trim() ?? '';
  }

  line(field: SwiftField, place: Place): void {
    if (this.closing) throw new Refusal('wrong-field', place, 'It stands behind the closing balance.');
    const line = statementLine(field.text, place);
    this.strict.line(line, field.line);
    this.repaired?.line(line, field.line);
  }

  information(field: SwiftField, place: Place): void {
    const found = hidden.exec(field.text);
    if (found) this.repaired ??= this.strict.copy();
    this.strict.information(field.text);
    if (!found) this.repaired?.information(field.text);
    else this.repair(field, found.index, found[1] ?? '', place);
  }

  /** Checks the whole statement. `ended`: the line that ends a message was there. Throws a Refusal. */
  close(ended: boolean, warnings: string[]): Statement {
    const { account, opening, closing, reference, sequence, place } = this;
    if (account === undefined) throw new Refusal('missing-field', { ...place, element: ':25:' });
    if (!opening) throw new Refusal('missing-field', { ...place, element: ':60F:' });
    // Without the closing balance only the line that ends a message shows that nothing was lost behind it.
    if (!closing && !ended) throw new Refusal('cut-off', { ...place, element: ':62F:' });
    const entries = this.believed(opening, closing, warnings);
    const balanceChecked = checkBalance(opening, closing, entries, { ...place, element: ':62F:' });
    if (!balanceChecked) {
      const why = closing ? 'the balances are of other days than the entries' : 'there is no closing balance';
      warnings.push(`Statement ${reference}: ${why}; not verified.`);
    }
    return {
      id: [reference, sequence].filter(Boolean).join('/'),
      account,
      opening,
      ...(closing ? { closing } : {}),
      balanceChecked,
      entries,
      unbooked: 0,
    };
  }

  private repair(field: SwiftField, index: number, line: string, place: Place): void {
    const { repaired } = this;
    if (!repaired) return;
    repaired.information(field.text.slice(0, index));
    repaired.line(statementLine(line, place), field.line);
  }

  private believed(opening: StatementBalance, closing: StatementBalance | undefined, warnings: string[]) {
    const strict = this.strict.all();
    const repaired = this.repaired?.all();
    if (!repaired) return strict;
    const adds = (entries: typeof strict) =>
      closing !== undefined &&
      entries.reduce((sum, entry) => sum.plus(entry.amount), opening.amount).equals(closing.amount);
    const proven = !adds(strict) && adds(repaired);
    warnings.push(
      proven
        ? `Statement ${this.reference}: a line break before an entry was lost; the balances prove it was an entry.`
        : `Statement ${this.reference}: a description looks like an entry; it is not counted.`,
    );
    return proven ? repaired : strict;
  }
}
