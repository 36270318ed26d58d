/** `node test/long/three-instances.ts [SECONDS] [SEED]`: three instances on one PostgreSQL, one killed every second. */
import { killInstances } from '../service/region.ts';
import { startPostgres } from '../postgres/server.ts';

const [seconds = '60', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
console.log(`${seconds} seconds, seed ${seed}`);

const server = await startPostgres();
try {
  const report = await killInstances({
    seed: Number(seed),
    database: await server.database(),
    instances: 3,
    residents: 500,
    atOnce: 50,
    seconds: Number(seconds),
    killEveryMs: 1_000,
  });
  console.table({
    'instances killed': report.kills,
    'messages acknowledged, each handled once': report.acknowledged,
    'deliveries repeated': report.redelivered,
    'replies, each left once and in order': report.replies,
    seconds: Math.round(report.seconds),
  });
} finally {
  await server.stop();
}
