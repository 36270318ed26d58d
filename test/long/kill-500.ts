/** `npm run test:long -- [ROUNDS] [SEED]`: 500 rounds of `kill -9` under load, with their figures. */
import { killRounds } from '../service/kill.ts';

const [rounds = '500', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
console.log(`${rounds} rounds, seed ${seed}`);

const report = await killRounds({
  seed: Number(seed),
  rounds: Number(rounds),
  residents: 2_000,
  told: (round) => {
    if (round % 10 === 0) console.log(`${String(round)} rounds`);
  },
});
const starts = report.starts.toSorted((one, other) => one - other);
console.table({
  'rounds of kill -9': Number(rounds),
  'messages acknowledged, each handled once': report.acknowledged,
  'deliveries repeated': report.redelivered,
  'replies, each left once and in order': report.replies,
  'look-ups at Twilio': report.lookUps,
  'start until ready, median (ms)': Math.round(starts[starts.length >> 1] ?? 0),
  seconds: Math.round(report.seconds),
});
