/**
 * `node test/long/kill-each-second.ts [SECONDS] [SEED]`: 500 residents, and each second one service is killed with
 * `kill -9`: of three instances on one PostgreSQL, then the only one on a folder, which starts again.
 */
import type { ChaosPlan } from '../service/chaos/plan.ts';
import { chaos } from '../service/chaos/run.ts';

const [seconds = '60', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
console.log(`${seconds} seconds, seed ${seed}`);

const STORES = { 'three instances on PostgreSQL': { instances: 3 }, 'a folder': 'folder' } as const;

async function run(store: ChaosPlan['store']): Promise<Record<string, number>> {
  const report = await chaos({
    seed: Number(seed),
    store,
    residents: 500,
    atOnce: 50,
    faults: { killEveryMs: 1_000, seconds: Number(seconds) },
  });
  return {
    kills: Object.values(report.faults)[0] ?? 0,
    'messages acknowledged, each handled once': report.acknowledged,
    'deliveries repeated': report.redelivered,
    'replies, each left once and in order': report.replies,
    seconds: Math.round(report.seconds),
  };
}

const table: Record<string, Record<string, number>> = {};
for (const [where, store] of Object.entries(STORES)) table[where] = await run(store);
console.table(table);
