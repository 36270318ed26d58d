import type { StatementEntry, StatementFile } from '../statements/statement.ts';
import type { LedgerIndex, Matching, Month, StoredTransaction, Unmatched } from './documents.ts';
import { matchingSchema, monthSchema, openSchema } from './documents.ts';
import { entryIdentities } from './fingerprint.ts';
import type { FolderDraft, LedgerFolder } from './folder.ts';
import type { Match } from './matcher.ts';
import { makeMatcher } from './matcher.ts';
import { ParticipantFiles } from './participant-files.ts';
import type { UnmatchedReport } from './report.ts';
import { statedUntil } from './stated-until.ts';

/** What a statement file added. */
export interface StatementImport {
  readonly index: LedgerIndex | undefined;
  readonly entries: number;
  readonly new: number;
  readonly duplicates: number;
  readonly unbooked: number;
  readonly unmatched: readonly UnmatchedReport[];
}

/** Books the new entries of a checked file; answers the new index, or none when nothing was new. */
export async function importStatements(
  file: StatementFile,
  folder: LedgerFolder,
  index: LedgerIndex,
  draft: FolderDraft,
  now: string,
): Promise<StatementImport> {
  const months = new Months(folder, index);
  const match = makeMatcher((await matchingOf(folder, index)).rules);
  const booked = new Map<string, StoredTransaction[]>();
  const waiting: Unmatched[] = [];
  const unmatched: UnmatchedReport[] = [];
  let [entries, added] = [0, 0];
  for (const statement of file.statements) {
    const identities = entryIdentities(statement.account, statement.entries);
    entries += statement.entries.length;
    for (const [number, entry] of statement.entries.entries()) {
      const identity = identities[number] ?? '';
      const month = await months.get(statement.account, entry.date.slice(0, 7));
      if (month.has(identity)) continue;
      month.add(identity);
      added += 1;
      book(entry, identity, match, booked, waiting, unmatched);
    }
  }
  const counts = { entries, new: added, duplicates: entries - added, unmatched, unbooked: unbookedIn(file) };
  const asOf = statedUntil(file.statements, index.asOf, now);
  // Nothing happened is news too; the same entries again are not.
  if (entries === 0 && asOf !== index.asOf && asOf !== undefined)
    return { ...counts, index: { ...index, asOf } };
  if (added === 0) return { ...counts, index: undefined };
  const participants = new ParticipantFiles(folder, index);
  await participants.book(booked);
  const open = waiting.length > 0 ? [...(await openParts(folder, index)), ...waiting] : undefined;
  return {
    ...counts,
    index: {
      ...index,
      participants: participants.put(draft),
      months: months.put(draft),
      ...(open ? { unmatched: draft.put({ parts: open }) } : {}),
      ...(asOf === undefined ? {} : { asOf }),
    },
  };
}

function book(
  entry: StatementEntry,
  identity: string,
  match: (account: string | undefined, text: string, date: string) => Match,
  booked: Map<string, StoredTransaction[]>,
  waiting: Unmatched[],
  unmatched: UnmatchedReport[],
): void {
  entry.parts.forEach((part, number) => {
    const own = { entry: `${identity}/${number}`, date: entry.date, amount: part.amount.toFixed(2) };
    const found = match(part.counterAccount, part.text, entry.date);
    if ('participant' in found) {
      const list = booked.get(found.participant);
      const transaction = { ...own, agreementId: found.agreement };
      if (list) list.push(transaction);
      else booked.set(found.participant, [transaction]);
      return;
    }
    const { counterAccount, counterName, text } = part;
    const other = {
      ...(counterAccount === undefined ? {} : { counterAccount }),
      ...(counterName === undefined ? {} : { counterName }),
      text,
    };
    waiting.push({ ...own, ...other, why: found.why });
    unmatched.push({ date: own.date, amount: own.amount, ...other, reason: found.why, line: entry.line });
  });
}

/** The rules and organisations known so far. */
export async function matchingOf(folder: LedgerFolder, index: LedgerIndex): Promise<Matching> {
  if (index.matching === undefined) return { rules: [], organisations: {} };
  return folder.read(index.matching, matchingSchema);
}

/** Parts that still wait for a person or an agreement. */
export async function openParts(folder: LedgerFolder, index: LedgerIndex): Promise<readonly Unmatched[]> {
  return index.unmatched === undefined ? [] : (await folder.read(index.unmatched, openSchema)).parts;
}

function unbookedIn(file: StatementFile): number {
  return file.statements.reduce((sum, statement) => sum + statement.unbooked, 0);
}

/** Known entries per account and month, so that an import reads only the months it has entries in. */
class Months {
  private readonly folder: LedgerFolder;
  private readonly index: LedgerIndex;
  private readonly read = new Map<string, { known: Set<string>; size: number }>();

  constructor(folder: LedgerFolder, index: LedgerIndex) {
    this.folder = folder;
    this.index = index;
  }

  async get(account: string, month: string): Promise<Set<string>> {
    const key = `${account}/${month}`;
    const open = this.read.get(key);
    if (open) return open.known;
    const file = this.index.months[key];
    const document: Month = file === undefined ? { entries: [] } : await this.folder.read(file, monthSchema);
    const known = new Set(document.entries);
    this.read.set(key, { known, size: known.size });
    return known;
  }

  put(draft: FolderDraft): Record<string, string> {
    const files = { ...this.index.months };
    for (const [key, { known, size }] of this.read) {
      if (known.size > size) files[key] = draft.put({ entries: [...known] });
    }
    return files;
  }
}
