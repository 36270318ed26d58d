/** Where everything in a YAML file stands, as plain data: line of this part, and the same of what is in it. */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Path } from './yaml-file.ts';

/** Lines counted from 1; what is in a map by the text of its key, what is in a list by its number. */
export interface Lines {
  readonly line: number;
  readonly parts?: readonly (readonly [key: string, lines: Lines])[];
}

type LineOf = (offset: number) => number;

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

/** @param line where this part begins; its key, when it has one */
function linesFrom(node: unknown, line: number, lineOf: LineOf): Lines {
  const at = (part: unknown) => {
    const start = startOf(part);
    return start === undefined ? line : lineOf(start);
  };
  if (isMap(node)) {
    const parts = node.items.flatMap(({ key, value }) =>
      isScalar(key) ? [[String(key.value), linesFrom(value, at(key), lineOf)] as const] : [],
    );
    return { line, parts };
  }
  if (!isSeq(node)) return { line };
  const parts = node.items.map((item, index) => [String(index), linesFrom(item, at(item), lineOf)] as const);
  return { line, parts };
}

/** @param contents of a parsed document; `lineOf` gives the line of an offset in its file */
export function linesOf(contents: unknown, lineOf: LineOf): Lines {
  return linesFrom(contents, lineOf(startOf(contents) ?? 0), lineOf);
}

/** The line of what this path leads to, or of the nearest part above it. */
export function lineAt(lines: Lines, path: Path): number {
  let found = lines;
  for (const part of path) {
    const next = found.parts?.find(([key]) => key === String(part));
    if (next === undefined) break;
    [, found] = next;
  }
  return found.line;
}
