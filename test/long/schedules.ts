/** `npm run schedules -- [HOW MANY] [FIRST]`: 100,000 schedules of residents, workers, illness and the clock, with counts. */
import { playSchedule, type Counts } from '../dialogs/handover/play-schedules.ts';

const [many = '100000', first = '0'] = process.argv.slice(2);
const counts: Counts = new Map();
const began = Date.now();
for (let seed = Number(first); seed < Number(first) + Number(many); seed += 1) {
  playSchedule(seed, counts);
  if ((seed + 1) % 10_000 === 0) console.log(`${String(seed + 1)} schedules`);
}
console.table({
  schedules: Number(many),
  'texts held against the truth': [...counts.values()].reduce((sum, count) => sum + count, 0),
  'different texts': counts.size,
  seconds: Math.round((Date.now() - began) / 1_000),
});
