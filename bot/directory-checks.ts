/** When somebody last looked after a place of the sociale kaart: directory.yaml, with the keeper's own looks laid over it. */
import { z } from 'zod';
import type { CityFacts, DirectoryEntry } from '../dialogs/city.ts';
import type { Store } from './store/port.ts';

/** Shared document that holds the looks. */
const CHECKS = 'directory-checks';
/** Another instance's look is seen within this time. */
const LOOK_AGAIN_MS = 60_000;

const checkSchema = z.object({
  name: z.string(),
  area: z.string(),
  /** Civil date. */
  checked: z.string(),
  by: z.string(),
});
type Check = z.infer<typeof checkSchema>;
const checksSchema = z.object({ checks: z.array(checkSchema) });

export interface DirectoryChecks {
  /** The city with the newest looks; `directory` is looked up anew each time. */
  readonly facts: CityFacts;
  /** The keeper says that this place is still as it is written. False when there is no such place. */
  check(name: string, area: string, by: string, today: string): Promise<boolean>;
  close(): void;
}

const isOf = (entry: { name: string; area: string }, name: string, area: string) =>
  entry.name === name && entry.area === area;

/** A look older than what is written counts for nothing: the file was looked after since. */
function laidOver(entry: DirectoryEntry, checks: readonly Check[]): DirectoryEntry {
  const mine = checks.find((one) => isOf(one, entry.name, entry.area));
  return mine === undefined || mine.checked <= entry.checked ? entry : { ...entry, checked: mine.checked };
}

export async function openDirectoryChecks(store: Store, city: CityFacts): Promise<DirectoryChecks> {
  const read = (raw: unknown) => (raw === undefined ? [] : checksSchema.parse(raw).checks);
  let checks = read(await store.readShared(CHECKS));
  let directory: readonly DirectoryEntry[] = [];
  const lay = () => {
    directory = city.directory.map((entry) => laidOver(entry, checks));
  };
  lay();
  const again = async () => {
    checks = read(await store.readShared(CHECKS));
    lay();
  };
  // What cannot be read just now stays as it was; the store's own health tells of the trouble.
  const timer = setInterval(() => void again().catch(() => undefined), LOOK_AGAIN_MS).unref();
  return {
    facts: {
      city: city.city,
      people: city.people,
      get directory() {
        return directory;
      },
    },
    check: async (name, area, by, today) => {
      if (!city.directory.some((entry) => isOf(entry, name, area))) return false;
      checks = await store.changeShared(CHECKS, (raw) => {
        const others = read(raw).filter((one) => !isOf(one, name, area));
        const next = [...others, { name, area, checked: today, by }];
        return { next: { checks: next }, result: next };
      });
      lay();
      return true;
    },
    close: () => {
      clearInterval(timer);
    },
  };
}
