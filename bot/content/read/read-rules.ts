/** Reads the stoplight rules; a rule of the city takes the place of the general one with the same id. */
import { stoplightFileSchema, type StoplightRule } from '../../../dialogs/flow.ts';
import { errorAt, type Finding, type Place } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { checkShape } from './check-shape.ts';
import { STOPLIGHT_FILE } from './read-flows.ts';
import { readYaml, type Path } from './yaml-file.ts';

export interface RulesRead {
  readonly rules: readonly StoplightRule[];
  /** Where a part of this rule is written. */
  at(id: string, path?: Path): Place;
}

/** @param folders general folder first, the city's after it (where the file may be left out) */
export function readRules(folder: Folder, folders: readonly string[], findings: Finding[]): RulesRead {
  const rules = new Map<string, StoplightRule>();
  const places = new Map<string, (path: Path) => Place>();
  for (const [nth, path] of folders.entries()) {
    const file = `${path}/${STOPLIGHT_FILE}`;
    if (nth > 0 && folder.read(file) === undefined) continue;
    const from = readYaml(folder, file, findings);
    if (from === undefined) continue;
    const read = checkShape(stoplightFileSchema, from, findings);
    if (read === undefined) continue;
    const here = new Set<string>();
    for (const [at, rule] of read.rules.entries()) {
      if (here.has(rule.id)) {
        findings.push(errorAt(from.at(['rules', at, 'id']), 'twice', `rule "${rule.id}" is there twice`));
      }
      here.add(rule.id);
      rules.set(rule.id, rule);
      places.set(rule.id, (inside) => from.at(['rules', at, ...inside]));
    }
  }
  const [general = ''] = folders;
  const nowhere = { file: `${general}/${STOPLIGHT_FILE}`, line: 1 };
  return { rules: [...rules.values()], at: (id, path = []) => places.get(id)?.(path) ?? nowhere };
}
