/** Writes results that no turn took along, a few at a time and within a second. */
import type { Mailbox } from './mailbox.ts';

const LONGEST_TICK_MS = 50;

export interface Writer {
  /** This mailbox has results to be written. */
  expect(box: Mailbox): void;
  /** Writes these now. */
  flush(boxes: Iterable<Mailbox>): Promise<void>;
}

/**
 * @param write makes all results of a mailbox durable; false when that did not work.
 * @param done called after each write.
 */
export function makeWriter(
  limits: { readonly writeAfterMs: number; readonly writesAtOnce: number },
  write: (box: Mailbox) => Promise<boolean>,
  done: (box: Mailbox) => void,
): Writer {
  const expected = new Set<Mailbox>();
  let under = 0;
  let timer: NodeJS.Timeout | undefined;

  const one = async (box: Mailbox): Promise<void> => {
    under += 1;
    expected.delete(box);
    // After a failure the results are as young as new ones: the store gets time to recover.
    if (!(await write(box)) && !box.gone) {
      box.unwrittenSince = performance.now();
      expected.add(box);
    }
    under -= 1;
    done(box);
  };
  const tick = () => {
    const ripe = performance.now() - limits.writeAfterMs;
    for (const box of expected) {
      if (under >= limits.writesAtOnce) break;
      if (box.unwrittenSince === undefined || box.gone) expected.delete(box);
      else if (box.unwrittenSince > ripe) break;
      else void one(box);
    }
    if (expected.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    expect: (box) => {
      expected.add(box);
      timer ??= setInterval(tick, Math.min(LONGEST_TICK_MS, limits.writeAfterMs));
    },
    flush: async (boxes) => {
      expected.clear();
      clearInterval(timer);
      timer = undefined;
      const unwritten = [...boxes].filter((box) => box.unwrittenSince !== undefined && !box.gone);
      await Promise.all(unwritten.map(write));
    },
  };
}
