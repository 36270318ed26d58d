/** The sociale kaart: practical help by need, neighbourhood and language; nothing invented, best first. */
import type { DirectoryEntry, DirectoryNeed } from './city.ts';

/** Area of help that is there for everybody. */
export const WHOLE_CITY = 'heel de stad';

/** Most places named to a resident at once. */
export const MOST_PLACES = 3;

export interface HelpQuestion {
  readonly need: DirectoryNeed;
  readonly area?: string;
  readonly lang?: string;
}

function rank(entry: DirectoryEntry, question: HelpQuestion): number {
  const near =
    question.area !== undefined && entry.area === question.area ? 0 : entry.area === WHOLE_CITY ? 1 : 2;
  const speaks = question.lang === undefined || entry.languages.includes(question.lang) ? 0 : 1;
  const main = entry.needs.indexOf(question.need);
  return near * 100 + speaks * 10 + main;
}

/** Places that serve this need, nearest and best understood first. */
export function findHelp(
  directory: readonly DirectoryEntry[],
  question: HelpQuestion,
  most: number = MOST_PLACES,
): DirectoryEntry[] {
  return directory
    .filter((entry) => entry.needs.includes(question.need))
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
  const near = all.filter((entry) => entry.area === question.area || entry.area === WHOLE_CITY);
  return (question.area === undefined || near.length === 0 ? all : near).slice(0, most);
}
