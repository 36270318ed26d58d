/** Where the chain stands: a shared document beside the log, so that lines taken off its end are missed. */
import { z } from 'zod';
import { hashOf, NO_LINE, writeLine } from './line.ts';
import type { AuditEntry } from './line.ts';

const headSchema = z.object({
  /** Number and hash of the last line. */
  n: z.int().min(0),
  hash: z.string(),
  /** Last line that was removed when its time was over (retention): the chain begins after it. */
  begin: z.object({ n: z.int().min(1), hash: z.string() }).optional(),
  /** Lines that are recorded here and may not be in the log yet. */
  waiting: z.array(z.object({ n: z.int(), text: z.string() })),
});
export type AuditHead = z.infer<typeof headSchema>;

/** Name of the shared document and of the shared log. */
export const AUDIT = 'audit';

/** @throws ZodError when what is stored is no head. */
export function readHead(stored: unknown): AuditHead {
  return stored === undefined ? { n: 0, hash: NO_LINE, waiting: [] } : headSchema.parse(stored);
}

/** The head after these entries: numbered, chained, and waiting for the log. */
export function chained(head: AuditHead, entries: readonly AuditEntry[]): AuditHead {
  let { n, hash } = head;
  const waiting = [...head.waiting];
  for (const entry of entries) {
    n += 1;
    const text = writeLine(entry, n, hash);
    waiting.push({ n, text });
    hash = hashOf(text);
  }
  return { ...head, n, hash, waiting };
}
