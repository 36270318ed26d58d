/** One file of the journal. */
import fs from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { frame, headLength } from './journal-records.ts';
import type { Layout } from './layout.ts';
import { readStretch } from './read-stretch.ts';
import { OutcomeUnknown, type Place } from './sealed-file.ts';

/** Where the newest bytes of a file stand. */
export interface Entry {
  readonly segment: Segment;
  readonly from: number;
  readonly length: number;
}

export interface Addition {
  readonly name: string;
  readonly bytes: Buffer;
}

const close = promisify(fs.close);
const NOTHING = Buffer.alloc(0);
const DIGITS = 12;

export class Segment {
  readonly path: string;
  readonly #disk: Place['disk'];
  readonly #descriptor: number;
  /** Bytes that are durable: what lies behind them was never acknowledged. */
  #length = 0;
  /** A failed write may have left bytes behind that length. */
  #torn = false;

  constructor({ disk }: Place, path: string) {
    this.path = path;
    this.#disk = disk;
    this.#descriptor = disk.openNew(path);
  }

  get length(): number {
    return this.#length;
  }

  /** Durable when it resolves, all together. @throws OutcomeUnknown, or the disk's error with nothing changed. */
  async add(additions: readonly Addition[]): Promise<Entry[]> {
    await this.#mend();
    const parts: Buffer[] = [];
    const entries: Entry[] = [];
    let end = this.#length;
    for (const { name, bytes } of additions) {
      parts.push(...frame(name, bytes));
      const from = end + headLength(name);
      entries.push({ segment: this, from, length: bytes.length });
      end = from + bytes.length;
    }
    try {
      await this.#disk.append(this.#descriptor, this.#length, Buffer.concat(parts));
    } catch (error) {
      this.#torn = true;
      await this.#mend().catch(() => {
        throw new OutcomeUnknown(error);
      });
      throw error;
    }
    this.#length = end;
    return entries;
  }

  async #mend(): Promise<void> {
    if (!this.#torn) return;
    await this.#disk.appendFlushed(this.path, this.#length, NOTHING);
    this.#torn = false;
  }

  read(entry: Entry): Buffer {
    return readStretch(this.#descriptor, entry, this.path);
  }

  /** Gone, once the folder is flushed. */
  async remove(): Promise<void> {
    await this.#disk.remove(this.path);
    await this.close();
  }

  /** Not by the thread of the turns: of a file that was removed the system gives back all its memory here. */
  async close(): Promise<void> {
    await close(this.#descriptor);
  }
}

/** Segments are replayed in the order of their numbers. */
export function segmentPath(layout: Layout, number: number): string {
  return join(layout.journal, String(number).padStart(DIGITS, '0'));
}

export function isSegment(name: string): boolean {
  return /^\d{12}$/.test(name);
}
