import type { AuditHead } from './head.ts';
import { hashOf, NO_LINE, readLine } from './line.ts';
import type { AuditLine } from './line.ts';

/** The first line that is not as it was written, by its number, and what is wrong with it. */
export interface BadLine {
  readonly line: number;
  readonly why:
    'changed' | 'missing' | 'unreadable' | 'two-versions' | 'head-missing' | 'head-noted-is-not-here';
}

export interface AuditCheck {
  readonly ok: boolean;
  readonly lines: number;
  /** Hash of the last line: noted elsewhere, it proves later that nothing up to here was rewritten. */
  readonly head: string;
  readonly bad?: BadLine;
}

interface Found {
  readonly text: string;
  readonly line: AuditLine;
}

/**
 * Checks the whole chain: numbers without a gap, each line carrying the hash of the one before, the last one being the
 * head's. The same line twice is nothing (see openAudit).
 * @param texts lines of the log in order
 * @param head undefined when there is none
 * @param noted a head's hash that somebody noted earlier; it must be the hash of one of the lines
 */
export function verifyAudit(
  texts: readonly string[],
  head: AuditHead | undefined,
  noted?: string,
): AuditCheck {
  const all = [...texts, ...(head?.waiting.map(({ text }) => text) ?? [])];
  const begin = head?.begin ?? { n: 0, hash: NO_LINE };
  const { found, bad: unusable } = byNumber(all, begin.n);
  const lines = found.size;
  const told = { lines, head: head?.hash ?? NO_LINE };
  const bad = earliest([unusable, head === undefined || head.n === 0 ? noHead(lines) : broken(found, head)]);
  if (bad !== undefined) return { ok: false, ...told, bad };
  if (
    noted !== undefined &&
    noted !== begin.hash &&
    ![...found.values()].some(({ text }) => hashOf(text) === noted)
  )
    return { ok: false, ...told, bad: { line: lines, why: 'head-noted-is-not-here' } };
  return { ok: true, ...told };
}

/** @param removed lines up to this number have had their time: one that still stands there is passed over */
function byNumber(
  texts: readonly string[],
  removed: number,
): { found: Map<number, Found>; bad: BadLine | undefined } {
  const found = new Map<number, Found>();
  let bad: BadLine | undefined;
  let expected = removed + 1;
  for (const text of texts) {
    const line = readLine(text);
    if (line === undefined) {
      bad ??= { line: expected, why: 'unreadable' };
      continue;
    }
    if (line.n <= removed) continue;
    const known = found.get(line.n);
    if (known !== undefined && known.text !== text) bad ??= { line: line.n, why: 'two-versions' };
    found.set(line.n, { text, line });
    expected = line.n + 1;
  }
  return { found, bad };
}

function noHead(lines: number): BadLine | undefined {
  return lines === 0 ? undefined : { line: lines, why: 'head-missing' };
}

/** A line whose hash is not what the next one (or the head) carries was changed, or the next one was: the first is named. */
function broken(found: ReadonlyMap<number, Found>, head: AuditHead): BadLine | undefined {
  const last = Math.max(head.n, ...found.keys());
  const begin = head.begin ?? { n: 0, hash: NO_LINE };
  let prev = begin.hash;
  for (let n = begin.n + 1; n <= last; n += 1) {
    const here = found.get(n);
    if (here === undefined) return { line: n, why: 'missing' };
    if (here.line.prev !== prev) return { line: Math.max(begin.n + 1, n - 1), why: 'changed' };
    prev = hashOf(here.text);
    if (n === head.n && prev !== head.hash) return { line: n, why: 'changed' };
  }
  return undefined;
}

function earliest(found: readonly (BadLine | undefined)[]): BadLine | undefined {
  return found
    .filter((bad) => bad !== undefined)
    .sort((a, b) => a.line - b.line)
    .at(0);
}
