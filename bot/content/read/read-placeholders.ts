/** Reads locales/placeholders.yaml: what each placeholder of a text holds in the worst case, for lengths. */
import { z } from 'zod';
import { DANGER_NUMBERS } from '../../../dialogs/danger.ts';
import { errorAt, type Finding } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { checkShape } from './check-shape.ts';
import { readYaml } from './yaml-file.ts';

export const PLACEHOLDERS_FILE = 'locales/placeholders.yaml';

const placeholderName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a name such as worker or suicideFree');
const worst = z.union([z.string().min(1), z.number()]).transform(String);
const placeholdersSchema = z.record(
  placeholderName,
  z.union([worst, z.strictObject({ worst, free: z.literal(true) })], {
    error: 'a value, or {worst: value, free: true}',
  }),
);

export interface Placeholder {
  readonly worst: string;
  /** Somebody's own words: they count for the length of a message, not as our sentences. */
  readonly free: boolean;
}
export type Placeholders = ReadonlyMap<string, Placeholder>;

/** The placeholders of the file, and the danger numbers, which are constants and stand in no file. */
export function readPlaceholders(folder: Folder, findings: Finding[]): Placeholders {
  const all = new Map<string, Placeholder>();
  for (const [name, number] of Object.entries(DANGER_NUMBERS)) all.set(name, { worst: number, free: false });
  const from = readYaml(folder, PLACEHOLDERS_FILE, findings);
  const read = from && checkShape(placeholdersSchema, from, findings);
  for (const [name, value] of Object.entries(read ?? {})) {
    if (from && all.has(name)) {
      findings.push(errorAt(from.at([name]), 'twice', `"${name}" is a danger number and stays in the code`));
    }
    all.set(name, typeof value === 'string' ? { worst: value, free: false } : value);
  }
  return all;
}
