/**
 * Milliseconds since the epoch by the clock as it was when this process started, and from then on time that really
 * passes: for pauses and limits, which a clock that is set forward or back must neither end nor prolong.
 */
export function steadyMs(): number {
  return performance.timeOrigin + performance.now();
}
