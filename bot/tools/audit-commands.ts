/** What the ledger command answers about the audit log: is it whole, and who saw whose money. */
import { join } from 'node:path';
import { AUDIT, readHead } from '../ledger/audit/head.ts';
import { readLine } from '../ledger/audit/line.ts';
import { verifyAudit } from '../ledger/audit/verify.ts';
import { readSharedBeside } from '../store/lowdb/read-beside.ts';
import type { Vault } from '../store/vault.ts';
import type { Answer } from './ledger-commands.ts';

export interface AuditPlace {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly vault: Vault;
}

interface Kept {
  /** The head document as it is stored. */
  readonly document: unknown;
  readonly lines: readonly string[];
}

/** Beside a running service: the embedded store is read without its lock. */
async function keptIn({ dataDir, databaseUrl: url, vault }: AuditPlace): Promise<Kept> {
  if (url === undefined) return readSharedBeside(join(dataDir, 'residents'), vault, AUDIT);
  // Only who has a database loads what it takes.
  const { openPostgresStore } = await import('../store/postgres/store.ts');
  const store = await openPostgresStore({ url, vault, trouble: () => undefined });
  try {
    const document = await store.readShared(AUDIT);
    return { document, lines: await store.readSharedLog(AUDIT) };
  } finally {
    await store.close();
  }
}

/** Is the chain whole, up to its head and up to a head that was noted before? Names the first bad line. */
export async function commandAuditVerify(place: AuditPlace, noted: string | undefined): Promise<Answer> {
  const { document, lines } = await keptIn(place);
  const check = verifyAudit(lines, document === undefined ? undefined : readHead(document), noted);
  return { json: { ...check }, exit: check.ok ? 0 : 1 };
}

/** The lines, oldest first; of one participant when told. */
export async function commandAuditShow(place: AuditPlace, whose: string | undefined): Promise<Answer> {
  const { document, lines } = await keptIn(place);
  const waiting = readHead(document).waiting.map(({ text }) => text);
  // A line may stand in the log and still wait in the head.
  const shown = [...new Set([...lines, ...waiting])]
    .map(readLine)
    .filter((line) => line !== undefined && (whose === undefined || line.whose === whose));
  return { json: { lines: shown }, exit: 0 };
}
