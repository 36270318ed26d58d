import { createReadStream } from 'node:fs';
import { decode } from '../statements/decode.ts';
import { detectFormat } from '../statements/detect.ts';
import { Refusal } from '../statements/refusal.ts';
import { readCamt } from '../statements/camt053/read.ts';
import { readMt940 } from '../statements/mt940/read.ts';
import type { StatementFile } from '../statements/statement.ts';
import type { LedgerFolder } from './folder.ts';
import { importParticipants } from './import-participants.ts';
import { importStatements } from './import-statements.ts';
import { readSample } from './read-sample.ts';
import type { FileReport } from './report.ts';

/** How an import is told about its progress and the time. */
export interface ImportOptions {
  /** UTC instant. */
  readonly now: string;
  /** Bytes read so far of the file. */
  readonly progress?: (bytes: number) => void;
}

/** A participants file is read at once, so it may be smaller than a statement. */
const participantsLimit = 64 * 1024 * 1024;

/**
 * Imports one file, whole or not at all. What is wrong with the file is in the report; what is wrong with the folder
 * (busy, encrypted, damaged) is thrown as a FolderError.
 */
export async function importFile(
  path: string,
  folder: LedgerFolder,
  options: ImportOptions,
): Promise<FileReport> {
  const nothing = { file: path, entries: 0, new: 0, duplicates: 0, unmatched: [], warnings: [] };
  let format: FileReport['format'] = 'unknown';
  try {
    const pieces = await startOf(bytesOf(path, options.progress));
    const found = detectFormat(pieces.head);
    if (found === undefined) throw new Refusal('unknown-format');
    format = found;
    const report =
      found === 'participants'
        ? await takeParticipants(await whole(pieces.all), folder)
        : await takeStatements(
            await (found === 'mt940' ? readMt940 : readCamt)(pieces.all),
            folder,
            options.now,
          );
    return { ...nothing, format, ...report };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      ...nothing,
      format,
      status: 'refused',
      error: { code: error.code, ...error.place, reason: error.message },
    };
  }
}

type Taken = Partial<FileReport> & Pick<FileReport, 'status'>;

async function takeStatements(file: StatementFile, folder: LedgerFolder, now: string): Promise<Taken> {
  const taken: { report?: Taken } = {};
  await folder.change(async (index, draft) => {
    const { index: after, unbooked, ...counts } = await importStatements(file, folder, index, draft, now);
    const status = counts.entries > 0 && counts.new === 0 ? 'duplicate' : 'imported';
    taken.report = { status, ...counts, ...(unbooked > 0 ? { unbooked } : {}), warnings: file.warnings };
    return after;
  });
  return taken.report ?? { status: 'duplicate' };
}

async function takeParticipants(text: string, folder: LedgerFolder): Promise<Taken> {
  const sample = readSample(text);
  const taken: { report?: Taken } = {};
  await folder.change(async (index, draft) => {
    const { index: after, ...counts } = await importParticipants(sample, folder, index, draft);
    taken.report = { status: after ? 'imported' : 'duplicate', ...counts };
    return after;
  });
  return taken.report ?? { status: 'duplicate' };
}

async function* bytesOf(path: string, progress?: (bytes: number) => void): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      if (!Buffer.isBuffer(piece)) continue;
      bytes += piece.length;
      progress?.(bytes);
      yield piece;
    }
  } catch (error) {
    // Trouble with the disk is about the file; what the reader of these pieces throws does not come here.
    throw new Refusal('unreadable', {}, error instanceof Error && 'code' in error ? String(error.code) : '');
  }
  if (bytes === 0) throw new Refusal('empty-file');
}

/** The beginning of the text to see what it is, and the whole of it from the beginning. */
async function startOf(
  bytes: AsyncGenerator<Buffer>,
): Promise<{ head: string; all: AsyncGenerator<string> }> {
  const pieces = decode(bytes);
  const first = await pieces.next();
  const head = first.done === true ? '' : first.value;
  async function* all(): AsyncGenerator<string> {
    yield head;
    yield* pieces;
  }
  return { head: head.slice(0, 16_384), all: all() };
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > participantsLimit) throw new Refusal('too-large');
    parts.push(piece);
  }
  return parts.join('');
}
