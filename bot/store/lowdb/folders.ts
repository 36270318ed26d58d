/** Folders kept open for flushing; commits that wait at the same time share one flush. */
import fs from 'node:fs';
import type { Disk } from './disk.ts';

export interface Folders {
  /** Resolves when everything renamed or removed in this folder before the call is durable. */
  flush(path: string): Promise<void>;
  close(): void;
}

interface Folder {
  readonly descriptor: number;
  running: Promise<void> | undefined;
  next: Promise<void> | undefined;
}

// Windows cannot open a folder; there NTFS journals the rename itself.
const CAN_FLUSH = process.platform !== 'win32';

export function makeFolders(disk: Disk): Folders {
  const open = new Map<string, Folder>();

  function folder(path: string): Folder {
    const known = open.get(path);
    if (known !== undefined) return known;
    const made = { descriptor: fs.openSync(path, 'r'), running: undefined, next: undefined };
    open.set(path, made);
    return made;
  }

  function start(one: Folder): Promise<void> {
    one.running = disk.flushFolder(one.descriptor).finally(() => {
      one.running = undefined;
    });
    return one.running;
  }

  return {
    async flush(path) {
      if (!CAN_FLUSH) return;
      const one = folder(path);
      if (one.running === undefined) return start(one);
      // A flush under way may have begun before our rename: only the one after it surely covers it.
      const startNext = () => {
        one.next = undefined;
        return start(one);
      };
      one.next ??= one.running.then(startNext, startNext);
      return one.next;
    },
    close() {
      for (const { descriptor } of open.values()) fs.closeSync(descriptor);
      open.clear();
    },
  };
}
