/** One resident, one turn at a time; many residents side by side. */
export interface Lanes {
  /** Runs `work` after everything queued before it for this key. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is running or waiting. */
  idle(): Promise<void>;
}

export function makeLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (key, work) => {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      const settled = mine
        .catch(() => undefined)
        .then(() => {
          if (tails.get(key) === settled) tails.delete(key);
        });
      tails.set(key, settled);
      return mine;
    },
    idle: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
