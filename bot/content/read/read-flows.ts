/** Reads the flow files; a flow of the city takes the place of the general one of the same name. */
import { flowFileSchema, STEP_SCHEMAS, type Flow, type Step } from '../../../dialogs/flow.ts';
import type { z } from 'zod';
import { errorAt, type Finding } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { checkShape } from './check-shape.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** The stoplight has a file of its own shape beside the flows. */
export const STOPLIGHT_FILE = 'stoplight.yaml';

type Kind = keyof typeof STEP_SCHEMAS;
const KINDS = Object.keys(STEP_SCHEMAS);
const isKind = (key: string): key is Kind => KINDS.includes(key);

/** The first key names the kind; elsewhere in the step one kind key is enough. */
function kindOf(step: Readonly<Record<string, unknown>>): Kind | undefined {
  const keys = Object.keys(step);
  const [first] = keys;
  if (first !== undefined && isKind(first)) return first;
  const kinds = keys.filter(isKind);
  return kinds.length === 1 ? kinds[0] : undefined;
}

function readSteps(
  from: YamlFile,
  raw: Readonly<Record<string, Record<string, unknown>>>,
  findings: Finding[],
): Record<string, Step> {
  const steps: Record<string, Step> = {};
  for (const [name, step] of Object.entries(raw)) {
    const kind = kindOf(step);
    if (kind === undefined) {
      const reason = `step "${name}" must begin with its kind: ${KINDS.join(', ')}`;
      findings.push(errorAt(from.at(['steps', name]), 'step-kind', reason));
      continue;
    }
    const schema: z.ZodType<Step> = STEP_SCHEMAS[kind];
    const checked = checkShape(schema, from, findings, step, ['steps', name]);
    if (checked !== undefined) steps[name] = checked;
  }
  return steps;
}

function readFlow(from: YamlFile, findings: Finding[]): Flow | undefined {
  const raw = checkShape(flowFileSchema, from, findings);
  if (raw === undefined) return undefined;
  const named = from.file.replace(/^.*\//, '').replace(/\.yaml$/, '');
  if (raw.flow !== named) {
    const reason = `the flow in ${named}.yaml must be called "${named}", not "${raw.flow}"`;
    findings.push(errorAt(from.at(['flow']), 'flow-name', reason));
  }
  const { freshHours, sitting, renamed, flow, version, start } = raw;
  return {
    flow,
    version,
    start,
    ...(freshHours === undefined ? {} : { freshHours }),
    ...(sitting === undefined ? {} : { sitting }),
    ...(renamed === undefined ? {} : { renamed }),
    steps: readSteps(from, raw.steps, findings),
  };
}

export interface FlowsRead {
  readonly flows: ReadonlyMap<string, Flow>;
  /** File in which each flow is written. */
  readonly files: ReadonlyMap<string, YamlFile>;
}

/** @param folders general folder first, the city's after it */
export function readFlows(folder: Folder, folders: readonly string[], findings: Finding[]): FlowsRead {
  const flows = new Map<string, Flow>();
  const files = new Map<string, YamlFile>();
  for (const path of folders) {
    for (const file of folder.list(path, '.yaml')) {
      if (file.endsWith(`/${STOPLIGHT_FILE}`)) continue;
      const from = readYaml(folder, file, findings);
      if (from === undefined) continue;
      const flow = readFlow(from, findings);
      if (flow === undefined) continue;
      flows.set(flow.flow, flow);
      files.set(flow.flow, from);
    }
  }
  return { flows, files };
}
