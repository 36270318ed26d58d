/**
 * Every test, as two mochas side by side: what starts services and stores waits for the disk most of the time, so the
 * rest runs meanwhile. `npm run test:only -- test/desk/*.test.ts` runs just these, in one.
 */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { z } from 'zod';

const MOCHA = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'));
const { timeout, reporter } = z
  .object({ timeout: z.number(), reporter: z.string() })
  .parse(JSON.parse(readFileSync('.mocharc.json', 'utf8')));
/** Whole processes that are killed, stores that are torn: these wait for disks, ports and each other. */
const OF_PROCESSES = /^test\/(?:service|store|ledger\/audit)\//;

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function tellGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // Nothing of it is left.
  }
}

/** @returns exit code, after the output was shown. */
function run(files: readonly string[], show: 'at once' | 'at the end'): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  // The file of mocha's settings names all tests.
  // What a failed test left open must not keep the run from ending.
  const settings = ['--no-config', '--exit', '--timeout', String(timeout), '--reporter', reporter];
  const child = spawn(process.execPath, [MOCHA, ...settings, ...files], {
    stdio: ['ignore', show === 'at once' ? 'inherit' : 'pipe', 'inherit'],
    // A group of its own, so that what it started goes with it.
    detached: true,
  });
  for (const signal of STOPS)
    process.on(signal, () => {
      tellGroup(child.pid, signal);
    });
  child.on('exit', () => {
    tellGroup(child.pid, 'SIGKILL');
  });
  const parts: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => parts.push(part));
  child.on('close', (code) => {
    process.stdout.write(Buffer.concat(parts));
    resolve(code ?? 1);
  });
  return promise;
}

// Unpacked once, before both could do it at the same moment.
if ((process.env.CHROMIUM_PATH ?? '') === '') await chromium.executablePath();

const asked = process.argv.slice(2);
const files = asked.length > 0 ? asked : globSync('test/**/*.test.ts', { exclude: ['test/long/**'] }).sort();
const halves = [
  files.filter((file) => OF_PROCESSES.test(file)),
  files.filter((file) => !OF_PROCESSES.test(file)),
];
const codes = await Promise.all(
  (asked.length > 0 ? [files] : halves).map((half, index) =>
    run(half, index === 0 ? 'at once' : 'at the end'),
  ),
);
process.exitCode = codes.find((code) => code !== 0) ?? 0;
