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
  return {
    now: () => new Date(Date.now() + offset).toISOString(),
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
}
