import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/port.ts';
import { CODE_LIFE_MS, readLinkCodes, redeemed, withCode, withoutConversation } from './document.ts';
import type { Redeemed } from './document.ts';
import { makeCode } from './make-code.ts';

/** Koppelcodes: handed out by a worker, used once by one conversation, within seven days (design C8). */
export interface LinkCodes {
  /** A new code for this participant; `expires` is a UTC instant. Durable when it resolves. */
  create(participant: string, worker: string): Promise<{ readonly code: string; readonly expires: string }>;
  /** Uses a code for this conversation, again with the same answer. @throws when the codes cannot be read or written */
  redeem(code: string, conversation: string): Promise<Redeemed>;
  /** Forgets codes this conversation used and tried; how many. Durable when it resolves. */
  forget(conversation: string): Promise<number>;
}

const DOCUMENT = 'link-codes';

/** The codes live in one shared document, as keyed hashes: who reads the document cannot use a code. */
export function openLinkCodes(
  store: Pick<Store, 'keyOf' | 'changeShared'>,
  clock: Pick<Clock, 'now'>,
): LinkCodes {
  // The store's keyed hash: its key never leaves the store. No address begins like this.
  const hashOf = (code: string) => store.keyOf(`link-code:${code}`);
  return {
    create: async (participant, worker) => {
      const code = makeCode();
      const now = clock.now();
      const expires = new Date(Date.parse(now) + CODE_LIFE_MS).toISOString();
      const stored = { hash: hashOf(code), participant, worker, expires };
      await store.changeShared(DOCUMENT, (current) => ({
        next: withCode(readLinkCodes(current), stored, now),
        result: undefined,
      }));
      return { code, expires };
    },
    redeem: (code, by) =>
      store.changeShared(DOCUMENT, (current) =>
        redeemed(readLinkCodes(current), { hash: hashOf(code), by, now: clock.now() }),
      ),
    forget: (conversation) =>
      store.changeShared(DOCUMENT, (current) => {
        const before = readLinkCodes(current);
        const after = withoutConversation(before, conversation);
        const gone = before.codes.length + before.wrong.length - after.codes.length - after.wrong.length;
        return { next: gone === 0 ? current : after, result: gone };
      }),
  };
}
