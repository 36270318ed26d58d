/** How whole files stand one after the other in the journal: magic, lengths, checksum, name, bytes. */
import { crc32 } from 'node:zlib';

const MAGIC = 0x574c4a31;
const HEAD = 14;
const LONGEST_NAME = 0xff;

export interface FileRecord {
  readonly name: string;
  /** Where the file's bytes begin and end in the journal. */
  readonly from: number;
  readonly to: number;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The parts that make one record; the last one holds the file's bytes as they are. */
export function frame(name: string, bytes: Buffer): readonly [Buffer, Buffer] {
  const head = Buffer.allocUnsafe(HEAD + name.length);
  head.writeUInt32BE(MAGIC, 0);
  head.writeUInt16BE(name.length, 4);
  head.writeUInt32BE(bytes.length, 6);
  head.write(name, HEAD, 'latin1');
  head.writeUInt32BE(crc32(bytes, crc32(head.subarray(HEAD), bytes.length)), 10);
  return [head, bytes];
}

/** Bytes that a record takes besides the file's own. */
export function headLength(name: string): number {
  return HEAD + name.length;
}

/** The record that begins here; `cut` when there are fewer bytes than it says. */
function recordAt(journal: Buffer, at: number): FileRecord | 'cut' | 'damaged' {
  if (journal.length - at < HEAD) return 'cut';
  const nameLength = journal.readUInt16BE(at + 4);
  if (journal.readUInt32BE(at) !== MAGIC || nameLength > LONGEST_NAME) return 'damaged';
  const from = at + HEAD + nameLength;
  const to = from + journal.readUInt32BE(at + 6);
  if (to > journal.length) return 'cut';
  const sum = crc32(journal.subarray(from, to), crc32(journal.subarray(at + HEAD, from), to - from));
  if (sum !== journal.readUInt32BE(at + 10)) return 'damaged';
  return { name: journal.toString('latin1', at + HEAD, from), from, to };
}

/** Where the next whole record begins after damage; the end when there is none. */
function nextWhole(journal: Buffer, after: number): number {
  const magic = Buffer.alloc(4);
  magic.writeUInt32BE(MAGIC);
  for (let at = journal.indexOf(magic, after); at >= 0; at = journal.indexOf(magic, at + 1)) {
    if (typeof recordAt(journal, at) === 'object') return at;
  }
  return journal.length;
}

/**
 * Reads a journal from its start.
 * @returns its records in order, and stretches that hold none. Left out are bytes at the end that a crash cut short or
 * left empty: nobody was told that they were kept.
 */
export function readRecords(journal: Buffer): { records: FileRecord[]; damaged: Stretch[] } {
  const records: FileRecord[] = [];
  const damaged: Stretch[] = [];
  for (let at = 0; at < journal.length;) {
    const record = recordAt(journal, at);
    if (typeof record === 'object') {
      records.push(record);
      at = record.to;
      continue;
    }
    const next = nextWhole(journal, at + 1);
    const isTail = next === journal.length;
    const isEmpty = journal.subarray(at, next).every((byte) => byte === 0);
    if (!isTail || !(record === 'cut' || isEmpty)) damaged.push({ from: at, to: next });
    at = next;
  }
  return { records, damaged };
}
