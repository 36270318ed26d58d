/**
 * The journal in front of the documents: commits that wait at the same time share one write and one flush, and a
 * document that changes several times in a moment is put in its own file once. What stands here is durable; the files
 * follow within seconds, before an erasure and at the stop.
 */
import { basename, dirname } from 'node:path';
import { makeGroups } from './groups.ts';
import { Segment, segmentPath, type Entry } from './journal-segment.ts';
import type { Layout } from './layout.ts';
import type { Place } from './sealed-file.ts';
import { TEMPORARY } from './temporary.ts';
import { sideBySide } from './side-by-side.ts';
import { StoreFault } from './store-fault.ts';

export interface Journal {
  /** The bytes of a file when they are newer than the file itself. */
  read(path: string): Buffer | undefined;
  /** Durable when it resolves. @throws OutcomeUnknown, or the disk's error with nothing changed. */
  write(path: string, bytes: Buffer): Promise<void>;
  /** Resolves when all that was written before the call stands in its own files and nowhere else. */
  empty(): Promise<void>;
  /** What cannot be put in place now is at the next start. */
  close(): Promise<void>;
}

export interface JournalLimits {
  /** From this size on a segment is put in place. */
  readonly segmentBytes: number;
  /** From this size on writers wait until the files have followed. */
  readonly mostBytes: number;
  /** What was written is put in place at the latest so long after. */
  readonly restMs: number;
}

export interface JournalOptions {
  readonly place: Place;
  readonly layout: Layout;
  /** True once nothing may be written any more. */
  readonly lost: () => boolean;
  readonly limits?: Partial<JournalLimits> | undefined;
}

const MEGABYTE = 1024 * 1024;
const LIMITS: JournalLimits = { segmentBytes: 192 * MEGABYTE, mostBytes: 384 * MEGABYTE, restMs: 30_000 };
/** Files put in place at once: few, so that commits keep the disk to themselves. */
const PLACED_AT_ONCE = 4;
/** Files given to the placer at once, each of them held open for a moment. */
const GIVEN_AT_ONCE = 100;

/** Begins an empty journal: what an earlier process left is put in place before (`replayJournal`). */
export function openJournal({ place, layout, lost, limits: given }: JournalOptions): Journal {
  const { disk, folders } = place;
  const placer = disk.openPlacer?.();
  const limits = { ...LIMITS, ...given };
  const entries = new Map<string, Entry>();
  let count = 0;
  let current: Segment | undefined;
  /** Not written to any more; their files are to be put in place. */
  let full: Segment[] = [];
  /** Segments were removed, but a crash might bring them back: nothing newer may be put in place before. */
  let unsure = false;
  let placing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function checkOurs(): void {
    if (lost()) throw new StoreFault('lock-lost', `Another process took over ${layout.root}.`);
  }

  async function openSegment(): Promise<Segment> {
    count += 1;
    const segment = new Segment(place, segmentPath(layout, count));
    try {
      await folders.flush(layout.journal);
    } catch (error) {
      await segment.remove();
      throw error;
    }
    return segment;
  }

  const groups = makeGroups<{ path: string; bytes: Buffer }>(async (batch) => {
    checkOurs();
    const segment = (current ??= await openSegment());
    const added = await segment.add(batch.map(({ path, bytes }) => ({ name: basename(path), bytes })));
    batch.forEach(({ path }, index) => {
      const entry = added[index];
      if (entry !== undefined) entries.set(path, entry);
    });
    if (segment.length >= limits.segmentBytes) placeSoon();
    else timer ??= setTimeout(placeSoon, limits.restMs).unref();
  });

  /** Every file whose newest bytes stand in these segments. */
  function filesOf(segments: readonly Segment[]): [string, Entry][] {
    return [...entries].filter(([, entry]) => segments.includes(entry.segment));
  }

  async function putInPlace(path: string, entry: Entry): Promise<void> {
    checkOurs();
    await disk.writeFlushed(path + TEMPORARY, entry.segment.read(entry));
    await disk.rename(path + TEMPORARY, path);
  }

  async function putAllInPlace(files: readonly [string, Entry][]): Promise<void> {
    if (placer === undefined)
      return sideBySide(files, PLACED_AT_ONCE, ([path, entry]) => putInPlace(path, entry));
    for (const segment of new Set(files.map(([, entry]) => entry.segment))) {
      const pieces = files
        .filter(([, entry]) => entry.segment === segment)
        .map(([path, { from, length }]) => ({ path, from, length }));
      for (let at = 0; at < pieces.length; at += GIVEN_AT_ONCE) {
        checkOurs();
        await placer.place({ source: segment.path, pieces: pieces.slice(at, at + GIVEN_AT_ONCE) }, checkOurs);
      }
    }
  }

  async function remove(segment: Segment): Promise<void> {
    unsure = true;
    await segment.remove();
    full = full.filter((one) => one !== segment);
  }

  async function flushRemovals(): Promise<void> {
    await folders.flush(layout.journal);
    unsure = false;
  }

  async function placeAll(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (current !== undefined) full.push(current);
    current = undefined;
    await groups.settled();
    if (unsure) await flushRemovals();
    const segments = [...full];
    // A file with a newer record in a newer segment is put in place with that one.
    const files = filesOf(segments);
    await putAllInPlace(files);
    await Promise.all([...new Set(files.map(([path]) => dirname(path)))].map((path) => folders.flush(path)));
    for (const [path, entry] of files) if (entries.get(path) === entry) entries.delete(path);
    for (const segment of segments) await remove(segment);
    await flushRemovals();
  }

  function placeNow(): Promise<void> {
    placing ??= placeAll().finally(() => {
      placing = undefined;
    });
    return placing;
  }

  /** When it fails nothing is lost: the records stay, and it is tried again. */
  function placeSoon(): void {
    placeNow().catch(() => {
      timer ??= setTimeout(placeSoon, limits.restMs).unref();
    });
  }

  function size(): number {
    return full.reduce((sum, { length }) => sum + length, current?.length ?? 0);
  }

  async function empty(): Promise<void> {
    // One under way may have begun before the call.
    await placing?.catch(() => undefined);
    if (current !== undefined || full.length > 0 || unsure) await placeNow();
  }

  return {
    read(path) {
      const entry = entries.get(path);
      return entry?.segment.read(entry);
    },
    async write(path, bytes) {
      if (size() >= limits.mostBytes) await placeNow();
      await groups.add({ path, bytes });
    },
    empty,
    async close() {
      await groups.idle();
      await empty().catch(() => undefined);
      clearTimeout(timer);
      await placer?.close();
      const open = current === undefined ? full : [...full, current];
      await Promise.all(open.map((segment) => segment.close()));
    },
  };
}
