/** Logs that only grow (audit): each line sealed and bound to its place, lines that wait at the same time share one flush. */
import fs from 'node:fs';
import { join } from 'node:path';
import { VaultError, type Vault } from '../vault.ts';
import type { Aside } from './aside.ts';
import { makeGroups, type Groups } from './groups.ts';
import type { Layout } from './layout.ts';
import { replaceFile, type Place } from './sealed-file.ts';

export interface SharedLogs {
  append(name: string, line: string): Promise<void>;
  /** All lines in order; one that cannot be opened is left out and noted as set aside. */
  read(name: string): Promise<string[]>;
  /** Removes lines from its beginning. */
  trim(name: string, count: number): Promise<void>;
  idle(): Promise<void>;
}

interface Log {
  readonly path: string;
  /** Bytes that are durable; what lies behind them was never acknowledged. */
  length: number;
  readonly lines: Groups<Work>;
}

/** A line to append, or how many to remove from the beginning. */
type Work = string | { readonly trim: number };

const NEWLINE = 0x0a;

/** What a sealed line of a log is bound to. */
export function lineAadAt(name: string, offset: number): string {
  return `log:${name}:${String(offset)}`;
}

/** The lines in the whole bytes of a log; one that cannot be opened is left out and told to `refused`. */
export function openLines(
  vault: Vault,
  name: string,
  bytes: Buffer,
  refused: (offset: number, error: VaultError) => void,
): string[] {
  const lines: string[] = [];
  let offset = 0;
  for (const sealed of bytes.toString('latin1', 0, wholeLines(bytes)).split('\n').slice(0, -1)) {
    try {
      lines.push(vault.open(Buffer.from(sealed, 'base64'), lineAadAt(name, offset)).toString('utf8'));
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      refused(offset, error);
    }
    offset += sealed.length + 1;
  }
  return lines;
}

/** Lines as they stand in the log from byte `from` on, each bound to its place. */
export function sealLines(vault: Vault, name: string, lines: readonly string[], from = 0): Buffer {
  const parts: Buffer[] = [];
  let length = from;
  for (const line of lines) {
    const sealed = vault.seal(Buffer.from(line), lineAadAt(name, length)).toString('base64');
    const part = Buffer.from(`${sealed}\n`);
    parts.push(part);
    length += part.length;
  }
  return Buffer.concat(parts);
}

/** Length up to and with the last newline. */
function wholeLines(bytes: Buffer): number {
  return bytes.lastIndexOf(NEWLINE) + 1;
}

export async function openSharedLogs(place: Place, layout: Layout, aside: Aside): Promise<SharedLogs> {
  const logs = new Map<string, Log>();

  function log(name: string): Log {
    const known = logs.get(name);
    if (known !== undefined) return known;
    const made: Log = {
      path: layout.sharedFile(name, 'log'),
      length: 0,
      lines: makeGroups((batch) => writeBatch(name, made, batch)),
    };
    logs.set(name, made);
    return made;
  }

  for (const entry of fs.readdirSync(layout.shared).filter((file) => file.endsWith('.log'))) {
    const bytes = await place.disk.read(join(layout.shared, entry));
    const one = log(entry.slice(0, -'.log'.length));
    one.length = wholeLines(bytes);
    if (one.length === bytes.length) continue;
    await aside.keep(one.path, bytes.subarray(one.length), 'The last line was cut off while it was written.');
    await place.disk.appendFlushed(one.path, one.length, Buffer.alloc(0));
  }

  async function append(name: string, one: Log, lines: readonly string[]): Promise<void> {
    const bytes = sealLines(place.vault, name, lines, one.length);
    await place.disk.appendFlushed(one.path, one.length, bytes);
    if (one.length === 0) await place.folders.flush(layout.shared);
    one.length += bytes.length;
  }

  /** The last line stays. A line that cannot be opened stays too, with all behind it: somebody has to look. */
  async function cut(name: string, one: Log, count: number): Promise<void> {
    const bytes = (await place.disk.read(one.path)).subarray(0, one.length);
    const lines = openLines(place.vault, name, bytes, (_offset, error) => {
      throw error;
    });
    const left = lines.slice(Math.min(count, lines.length - 1));
    if (left.length === lines.length || left.length === 0) return;
    const sealed = sealLines(place.vault, name, left);
    await replaceFile(place, one.path, sealed);
    one.length = sealed.length;
  }

  async function writeBatch(name: string, one: Log, batch: readonly Work[]): Promise<void> {
    const lines = batch.filter((work) => typeof work === 'string');
    if (lines.length > 0) await append(name, one, lines);
    for (const work of batch) if (typeof work !== 'string') await cut(name, one, work.trim);
  }

  return {
    append: (name, line) => log(name).lines.add(line),
    trim: async (name, count) => {
      if (count > 0 && log(name).length > 0) await log(name).lines.add({ trim: count });
    },
    async read(name) {
      const one = log(name);
      if (one.length === 0) return [];
      const bytes = await place.disk.read(one.path);
      return openLines(place.vault, name, bytes.subarray(0, one.length), (offset, error) => {
        aside.note(one.path, `The line at byte ${String(offset)}: ${error.message}`);
      });
    },
    async idle() {
      await Promise.all([...logs.values()].map(({ lines }) => lines.idle()));
    },
  };
}
