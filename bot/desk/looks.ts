/**
 * Every look of a worker at the words of a resident, on record before they are shown. A page asks again and again while
 * it is open: that is one look, noted once in a while, so that the record says who read what and when and stays small.
 */
import type { Audit } from '../ledger/audit/audit.ts';
import { steadyMs } from '../steady-ms.ts';

/** What was looked at: the open conversation, a case to take along, a table of the spreekuur, the page for the resident, the photo of a letter. */
export type Looked = 'words' | 'case-export' | 'case-pdf' | 'table' | 'table-paper' | 'insight' | 'letter';

/** Durable when it resolves; to be awaited before the words are shown. */
export type Looks = (who: string, conversation: string, what: Looked) => Promise<void>;

/** A page that stays open is noted so often. */
export const ONE_LOOK_MS = 10 * 60_000;
/** More are forgotten, and noted again at their next look. */
const MOST_REMEMBERED = 10_000;

/** @param now UTC. @param ms time that really passes */
export function makeLooks(
  audit: Pick<Audit, 'record'>,
  now: () => string,
  ms: () => number = steadyMs,
): Looks {
  const noted = new Map<string, number>();
  return async (who, conversation, what) => {
    const look = `${what} ${who} ${conversation}`;
    const before = noted.get(look);
    if (before !== undefined && ms() - before < ONE_LOOK_MS) return;
    await audit.record([{ at: now(), who, whose: conversation, what, conversation }]);
    if (noted.size >= MOST_REMEMBERED) noted.clear();
    noted.set(look, ms());
  };
}
