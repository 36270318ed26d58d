/** Reads the rules by which Dutch letters are read; without the file no letters are read. */
import { letterRulesSchema, type LetterRules } from '../../letters/read/rules.ts';
import type { Finding } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { checkShape } from './check-shape.ts';
import { readYaml } from './yaml-file.ts';

const FILE = 'locales/nl/letters.yaml';

export function readLetters(folder: Folder, findings: Finding[]): LetterRules | undefined {
  if (folder.read(FILE) === undefined) return undefined;
  const from = readYaml(folder, FILE, findings);
  return from === undefined ? undefined : checkShape(letterRulesSchema, from, findings);
}
