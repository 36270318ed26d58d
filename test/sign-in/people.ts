/** The fictitious workers of flows/rotterdam/people.yaml by their object id in Entra. */
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { peopleSchema } from '../../dialogs/city.ts';

const file = fileURLToPath(new URL('../../flows/rotterdam/people.yaml', import.meta.url));
export const PEOPLE = peopleSchema.parse(parse(readFileSync(file, 'utf8')));

export function objectIdOf(worker: string): string {
  const found = PEOPLE.find((one) => one.id === worker)?.teams;
  if (found === undefined) throw new Error(`${worker} has no Teams id.`);
  return found;
}
