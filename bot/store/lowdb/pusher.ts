/**
 * Has the disk take everything written so far in one go, so that the flushes after it have little left to do: a hundred
 * files cost what ten cost alone. Node has no call for it, so a small shell that stays asks `sync`. It decides nothing:
 * every file is flushed afterwards all the same, also where there is no such `sync`.
 */
import { spawn } from 'node:child_process';

/** A disk shared with others may have much to take: from here on each flush does its own part. */
const LONGEST_MS = 5_000;
const LOOP = 'while read -r _; do sync -f "$0"; echo; done';

export interface Pusher {
  /** Never fails; does nothing any more once the shell is gone or took too long. */
  push(): Promise<void>;
  close(): void;
}

export interface PusherOptions {
  readonly longestMs?: number;
  /** Where programs lie; where the system usually has them unless given. */
  readonly path?: string;
}

/** @param folder lies on the disk that is meant */
export function openPusher(folder: string, { longestMs = LONGEST_MS, path }: PusherOptions = {}): Pusher {
  const shell = spawn('sh', ['-c', LOOP, folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: path === undefined ? {} : { PATH: path },
  });
  let gone = false;
  let answered = (): void => undefined;
  const close = () => {
    gone = true;
    shell.kill('SIGKILL');
    answered();
  };
  shell.once('error', close).once('exit', close);
  shell.stdin.on('error', close);
  shell.stdout.on('data', () => {
    answered();
  });
  return {
    push: () =>
      new Promise((resolve) => {
        if (gone) {
          resolve();
          return;
        }
        const timer = setTimeout(close, longestMs);
        answered = () => {
          clearTimeout(timer);
          resolve();
        };
        shell.stdin.write('\n');
      }),
    close,
  };
}
