/** The documents used last, so that who is writing now is not read from disk and opened at every message. */
import type { Conversation } from '../../../dialogs/conversation.ts';
import { workingCopy } from '../../../dialogs/working-copy.ts';

export interface Recent {
  /** A copy of the document, when it was used lately. */
  get(key: string): Conversation | undefined;
  /** Keeps a document that nobody changes. */
  set(key: string, conversation: Conversation): void;
  delete(key: string): void;
}

/** Lines of transcript kept in memory over all residents: about 50 MB. */
const MOST_LINES = 150_000;
/** What a document without lines counts for. */
const BASE = 10;

function weight(conversation: Conversation): number {
  return BASE + conversation.transcript.length;
}

export function makeRecent(most: number = MOST_LINES): Recent {
  /** In the order of use, longest ago first. */
  const kept = new Map<string, Conversation>();
  let total = 0;

  function drop(key: string): Conversation | undefined {
    const known = kept.get(key);
    if (known === undefined) return undefined;
    kept.delete(key);
    total -= weight(known);
    return known;
  }

  function put(key: string, conversation: Conversation): void {
    kept.set(key, conversation);
    total += weight(conversation);
  }

  return {
    get(key) {
      const known = drop(key);
      if (known === undefined) return undefined;
      put(key, known);
      return workingCopy(known);
    },
    set(key, conversation) {
      drop(key);
      put(key, conversation);
      for (const [oldest] of kept) {
        if (total <= most) break;
        drop(oldest);
      }
    },
    delete(key) {
      drop(key);
    },
  };
}
