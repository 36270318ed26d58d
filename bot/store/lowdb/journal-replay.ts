/** What an earlier process wrote to the journal and did not put in place: done at start, before the files are read. */
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { Aside } from './aside.ts';
import { readRecords, type Stretch } from './journal-records.ts';
import { isSegment } from './journal-segment.ts';
import { readName, type Layout } from './layout.ts';
import type { Place } from './sealed-file.ts';
import { TEMPORARY } from './temporary.ts';
import { sideBySide } from './side-by-side.ts';

const PLACED_AT_ONCE = 32;
const DAMAGED = 'Damaged, or cut off while it was written.';
const FOREIGN = 'Not a file of this store.';

/** The path of a journalled file; undefined when the name is none of ours. */
function pathOf(layout: Layout, name: string): string | undefined {
  const read = readName(name);
  return read === undefined ? undefined : join(layout.shard(read.key), name);
}

interface Replayed {
  /** Newest bytes of each file. */
  readonly files: Map<string, Buffer>;
  readonly damaged: { readonly segment: string; readonly bytes: Buffer }[];
}

function readSegment(layout: Layout, path: string, into: Replayed): void {
  const journal = fs.readFileSync(path);
  const { records, damaged } = readRecords(journal);
  const keep = ({ from, to }: Stretch) => {
    into.damaged.push({ segment: path, bytes: journal.subarray(from, to) });
  };
  damaged.forEach(keep);
  for (const record of records) {
    const file = pathOf(layout, record.name);
    if (file === undefined) keep(record);
    else into.files.set(file, journal.subarray(record.from, record.to));
  }
}

/** Puts all of it in place and removes the journal. Done twice, because a crash came between, it changes nothing. */
export async function replayJournal(place: Place, layout: Layout, aside: Aside): Promise<void> {
  const { disk, folders } = place;
  const names = fs.readdirSync(layout.journal).sort();
  const segments = names.filter(isSegment).map((name) => join(layout.journal, name));
  const replayed: Replayed = { files: new Map(), damaged: [] };
  for (const segment of segments) readSegment(layout, segment, replayed);
  await sideBySide([...replayed.files], PLACED_AT_ONCE, async ([path, bytes]) => {
    await disk.writeFlushed(path + TEMPORARY, bytes);
    await disk.rename(path + TEMPORARY, path);
  });
  const touched = new Set([...replayed.files.keys()].map((path) => dirname(path)));
  for (const folder of touched) await folders.flush(folder);
  for (const { segment, bytes } of replayed.damaged) await aside.keep(segment, bytes, DAMAGED);
  for (const segment of segments) await disk.remove(segment);
  if (segments.length > 0) await folders.flush(layout.journal);
  for (const name of names.filter((one) => !isSegment(one)))
    await aside.move(join(layout.journal, name), FOREIGN);
}
