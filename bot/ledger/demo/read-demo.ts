import { ContentError } from '../../content/content-error.ts';
import type { Finding } from '../../content/finding.ts';
import { diskFolder, relativeTo } from '../../content/folder.ts';
import { checkShape } from '../../content/read/check-shape.ts';
import { readYaml } from '../../content/read/yaml-file.ts';
import type { Demo } from './demo-schema.ts';
import { demoSchema } from './demo-schema.ts';

/**
 * Reads `demo.yaml` of the city's folder; undefined when the city has none.
 * @throws ContentError naming file, line and reason of every mistake
 */
export function readDemo(root: string, city: string): Demo | undefined {
  const folder = diskFolder(root);
  const file = `${relativeTo(root, city)}/demo.yaml`;
  if (folder.read(file) === undefined) return undefined;
  const findings: Finding[] = [];
  const from = readYaml(folder, file, findings);
  const demo = from && checkShape(demoSchema, from, findings);
  if (demo === undefined) throw new ContentError(findings);
  return demo;
}
