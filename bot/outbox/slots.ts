/** A fixed number of places; who comes when all are taken waits in order. */
export interface Slots {
  /** @returns gives the place back. */
  take(): Promise<() => void>;
}

export function makeSlots(places: number): Slots {
  let free = places;
  const waiting: ((give: () => void) => void)[] = [];
  let first = 0;
  const give = () => {
    const next = waiting[first];
    if (next === undefined) {
      free += 1;
      waiting.length = 0;
      first = 0;
      return;
    }
    first += 1;
    next(give);
  };
  return {
    take: () => {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(give);
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
