/** The example files beside the repository; tests that need them pass with made data when they are not there. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/examples/', import.meta.url));

export const sampleFile = `${folder}huishoudboekje-sample.json`;
export const haveExamples = existsSync(sampleFile);

/** Paths of the example bank statements; none when they are not there. */
export function exampleStatements(): string[] {
  if (!haveExamples) return [];
  return readdirSync(`${folder}bank-statements`)
    .sort()
    .map((name) => `${folder}bank-statements/${name}`);
}
