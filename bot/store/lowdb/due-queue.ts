/** Which keys are due, longest due first, without looking at all of them: a heap whose outdated entries are dropped in passing. */
export interface DueQueue {
  /** @param at ISO instant, or undefined when nothing waits any more. */
  set(key: string, at: string | undefined): void;
  /** Up to `limit` keys due at or before `now` (ISO instant); they stay until set again. */
  due(now: string, limit: number): string[];
}

interface Entry {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Outdated entries above this number, and above the live ones, are swept out. */
const SWEEP_FROM = 1000;

// An instant nobody can read is due at once: looked at too early is better than forgotten.
function milliseconds(instant: string): number {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? 0 : at;
}

function before(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.key < other.key);
}

export function makeDueQueue(): DueQueue {
  const live = new Map<string, Entry>();
  let heap: Entry[] = [];

  function push(entry: Entry): void {
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || !before(entry, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = entry;
  }

  function pop(): void {
    const moved = heap.pop();
    if (moved === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      let child = heap[down];
      if (child === undefined) break;
      const right = heap[down + 1];
      if (right !== undefined && before(right, child)) {
        child = right;
        down += 1;
      }
      if (!before(child, moved)) break;
      heap[at] = child;
      at = down;
    }
    heap[at] = moved;
  }

  return {
    set(key, instant) {
      const at = instant === undefined ? undefined : milliseconds(instant);
      if (live.get(key)?.at === at) return;
      if (at === undefined) {
        live.delete(key);
      } else {
        const entry = { key, at };
        live.set(key, entry);
        push(entry);
      }
      // A sorted array is a heap.
      if (heap.length > 2 * live.size + SWEEP_FROM)
        heap = [...live.values()].sort((one, other) => (before(one, other) ? -1 : 1));
    },
    due(now, limit) {
      const until = milliseconds(now);
      const found: Entry[] = [];
      for (let top = heap[0]; top !== undefined && found.length < limit; top = heap[0]) {
        const outdated = live.get(top.key) !== top;
        if (!outdated && top.at > until) break;
        pop();
        if (!outdated) found.push(top);
      }
      found.forEach(push);
      return found.map((entry) => entry.key);
    },
  };
}
