/** The end of a command: what it says goes to stdout; an error that says what to do goes to stderr with its exit code. */
import { SettingsError } from '../settings.ts';
import { StoreFault } from '../store/lowdb/store-fault.ts';

/** Typed wrong; the message is the usage. */
export class WrongCommand extends Error {}
/** It cannot be done now; the message says what to do. */
export class CannotNow extends Error {}

/** Exit code of an error whose message says what to do; undefined for a fault of ours. */
function exitOf(error: unknown): number | undefined {
  if (error instanceof WrongCommand || error instanceof SettingsError) return 2;
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return 2;
  return error instanceof CannotNow || error instanceof StoreFault ? 3 : undefined;
}

/** Exit code 0, 2 for a wrong command or setting, 3 when it cannot be done now. */
export async function runCommand(run: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await run()}\n`);
  } catch (error) {
    const exit = exitOf(error);
    if (exit === undefined || !(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exit;
  }
}
