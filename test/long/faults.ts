/** `npm run faults -- [FAULTS] [SEED]`: everything goes wrong a thousand times, half on a folder, half on PostgreSQL. */
import type { ChaosPlan } from '../service/chaos/plan.ts';
import { chaos } from '../service/chaos/run.ts';

const [many = '1000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
console.log(`${many} faults, seed ${seed}`);

const STORES = { 'a folder': 'folder', 'three instances on PostgreSQL': { instances: 3 } } as const;
/** So many at a time: a mistake is found soon, and its seed repeats a short run. */
const MOST = 50;
const TOLD_EVERY = 10;

function runOf(store: ChaosPlan['store'], deck: number, part: number): ChaosPlan {
  return {
    seed: Number(seed) + part,
    store,
    residents: 300,
    atOnce: 15,
    faults: { deck, together: 3 },
    told: (count) => {
      if (count % TOLD_EVERY === 0) console.log(`${String(count)} of ${String(deck)}`);
    },
  };
}

for (const [where, store] of Object.entries(STORES)) {
  const total = { 'messages acknowledged': 0, 'deliveries repeated': 0, replies: 0, promises: 0, amounts: 0 };
  const counts: Record<string, number> = {};
  let left = Math.ceil(Number(many) / 2);
  for (let part = 0; left > 0; part += 1) {
    const report = await chaos(runOf(store, Math.min(MOST, left), part));
    left -= MOST;
    total['messages acknowledged'] += report.acknowledged;
    total['deliveries repeated'] += report.redelivered;
    total.replies += report.replies;
    total.promises += report.promises;
    total.amounts += report.amounts;
    for (const [name, count] of Object.entries(report.faults)) counts[name] = (counts[name] ?? 0) + count;
  }
  console.log(where);
  console.table(counts);
  console.table(total);
}
