/** Plays schedules by number; the same number is the same schedule. */
import { mustHold, type Asked } from './must-hold.ts';
import { Schedule, type Turn } from './schedule.ts';

const EVENTS = 12;

/** What was said how often, so that a rule that never had anything to hold is noticed. */
export type Counts = Map<string, number>;

/** @throws Error with the number of the schedule and everything that happened in it */
export function playSchedule(seed: number, counts: Counts): void {
  const asked: Asked = new Set();
  const schedule = new Schedule(seed, (turn: Turn) => {
    for (const { id } of turn.told) counts.set(id, (counts.get(id) ?? 0) + 1);
    mustHold(turn, asked);
  });
  try {
    schedule.run(EVENTS);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Schedule ${String(seed)}: ${why}\n${schedule.happened.map((one) => one()).join('\n')}`, {
      cause: error,
    });
  }
}
