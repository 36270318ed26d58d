/** One YAML file with the line of everything in it. */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { errorAt, type Finding, type Place } from '../finding.ts';
import type { Folder } from '../folder.ts';

export type Path = readonly PropertyKey[];

export interface YamlFile {
  readonly file: string;
  /** The content as plain data, still unchecked. */
  readonly data: unknown;
  /** Where this path is written; the nearest part above it when it is not there. */
  at(path: Path): Place;
}

function startOf(node: unknown): number | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range?.[0];
}

/** Offset of the key or list item that this path leads to, as far as it exists. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      if (!isPair(pair)) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
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
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Place => ({ file, line: lines.linePos(offset).line });
  // One mistake in the form of a file leads to more of them; the first is the one to mend.
  const [broken] = document.errors;
  if (broken !== undefined) {
    findings.push(errorAt(place(broken.pos[0]), 'yaml', `not readable as YAML: ${broken.message}`));
    return undefined;
  }
  return { file, data: document.toJS() as unknown, at: (path) => place(offsetOf(document, path)) };
}
