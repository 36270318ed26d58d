/** What has to be looked at later: after a pause in time that really passes, or at an instant of the service's clock. */
const FIRST_MS = 2_000;
const MOST_MS = 10 * 60_000;

export interface Later {
  /** At this moment in milliseconds, or at an earlier one that was asked for. */
  at(key: string, ms: number): void;
  /** At this instant of the service's clock; undefined takes it back. */
  atInstant(key: string, instant: string | undefined): void;
  /** How long to wait after one more failure. */
  backOff(key: string): number;
  succeeded(key: string): void;
  /** Everything that is due; it is due once. */
  due(ms: number, now: string): readonly string[];
}

export function makeLater(): Later {
  const moments = new Map<string, number>();
  const instants = new Map<string, string>();
  const failures = new Map<string, number>();
  return {
    at: (key, ms) => moments.set(key, Math.min(ms, moments.get(key) ?? Infinity)),
    atInstant: (key, instant) => {
      if (instant === undefined) instants.delete(key);
      else instants.set(key, instant);
    },
    backOff: (key) => {
      const before = failures.get(key) ?? 0;
      failures.set(key, before + 1);
      return Math.min(MOST_MS, FIRST_MS * 2 ** before);
    },
    succeeded: (key) => failures.delete(key),
    due: (ms, now) => {
      const found = [
        ...[...moments].filter(([, moment]) => moment <= ms).map(([key]) => key),
        ...[...instants].filter(([, instant]) => instant <= now).map(([key]) => key),
      ];
      for (const key of found) {
        if ((moments.get(key) ?? Infinity) <= ms) moments.delete(key);
        if ((instants.get(key) ?? '~') <= now) instants.delete(key);
      }
      return [...new Set(found)];
    },
  };
}
