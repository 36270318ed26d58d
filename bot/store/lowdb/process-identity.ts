/** Tells processes apart even when a pid comes back after a restart or in another container. */
import fs from 'node:fs';
import os from 'node:os';

function readOrUndefined(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Where a pid means the same process: this boot and this pid namespace on Linux, else this machine. */
export function pidSpace(): string {
  const boot = readOrUndefined(() => fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const space = readOrUndefined(() => fs.readlinkSync('/proc/self/ns/pid'));
  return boot === undefined || space === undefined ? os.hostname() : `${boot} ${space}`;
}

/** When a process began, in ticks since boot (Linux); undefined when unknown. */
export function startedAt(pid: number): string | undefined {
  const stat = readOrUndefined(() => fs.readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  // proc(5): field 22; the name in field 2 may hold spaces, so count after its closing bracket.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
