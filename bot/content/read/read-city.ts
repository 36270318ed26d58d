/** Reads city.yaml, people.yaml and directory.yaml and holds them against each other (contract B4). */
import { citySchema, directorySchema, peopleSchema, WEEKDAYS } from '../../../dialogs/city.ts';
import type { City, CityFacts, DirectoryEntry, Week, Worker } from '../../../dialogs/city.ts';
import { WHOLE_CITY } from '../../../dialogs/directory.ts';
import { errorAt, type Finding, type FindingCode } from '../finding.ts';
import { everyTime } from '../../kept/once.ts';
import type { Folder } from '../folder.ts';
import { checkShape } from './check-shape.ts';
import { readYaml, type Path, type YamlFile } from './yaml-file.ts';

interface Reading {
  readonly from: YamlFile;
  readonly findings: Finding[];
}

function found({ from, findings }: Reading, path: Path, code: FindingCode, message: string): void {
  findings.push(errorAt(from.at(path), code, message));
}

/** "2026-02-30" looks like a date and is none. */
function checkDate(reading: Reading, path: Path, date: string): void {
  const day = new Date(`${date}T00:00:00Z`);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)) return;
  found(reading, path, 'date', `${date} is not on the calendar`);
}

function checkWeek(reading: Reading, path: Path, week: Week | undefined): void {
  for (const day of WEEKDAYS) {
    let free = '';
    for (const [at, span] of (week?.[day] ?? []).entries()) {
      const [from = '', until = ''] = span.split('-');
      if (until <= from) found(reading, [...path, day, at], 'hours', `${span} ends before it begins`);
      else if (from < free) found(reading, [...path, day, at], 'hours', `${span} begins before ${free}`);
      free = until;
    }
  }
}

function checkTwice(
  reading: Reading,
  names: readonly string[],
  path: (at: number) => Path,
  what: string,
): void {
  names.forEach((name, at) => {
    if (names.indexOf(name) < at) found(reading, path(at), 'twice', `${what} "${name}" is there twice`);
  });
}

function checkCity(reading: Reading, city: City, people: readonly Worker[] | undefined): void {
  checkWeek(reading, ['office', 'hours'], city.office.hours);
  city.office.closed.forEach((date, at) => {
    checkDate(reading, ['office', 'closed', at], date);
  });
  checkTwice(reading, city.areas, (at) => ['areas', at], 'area');
  for (const [neighbourhood, area] of Object.entries(city.neighbourhoods)) {
    for (const name of [neighbourhood, area].filter((one) => !city.areas.includes(one)))
      found(reading, ['neighbourhoods', neighbourhood], 'unknown-area', `"${name}" is not among the areas`);
    if (city.neighbourhoods[area] !== undefined)
      found(reading, ['neighbourhoods', neighbourhood], 'unknown-area', `"${area}" lies in an area itself`);
  }
  checkTwice(reading, city.languages, (at) => ['languages', at], 'language');
  if (!city.languages.includes('nl')) found(reading, ['languages'], 'languages', 'nl must be among them');
  if (people?.every((worker) => worker.id !== city.crisis.worker) === true) {
    found(
      reading,
      ['crisis', 'worker'],
      'unknown-worker',
      `nobody in people.yaml is "${city.crisis.worker}"`,
    );
  }
}

function checkAreas(reading: Reading, path: Path, areas: readonly string[], city: City | undefined): void {
  areas.forEach((area, at) => {
    if (city === undefined || city.areas.includes(area) || area === WHOLE_CITY) return;
    const here = path.at(-1) === 'areas' ? [...path, at] : path;
    found(reading, here, 'unknown-area', `"${area}" is not among the areas of city.yaml`);
  });
}

