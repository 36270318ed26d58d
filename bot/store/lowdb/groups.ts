/** What comes while a batch is written waits, and goes together in the next one: many commits share one flush. */
export interface Groups<T> {
  /** Resolves when the batch with this item is written; rejects when that failed. */
  add(item: T): Promise<void>;
  /** Resolves when the batch under way is written or failed. */
  settled(): Promise<void>;
  /** Resolves when nothing is under way or waits. */
  idle(): Promise<void>;
}

interface Waiting<T> {
  readonly item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/** @param write writes one batch; never called while another runs. */
export function makeGroups<T>(write: (batch: readonly T[]) => Promise<void>): Groups<T> {
  let waiting: Waiting<T>[] = [];
  let batch: Promise<void> | undefined;
  let running: Promise<void> | undefined;

  async function writeOne(group: readonly Waiting<T>[]): Promise<void> {
    try {
      await write(group.map(({ item }) => item));
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  async function work(): Promise<void> {
    // Requests that came in together are written together.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await (batch = writeOne(group));
    }
    running = undefined;
  }

  return {
    add: (item) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        running ??= work();
      }),
    settled: async () => batch,
    idle: async () => {
      while (running !== undefined) await running;
    },
  };
}
