/** The sociale kaart: practical help by need, neighbourhood, language and hour; nothing invented, best first. */
import { civilDateOf } from './civil-time.ts';
import type { City, DirectoryEntry, DirectoryNeed } from './city.ts';
import { isOpen } from './office-hours.ts';

/** Area of help that is there for everybody. */
export const WHOLE_CITY = 'heel de stad';

/** Most places named to a resident at once. */
export const MOST_PLACES = 3;

export interface HelpQuestion {
  /** Left out: whatever it is for. */
  readonly need?: DirectoryNeed;
  /** An area or a neighbourhood. */
  readonly area?: string;
  readonly lang?: string;
  /** In which area each neighbourhood lies. */
  readonly neighbourhoods?: City['neighbourhoods'];
}

/** Same place 0, same area 1, everywhere 2, elsewhere 3. */
function distanceTo(entry: DirectoryEntry, { area, neighbourhoods = {} }: HelpQuestion): number {
  if (entry.area === WHOLE_CITY) return 2;
  if (area === undefined) return 3;
  if (entry.area === area) return 0;
  const lies = (place: string) => neighbourhoods[place] ?? place;
  return lies(entry.area) === lies(area) ? 1 : 3;
}

function rank(entry: DirectoryEntry, question: HelpQuestion): number {
  const speaks = question.lang === undefined || entry.languages.includes(question.lang) ? 0 : 1;
  const main = question.need === undefined ? 0 : entry.needs.indexOf(question.need);
  return distanceTo(entry, question) * 100 + speaks * 10 + main;
}

/** Places that serve this need, nearest and best understood first. */
export function findHelp(
  directory: readonly DirectoryEntry[],
  question: HelpQuestion,
  most: number = MOST_PLACES,
): DirectoryEntry[] {
  return directory
    .filter(({ needs }) => question.need === undefined || needs.includes(question.need))
    .sort((one, other) => rank(one, question) - rank(other, question) || one.name.localeCompare(other.name))
    .slice(0, most);
}

/** What to name to a resident: somewhere else in the city only when there is nothing nearer. */
export function helpNearby(
  directory: readonly DirectoryEntry[],
  question: HelpQuestion,
  most: number = MOST_PLACES,
): DirectoryEntry[] {
  const all = findHelp(directory, question, directory.length);
  const near = all.filter((entry) => distanceTo(entry, question) <= 2);
  return (question.area === undefined || near.length === 0 ? all : near).slice(0, most);
}

/** Nobody looked after this place for so long that it may have changed. */
export function isStale(
  entry: DirectoryEntry,
  { directoryDays }: Pick<City, 'directoryDays'>,
  now: string,
): boolean {
  const days = (Date.parse(civilDateOf(now)) - Date.parse(entry.checked)) / 86_400_000;
  return days > directoryDays;
}

/** Whether somebody can be found there at this instant; undefined when its hours are not known. */
export function isOpenNow(entry: DirectoryEntry, city: City, now: string): boolean | undefined {
  return entry.hours && isOpen({ week: entry.hours, closed: city.office.closed }, now);
}
