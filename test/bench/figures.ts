/** What a list of times says, in milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
}

/** The value below which this share (0 to 1) of the sorted times lies. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function spreadOf(milliseconds: Iterable<number>): Spread {
  const sorted = Float64Array.from(milliseconds).sort();
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), p999: quantile(sorted, 0.999) };
}

/** For tables. */
export function rounded(value: number, decimals = 0): number {
  return Number(value.toFixed(decimals));
}
