/** Writes results that no turn took along, a few at a time: news within a second. */
import type { OutboxLimits } from './limits.ts';
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
  limits: Pick<OutboxLimits, 'writeAfterMs' | 'sentAfterMs' | 'writesAtOnce'>,
  write: (box: Mailbox) => Promise<boolean>,
  done: (box: Mailbox) => void,
): Writer {
  /** Since when each has unwritten results, the oldest first. */
  const hurried = new Map<Mailbox, number | undefined>();
  const patient = new Map<Mailbox, number | undefined>();
  let under = 0;
  let timer: NodeJS.Timeout | undefined;

  const leave = (box: Mailbox) => {
    hurried.delete(box);
    patient.delete(box);
  };
  const enter = (box: Mailbox) => {
    const [mine, other] = box.hurry ? [hurried, patient] : [patient, hurried];
    other.delete(box);
    // Its earlier results were written meanwhile: it is among the youngest again.
    if (mine.get(box) !== box.unwrittenSince) mine.delete(box);
    mine.set(box, box.unwrittenSince);
  };
  const one = async (box: Mailbox): Promise<void> => {
    under += 1;
    leave(box);
    const isWritten = await write(box);
    // After a failure the results are as young as new ones: the store gets time to recover.
    if (!isWritten && !box.gone) {
      box.unwrittenSince = performance.now();
      enter(box);
    }
    const wasFull = under >= limits.writesAtOnce;
    under -= 1;
    done(box);
    // Under load more ripen in a tick than may be under way: left to the next one, they would be ever more.
    if (isWritten && wasFull) writeAllRipe();
  };
  const writeRipe = (boxes: ReadonlyMap<Mailbox, number | undefined>, afterMs: number) => {
    const ripe = performance.now() - afterMs;
    for (const box of boxes.keys()) {
      if (under >= limits.writesAtOnce) break;
      if (box.unwrittenSince === undefined || box.gone) leave(box);
      else if (box.unwrittenSince > ripe) break;
      else void one(box);
    }
  };
  const writeAllRipe = () => {
    writeRipe(hurried, limits.writeAfterMs);
    writeRipe(patient, limits.sentAfterMs);
  };
  const tick = () => {
    writeAllRipe();
    if (hurried.size + patient.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    expect: (box) => {
      enter(box);
      timer ??= setInterval(tick, Math.min(LONGEST_TICK_MS, limits.writeAfterMs));
    },
    flush: async (boxes) => {
      hurried.clear();
      patient.clear();
      clearInterval(timer);
      timer = undefined;
      const unwritten = [...boxes].filter((box) => box.unwrittenSince !== undefined && !box.gone);
      await Promise.all(unwritten.map(write));
    },
  };
}
