/**
 * Runs Warmlijn until it is told to stop: `--try-out` for the try-out with fictitious people, otherwise
 * production; `--take-over` in the place of the one that runs; `--warm` only prepares quick starts.
 */
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { loadContent } from './content/load-content.ts';
import { keepBesidePackages } from './kept/keep-beside-packages.ts';
import { makeLog } from './log.ts';
import { ROOT } from './root.ts';
import { startService } from './service.ts';
import { readSettings, type Settings } from './settings.ts';
import { loadUnderstanding } from './understanding/understanding.ts';

function complain(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : 'Warmlijn could not start.'}\n`);
  process.exit(1);
}

/** Reads and checks all there is to read at a start, and keeps the work: for an image whose files are only read later. */
function warm({ city }: Settings): void {
  const once = keepBesidePackages(ROOT);
  loadContent({ root: ROOT, city, once });
  loadUnderstanding(join(ROOT, 'locales'), once);
  flushCompileCache();
}

/** Resolves when requests are answered; ends the process with a reason when that cannot be. */
export async function run(): Promise<void> {
  const warming = process.argv.includes('--warm');
  try {
    const settings = readSettings(process.argv.includes('--try-out') || warming);
    if (warming) {
      warm(settings);
      return;
    }
    const log = makeLog(settings.logLevel);
    const service = await startService(settings, log, process.argv.includes('--take-over'));
    let stopping = false;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (stopping) return;
        stopping = true;
        service.stop().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      });
    }
    process.stdout.write(`Warmlijn is ready: ${service.address}\n`);
    // Written now, because a kill would lose it.
    flushCompileCache();
  } catch (error) {
    complain(error);
  }
}
