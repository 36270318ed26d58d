/** Programs of this machine: found in PATH, run without a shell, fed by stdin. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** @param path the PATH to look in @returns the whole path of the program, undefined when it is not installed */
export function findProgram(name: string, path: string): string | undefined {
  const places = isAbsolute(name) ? [name] : path.split(delimiter).map((folder) => join(folder, name));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export interface Run {
  readonly program: string;
  readonly args: readonly string[];
  readonly input: string | Buffer;
  readonly signal: AbortSignal;
  readonly mostBytes: number;
}

/** @returns what it wrote. @throws when it fails, writes too much, or the signal ends it. */
export function runProgram({ program, args, input, signal, mostBytes }: Run): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      stdio: ['pipe', 'pipe', 'ignore'],
      signal,
      killSignal: 'SIGKILL',
    });
    const parts: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size > mostBytes) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && size <= mostBytes) resolve(Buffer.concat(parts));
      else reject(new Error('a program failed'));
    });
    // It may end before it read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
