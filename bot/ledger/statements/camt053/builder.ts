import type { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import type { CivilDate, Instant } from '../../../../dialogs/money/facts.ts';
import { isRealDate } from '../../civil-date.ts';
import { checkBalance } from '../balance-check.ts';
import { euroFromXml } from '../euro.ts';
import { statementLimits } from '../limits.ts';
import type { Place } from '../refusal.ts';
import { Refusal } from '../refusal.ts';
import type { Statement, StatementBalance, StatementEntry } from '../statement.ts';
import type { DraftBalance, DraftEntry, DraftPart, DraftStatement } from './drafts.ts';
import { newBalance, newEntry, newPart, newStatement } from './drafts.ts';
import { entryParts } from './parts.ts';

/** Turns the texts of a camt.053 file into checked statements; the reader tells it where in the file they are. */
export class CamtBuilder {
  readonly statements: Statement[] = [];
  readonly warnings: string[] = [];
  /** What is being read now, filled by the shape of the file. */
  draft: DraftStatement = newStatement();
  entry: DraftEntry = newEntry(1);
  balance: DraftBalance = newBalance(1);
  part: DraftPart = newPart();
  /** Set by the reader before every call. */
  line = 1;
  private total = 0;

  /** The end of an Ntry: check it and keep it when it is booked. */
  closeEntry(entry: DraftEntry): void {
    const place = { line: entry.line, element: 'Ntry' };
    if (entry.status !== undefined && entry.status !== 'BOOK') {
      this.draft.unbooked += 1;
      return;
    }
    this.total += 1;
    if (this.total > statementLimits.entries) throw new Refusal('too-many-entries', place);
    this.draft.entries.push(this.checked(entry, place));
  }

  /** The end of a Stmt: the account, the currency and the balances. */
  closeStatement(): void {
    const { draft } = this;
    const place = { line: this.line, element: 'Stmt' };
    if (draft.account === undefined) {
      throw new Refusal('missing-field', { ...place, element: 'Stmt/Acct/Id' }, 'It is the account.');
    }
    const opening = this.balanceOf(draft, 'OPBD') ?? this.balanceOf(draft, 'PRCD');
    const closing = this.balanceOf(draft, 'CLBD');
    const balanceChecked = checkBalance(opening, closing, draft.entries, { ...place, element: 'Stmt/Bal' });
    if (opening && closing && !balanceChecked) {
      this.warnings.push(
        `Statement ${draft.id}: the balances are of other days than the entries; not verified.`,
      );
    }
    if (this.statements.length >= statementLimits.statements) throw new Refusal('too-many-entries', place);
    this.statements.push({
      id: [draft.id, draft.sequence].filter(Boolean).join('/'),
      account: draft.account,
      ...(draft.createdAt === undefined ? {} : { createdAt: draft.createdAt }),
      ...(opening ? { opening } : {}),
      ...(closing ? { closing } : {}),
      balanceChecked,
      entries: draft.entries,
      unbooked: draft.unbooked,
    });
    this.draft = newStatement();
  }

  /** A civil date from a Dt or DtTm element; an instant is put in Europe/Amsterdam. */
  date(text: string, element: string): CivilDate {
    const day = /[Z]$|[+-]\d\d:\d\d$/.test(text) ? amsterdamDay(text) : text.slice(0, 10);
    const shaped = /^\d{4}-\d\d-\d\d(Z|[+-]\d\d:\d\d|T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(
      text,
    );
    if (!shaped || day === undefined || !isRealDate(day)) {
      throw new Refusal('wrong-date', { line: this.line, element });
    }
    return day;
  }

  /** The moment a statement was made; banks that write no zone mean Dutch time. Unreadable: not said. */
  instant(text: string): Instant | undefined {
    try {
      if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Temporal.Instant.from(text).toString();
      return Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant().toString();
    } catch {
      return undefined;
    }
  }

  private checked(entry: DraftEntry, place: Place): StatementEntry {
    const amount = this.signed(entry, place, 'Ntry');
    const date = entry.bookingDate ?? entry.valueDate;
    if (date === undefined) throw new Refusal('missing-field', { ...place, element: 'Ntry/BookgDt' });
    return {
      date,
      valueDate: entry.valueDate ?? date,
      amount,
      reversal: entry.reversal,
      reference: entry.references.join('|'),
      parts: entryParts(entry, amount),
      line: entry.line,
    };
  }

  private balanceOf(draft: DraftStatement, type: string): StatementBalance | undefined {
    const found = draft.balances.find((balance) => balance.type === type);
    if (!found) return undefined;
    const amount = this.signed(found, { line: found.line }, 'Bal');
    return { amount, ...(found.date === undefined ? {} : { date: found.date }) };
  }

  /** Amount with the direction of CdtDbtInd, which is the direction on this account also for a reversal. */
  private signed(draft: DraftEntry | DraftBalance, place: Place, element: string): Decimal {
    if (draft.amount === undefined)
      throw new Refusal('missing-field', { ...place, element: `${element}/Amt` });
    if ((draft.currency ?? this.draft.currency) !== 'EUR') {
      throw new Refusal('foreign-currency', { ...place, element: `${element}/Amt` });
    }
    const amount = euroFromXml(draft.amount, { line: draft.amountLine, element: `${element}/Amt` });
    if (draft.direction === 'CRDT') return amount;
    if (draft.direction === 'DBIT') return amount.negated();
    throw new Refusal('wrong-direction', { ...place, element: `${element}/CdtDbtInd` });
  }
}

function amsterdamDay(text: string): string | undefined {
  try {
    if (!text.includes('T')) return text.slice(0, 10);
    return Temporal.Instant.from(text).toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString();
  } catch {
    return undefined;
  }
}
