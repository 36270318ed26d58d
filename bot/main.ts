/** Starts Warmlijn: `--try-out` for the try-out with fictitious people, otherwise production. Stops cleanly. */
import { makeLog } from './log.ts';
import { startService } from './service.ts';
import { readSettings } from './settings.ts';

function complain(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : 'Warmlijn could not start.'}\n`);
  process.exit(1);
}

try {
  const settings = readSettings(process.argv.includes('--try-out'));
  const log = makeLog(settings.logLevel);
  const service = await startService(settings, log);
  process.stdout.write(`Warmlijn is ready: ${service.address}\n`);
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
} catch (error) {
  complain(error);
}