function checkAbsences(reading: Reading, worker: Worker, at: number, ids: readonly string[]): void {
  worker.absences.forEach((absence, nth) => {
    const path = [at, 'absences', nth];
    checkDate(reading, [...path, 'from'], absence.from);
    checkDate(reading, [...path, 'until'], absence.until);
    if (absence.until < absence.from) {
      found(reading, [...path, 'until'], 'absence', `${absence.until} lies before ${absence.from}`);
    }
    const { replacement } = absence;
    if (replacement === worker.id) {
      found(reading, [...path, 'replacement'], 'absence', `"${replacement}" cannot replace themselves`);
    } else if (!ids.includes(replacement)) {
      found(reading, [...path, 'replacement'], 'unknown-worker', `nobody in people.yaml is "${replacement}"`);
    }
  });
}

function checkPeople(reading: Reading, people: readonly Worker[], city: City | undefined): void {
  const ids = people.map((worker) => worker.id);
  checkTwice(reading, ids, (at) => [at, 'id'], 'worker');
  // One person in Entra is one worker: their sign-in would be somebody else's.
  const accounts = people.map(({ teams }, at) => teams?.toLowerCase() ?? String(at));
  checkTwice(reading, accounts, (at) => [at, 'teams'], 'the Teams id');
  // A resident may ask for somebody by name, so a name must mean one person.
  checkTwice(
    reading,
    people.map((worker) => worker.name),
    (at) => [at, 'name'],
    'the name',
  );
  people.forEach((worker, at) => {
    checkAreas(reading, [at, 'areas'], worker.areas, city);
    checkWeek(reading, [at, 'hours'], worker.hours);
    checkAbsences(reading, worker, at, ids);
  });
  if (!people.some((worker) => worker.role === 'trajectbegeleider' || worker.role === 'achterwacht')) {
    found(reading, [], 'nobody', 'at least one trajectbegeleider or achterwacht is needed');
  }
}

function checkDirectory(
  reading: Reading,
  directory: readonly DirectoryEntry[],
  city: City | undefined,
  today: string,
): void {
  const keys = directory.map((entry) => `${entry.name} (${entry.area})`);
  checkTwice(reading, keys, (at) => [at, 'name'], 'the entry');
  directory.forEach((entry, at) => {
    checkAreas(reading, [at, 'area'], [entry.area], city);
    checkWeek(reading, [at, 'hours'], entry.hours);
    checkDate(reading, [at, 'checked'], entry.checked);
    if (entry.checked > today) {
      found(reading, [at, 'checked'], 'checked', `${entry.checked} has yet to come; nobody checked it then`);
    }
  });
}

export interface CityRead {
  readonly facts: CityFacts | undefined;
  /** Where the parts of the facts are written. */
  readonly files: { readonly city?: YamlFile; readonly people?: YamlFile; readonly directory?: YamlFile };
}

/** @param today civil date, YYYY-MM-DD: nothing can have been checked later than that */
export function readCity(files: Folder, path: string, today: string, findings: Finding[]): CityRead {
  // Names and numbers of people who work for the city are kept nowhere else.
  const folder: Folder = { ...files, once: everyTime };
  const cityFile = readYaml(folder, `${path}/city.yaml`, findings);
  const peopleFile = readYaml(folder, `${path}/people.yaml`, findings);
  const directoryFile = readYaml(folder, `${path}/directory.yaml`, findings);
  const city = cityFile && checkShape(citySchema, cityFile, findings);
  const people = peopleFile && checkShape(peopleSchema, peopleFile, findings);
  const directory = directoryFile && checkShape(directorySchema, directoryFile, findings);
  if (city) checkCity({ from: cityFile, findings }, city, people);
  if (people) checkPeople({ from: peopleFile, findings }, people, city);
  if (directory) checkDirectory({ from: directoryFile, findings }, directory, city, today);
  return {
    facts: city && people && directory ? { city, people, directory } : undefined,
    files: {
      ...(cityFile && { city: cityFile }),
      ...(peopleFile && { people: peopleFile }),
      ...(directoryFile && { directory: directoryFile }),
    },
  };
}
