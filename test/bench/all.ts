/**
 * Runs the benches and prints their tables: `npm run bench` all of them, `npm run bench -- turn --residents 100` one.
 * Figures of one run belong together; a machine that does other work meanwhile shows in all of them.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { describeDisk } from './disk.ts';
import { rounded } from './figures.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    /** Numbers of residents, for `turn` and `store`: `100,10000`. */
    residents: { type: 'string' },
    runs: { type: 'string' },
    writers: { type: 'string' },
    connections: { type: 'string' },
    /** Where the data lies: the disk that is measured. */
    folder: { type: 'string', default: os.tmpdir() },
    /** Writes a CPU profile of the service to this folder. */
    profile: { type: 'string' },
    /** Arguments for the service's Node, to compare: `--node=--max-semi-space-size=16`. */
    node: { type: 'string', default: '' },
  },
});

const sizes = values.residents?.split(',').map(Number);

/** Each is imported when it is asked for: the desk's needs a browser, the others start without. */
const BENCHES: Readonly<Record<string, () => Promise<readonly object[]>>> = {
  store: async () => (await import('./store.bench.ts')).storeBench(sizes, values.folder),
  ledger: async () => (await import('./ledger.bench.ts')).ledgerBench(),
  understanding: async () => (await import('./understanding.bench.ts')).understandingBench(),
  turn: async () => {
    const { turnBench, TURN_OPTIONS } = await import('./turn.bench.ts');
    return turnBench({
      sizes: sizes ?? TURN_OPTIONS.sizes,
      runs: Number(values.runs ?? TURN_OPTIONS.runs),
      writers: Number(values.writers ?? TURN_OPTIONS.writers),
      connections: Number(values.connections ?? TURN_OPTIONS.connections),
      folder: values.folder,
      nodeArgs: [
        ...values.node.split(' ').filter((word) => word !== ''),
        ...(values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]),
      ],
    });
  },
  desk: async () => (await import('./desk.bench.ts')).deskBench(),
};

function busyness(): string {
  const load = os.loadavg().map((value) => rounded(value, 1));
  return `load ${load.join(' ')}`;
}

const wanted = positionals.length === 0 ? Object.keys(BENCHES) : positionals;
const unknown = wanted.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
const [cpu] = os.cpus();
console.log(`${String(os.cpus().length)} × ${cpu?.model ?? 'unknown'}, Node ${process.versions.node}`);
console.log(await describeDisk(values.folder));
for (const name of wanted) {
  console.log(`\n${name} (${new Date().toISOString()}, ${busyness()})`);
  console.table(await BENCHES[name]?.());
}
