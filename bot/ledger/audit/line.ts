/** One line of the audit log: who saw whose money or words, what and when; never an amount or a word. Lines form a hash chain. */
import { hash } from 'node:crypto';
import { z } from 'zod';

export interface AuditEntry {
  /** UTC instant. */
  readonly at: string;
  /** `resident`, `warmlijn` or a worker's id. */
  readonly who: string;
  /** Participant whose money it is, or the key of the conversation whose words they are. */
  readonly whose: string;
  /** Such as `balance`, `payouts`, `link`, `desk-balance`, `link-code`. */
  readonly what: string;
  /** Key of the conversation it was in. */
  readonly conversation?: string | undefined;
}

const lineSchema = z.strictObject({
  n: z.int().positive(),
  at: z.iso.datetime(),
  who: z.string().min(1),
  whose: z.string().min(1),
  what: z.string().min(1),
  conversation: z.string().optional(),
  prev: z.string(),
});
export type AuditLine = z.infer<typeof lineSchema>;

/** What the first line carries as the hash of the line before it. */
export const NO_LINE = '0'.repeat(64);

/** The text of line `n`, with the hash of the line before it. */
export function writeLine(entry: AuditEntry, n: number, prev: string): string {
  const { at, who, whose, what, conversation } = entry;
  const line: AuditLine = {
    n,
    at,
    who,
    whose,
    what,
    ...(conversation === undefined ? {} : { conversation }),
    prev,
  };
  return JSON.stringify(line);
}

/** Undefined when the text is no line of this log. */
export function readLine(text: string): AuditLine | undefined {
  try {
    const read = lineSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** SHA-256 of the text as it stands in the log, in hex. */
export function hashOf(text: string): string {
  return hash('sha256', text, 'hex');
}
