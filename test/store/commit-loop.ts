/** Commits until it is killed, and tells on stdout what was acknowledged; the crash test reads along. */
import fs from 'node:fs';
import type { Line } from '../../dialogs/conversation.ts';
import type { Store } from '../../bot/store/port.ts';
import { address, after, first, line } from './world.ts';

export const RESIDENTS = 12;
/** Lines that stay in the document before they leave for a page together. */
const LINES_KEPT = 5;

/** Commit n of a resident adds line n, so document and pages together must hold 1…n, each once. */
export async function commitLoop(store: Store): Promise<void> {
  await Promise.all(
    Array.from({ length: RESIDENTS }, async (_, resident) => {
      const key = store.keyOf(address(resident));
      let present = await store.load(key);
      for (;;) {
        const next = present === undefined ? first(key) : after(present);
        let page: Line[] | undefined;
        if (next.transcript.length >= LINES_KEPT) {
          page = next.transcript;
          next.transcript = [];
          next.archivedPages += 1;
        }
        next.transcript = [...next.transcript, line(String(next.version))];
        await store.commit(key, next, page);
        await store.appendShared('audit', `${key} ${String(next.version)}`);
        fs.writeSync(1, `${key} ${String(next.version)}\n`);
        present = next;
      }
    }),
  );
}
