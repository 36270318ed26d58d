/** One YAML file with the line of everything in it. */
import { LineCounter, parseDocument } from 'yaml';
import { everyTime } from '../../kept/once.ts';
import { errorAt, type Finding, type Place } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { lineAt, linesOf, type Lines } from './yaml-lines.ts';

export type Path = readonly PropertyKey[];

export interface YamlFile {
  readonly file: string;
  /** The content as plain data, still unchecked. */
  readonly data: unknown;
  /** Where this path is written; the nearest part above it when it is not there. */
  at(path: Path): Place;
}

interface Parsed {
  readonly data: unknown;
  readonly lines: Lines;
}

/** What is wrong in the form of a file. */
class Unreadable extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** @throws Unreadable */
function parsed(source: string): Parsed {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const lineOf = (offset: number) => counter.linePos(offset).line;
  // One mistake in the form of a file leads to more of them; the first is the one to mend.
  const [broken] = document.errors;
  if (broken !== undefined) throw new Unreadable(broken.message, lineOf(broken.pos[0]));
  return { data: document.toJS() as unknown, lines: linesOf(document.contents, lineOf) };
}

/**
 * Reads a YAML 1.2 file (so that `no` stays a word). What cannot be read becomes findings and `undefined`;
 * a file that is not there is a finding too.
 */
export function readYaml(folder: Folder, file: string, findings: Finding[]): YamlFile | undefined {
  const source = folder.read(file);
  if (source === undefined) {
    findings.push(errorAt({ file, line: 1 }, 'missing-file', 'this file is not there'));
    return undefined;
  }
  const once = folder.once ?? everyTime;
  try {
    const { data, lines } = once('yaml', source, () => parsed(source));
    return { file, data, at: (path) => ({ file, line: lineAt(lines, path) }) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    findings.push(errorAt({ file, line: error.line }, 'yaml', `not readable as YAML: ${error.message}`));
    return undefined;
  }
}
