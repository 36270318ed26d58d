/** The documents written or read last, so that who is writing now is not read from disk and opened at every message. */
import type { Kept } from '../document.ts';

export interface Recent {
  /** The document, when it was written or read lately. */
  get(key: string): Kept | undefined;
  set(key: string, document: Kept): void;
  delete(key: string): void;
}

/** Lines of transcript kept in memory over all residents, about a kilobyte each with all that belongs to it. */
const MOST_LINES = 200_000;
/** What a document without lines counts for. */
const BASE = 10;

function weight({ conversation }: Kept): number {
  return BASE + conversation.transcript.length;
}

export function makeRecent(most: number = MOST_LINES): Recent {
  /** In the order in which they came, longest ago first. */
  const kept = new Map<string, Kept>();
  let total = 0;

  function drop(key: string): void {
    const known = kept.get(key);
    if (known === undefined) return;
    kept.delete(key);
    total -= weight(known);
  }

  return {
    get: (key) => kept.get(key),
    set(key, document) {
      drop(key);
      kept.set(key, document);
      total += weight(document);
      // Looked at only when there are too many: to find the oldest, a map passes all places that were left.
      while (total > most) {
        const [oldest] = kept.keys();
        if (oldest === undefined) break;
        drop(oldest);
      }
    },
    delete: drop,
  };
}
