/** One task at a time per name; tasks of different names run side by side. */
export interface Lanes {
  run<T>(name: string, task: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
}

export function makeLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(name, task) {
      const before = last.get(name);
      const mine = before === undefined ? task() : before.then(task, task);
      last.set(name, mine);
      const leave = () => {
        if (last.get(name) === mine) last.delete(name);
      };
      void mine.then(leave, leave);
      return mine;
    },
    async idle() {
      while (last.size > 0) await Promise.allSettled(last.values());
    },
  };
}
