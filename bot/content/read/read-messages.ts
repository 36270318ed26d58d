/** Reads the texts of one language: nested maps become ids joined by dots, leaves are ICU messages. */
import { parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Language } from '../../../dialogs/meaning.ts';
import { errorAt, type Finding, type Place } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { readYaml, type Path, type YamlFile } from './yaml-file.ts';

/** Key at the top of a file: has a native speaker read these texts? */
const REVIEWED = '_reviewed';

export interface Message {
  readonly id: string;
  /** The ICU message as written. */
  readonly source: string;
  readonly elements: readonly MessageFormatElement[];
  readonly reviewed: boolean;
  readonly place: Place;
}
/** Text id to message. */
export type Messages = ReadonlyMap<string, Message>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Reading {
  readonly from: YamlFile;
  readonly reviewed: boolean;
  readonly findings: Finding[];
  readonly found: Map<string, Message>;
}

function readLeaf({ from, reviewed, findings, found }: Reading, path: Path, source: unknown): void {
  const place = from.at(path);
  const id = path.join('.');
  if (typeof source !== 'string' || source.trim() === '') {
    findings.push(errorAt(place, 'schema', `"${id}": a text in quotes is needed`));
    return;
  }
  if (path.length < 2 || !/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/.test(id)) {
    findings.push(errorAt(place, 'schema', `"${id}": a text id is a topic and a name, such as intake.need`));
    return;
  }
  const before = found.get(id);
  if (before !== undefined) {
    const where = `${before.place.file}:${before.place.line}`;
    findings.push(errorAt(place, 'twice', `text "${id}" is there twice, also at ${where}`));
  }
  try {
    found.set(id, { id, source, elements: parse(source, { ignoreTag: true }), reviewed, place });
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error))
      .toLowerCase()
      .replaceAll('_', ' ');
    findings.push(errorAt(place, 'message-syntax', `text "${id}" is not a readable message: ${reason}`));
  }
}

function readTree(reading: Reading, path: Path, tree: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(tree)) {
    if (path.length === 0 && key === REVIEWED) continue;
    const inside = [...path, key];
    if (isRecord(value)) readTree(reading, inside, value);
    else readLeaf(reading, inside, value);
  }
}

function readFile(folder: Folder, file: string, lang: Language, findings: Finding[]): Map<string, Message> {
  const found = new Map<string, Message>();
  const from = readYaml(folder, file, findings);
  if (from === undefined) return found;
  if (!isRecord(from.data)) {
    findings.push(errorAt({ file, line: 1 }, 'schema', 'a map of texts is needed'));
    return found;
  }
  const mark = from.data[REVIEWED];
  if (mark !== undefined && typeof mark !== 'boolean') {
    findings.push(errorAt(from.at([REVIEWED]), 'schema', `"${REVIEWED}" is true or false`));
  }
  readTree(
    { from, reviewed: mark === undefined ? lang === 'nl' : mark === true, findings, found },
    [],
    from.data,
  );
  return found;
}

/**
 * All texts of a language. Within one folder an id may be there once; a later folder (the city's) overrides.
 * Undefined when there is not one file of texts.
 */
export function readMessages(
  folder: Folder,
  lang: Language,
  folders: readonly string[],
  findings: Finding[],
): Messages | undefined {
  const all = new Map<string, Message>();
  let files = 0;
  for (const path of folders) {
    const here = new Map<string, Message>();
    for (const file of folder.list(path, '.yaml')) {
      if (file.endsWith('/words.yaml')) continue;
      files += 1;
      for (const [id, message] of readFile(folder, file, lang, findings)) {
        const before = here.get(id);
        if (before !== undefined) {
          const where = `${before.place.file}:${before.place.line}`;
          findings.push(errorAt(message.place, 'twice', `text "${id}" is there twice, also at ${where}`));
        }
        here.set(id, message);
      }
    }
    for (const [id, message] of here) all.set(id, message);
  }
  return files === 0 ? undefined : all;
}
