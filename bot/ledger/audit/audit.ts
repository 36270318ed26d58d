import type { Logger } from 'pino';
import { redacted } from '../../redacted.ts';
import type { Store } from '../../store/port.ts';
import { AUDIT, chained, readHead } from './head.ts';
import type { AuditEntry } from './line.ts';

export interface Audit {
  /** Durable when it resolves; to be awaited before anything of it is shown or sent. */
  record(entries: readonly AuditEntry[]): Promise<void>;
  /** Copies what waits in the head to the log. */
  settle(): Promise<void>;
}

interface Waiting {
  readonly entries: readonly AuditEntry[];
  resolve(): void;
  reject(error: unknown): void;
}

/** Lines kept in the head before they are copied together: one durable write a time instead of three. */
const MOST_WAITING = 32;

/**
 * The audit log. An entry is chained into the head document, in one durable change that puts concurrent entries (of
 * any number of instances) one after the other; now and then the head's lines are copied to the log. After a crash
 * between copying and forgetting they are copied again: a line may stand in the log twice, never differ or be lost.
 */
export function openAudit(
  store: Pick<Store, 'changeShared' | 'readShared' | 'appendShared'>,
  log: Pick<Logger, 'error'>,
): Audit {
  let queue: Waiting[] = [];
  let recording: Promise<void> | undefined;
  let settling: Promise<void> | undefined;
  let again = false;

  async function recordAll(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        const waiting = await store.changeShared(AUDIT, (current) => {
          const next = chained(
            readHead(current),
            batch.flatMap(({ entries }) => entries),
          );
          return { next, result: next.waiting.length };
        });
        for (const { resolve } of batch) resolve();
        if (waiting >= MOST_WAITING) settleLater();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    recording = undefined;
  }

  async function copyToLog(): Promise<void> {
    const { waiting } = readHead(await store.readShared(AUDIT));
    const last = waiting.at(-1);
    if (last === undefined) return;
    await Promise.all(waiting.map(({ text }) => store.appendShared(AUDIT, text)));
    await store.changeShared(AUDIT, (current) => {
      const head = readHead(current);
      const left = head.waiting.filter(({ n }) => n > last.n);
      return { next: { ...head, waiting: left }, result: undefined };
    });
  }

  async function settleAll(): Promise<void> {
    try {
      while (again) {
        again = false;
        await copyToLog();
      }
    } finally {
      settling = undefined;
    }
  }

  function settle(): Promise<void> {
    again = true;
    settling ??= settleAll();
    return settling;
  }

  /** Nobody waits for it: the head has the lines. */
  function settleLater(): void {
    settle().catch((error: unknown) => {
      log.error({ error: redacted(error) }, 'audit lines wait in the head document');
    });
  }

  return {
    settle,
    record: async (entries) => {
      if (entries.length === 0) return;
      await new Promise<void>((resolve, reject) => {
        queue.push({ entries, resolve, reject });
        recording ??= recordAll();
      });
    },
  };
}
