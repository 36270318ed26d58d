/**
 * `npm run load -- [--stores folder,1,3] [--residents 100000] [--peaks 100,400] [--seconds 40] [--core-hour 0.04]`:
 * payout day of so many residents, played in so many seconds, with so many messages a second in its busiest hour.
 * Beside each peak: how many residents have that busiest hour in real life.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { describeDisk } from '../bench/disk.ts';
import { rounded } from '../bench/figures.ts';
import { peakOf } from './day.ts';
import { loadRun, type LoadFigures } from './run.ts';

const { values } = parseArgs({
  options: {
    stores: { type: 'string', default: 'folder,1,3' },
    residents: { type: 'string', default: '100000' },
    peaks: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '40' },
    'core-hour': { type: 'string', default: '0.04' },
    seed: { type: 'string', default: '1' },
  },
});
const numbers = (text: string) => text.split(',').map(Number);
const MILLION = 1e6;

const [cpu] = os.cpus();
console.log(`${String(os.cpus().length)} × ${cpu?.model ?? 'unknown'}, Node ${process.versions.node}`);
console.log(await describeDisk(os.tmpdir()));
console.log(
  `Busiest hour of payout day in real life: ${rounded(peakOf(MILLION), 1).toString()} messages a second from a million residents.`,
);
const figures: LoadFigures[] = [];
for (const store of values.stores.split(','))
  for (const residents of numbers(values.residents))
    for (const peak of numbers(values.peaks)) {
      const load = os.loadavg().map((value) => rounded(value, 1));
      const plan = {
        store: store === 'folder' ? ('folder' as const) : Number(store),
        residents,
        peak,
        seconds: Number(values.seconds),
        seed: Number(values.seed),
        coreHour: Number(values['core-hour']),
      };
      const one = await loadRun(plan);
      figures.push(one);
      console.log(`load before ${load.join(' ')}: ${JSON.stringify(one)}`);
    }
console.table(figures);
