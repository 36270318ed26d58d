/** The clock: real time, or a test clock that starts elsewhere and runs on; never read anywhere else. */
export interface Clock {
  /** UTC instant with milliseconds. */
  now(): string;
  /** Moves the clock forward (try-out mode only). */
  advance(milliseconds: number): void;
}

/** @param start ISO instant to begin at, or undefined for the real time. */
export function startClock(start?: string): Clock {
  let offset = start === undefined ? 0 : Date.parse(start) - Date.now();
  /** The last millisecond asked for: a turn asks many times. */
  let last = Number.NaN;
  let text = '';
  return {
    now: () => {
      const at = Date.now() + offset;
      if (at !== last) [last, text] = [at, new Date(at).toISOString()];
      return text;
    },
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
}
