/** Holds author data against its schema; every mistake becomes a finding on the line where it was made. */
import type { z } from 'zod';
import { errorAt, type Finding } from '../finding.ts';
import type { Path, YamlFile } from './yaml-file.ts';

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    data,
  );
}

function sayPath(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : String(part)))
    .join('.')
    .replaceAll('.[', '[');
}

/** The reason in an author's words; `path` leads to the value within the file. */
function sayIssue(issue: z.core.$ZodIssue, path: Path, data: unknown): string {
  const name = sayPath(path);
  if (issue.code !== 'unrecognized_keys' && path.length > 0 && valueAt(data, path) === undefined) {
    return `"${name}" is missing`;
  }
  const reason = issue.message.replace(/^Invalid (?:input|option|string): /, '');
  return name === '' ? reason : `"${name}": ${reason}`;
}

/**
 * @param prefix where `data` stands within the file
 * @returns the checked value, or undefined after adding findings
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  from: YamlFile,
  findings: Finding[],
  data: unknown = from.data,
  prefix: Path = [],
): T | undefined {
  const checked = schema.safeParse(data);
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const path = [...prefix, ...issue.path, key];
        findings.push(errorAt(from.at(path), 'schema', `"${sayPath(path)}" is not a known key`));
      }
      continue;
    }
    const path = [...prefix, ...issue.path];
    findings.push(errorAt(from.at(path), 'schema', sayIssue(issue, path, from.data)));
  }
  return undefined;
}
