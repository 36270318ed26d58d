/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** Whole milliseconds from `least` up to `most`. */
  wait(least: number, most: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    wait: (least, most) => Math.round(least + next() * (most - least)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}
