/** Where the steps of a flow lead, and where each of these ways is written. */
import type { Flow, Step } from '../../dialogs/flow.ts';
import type { Path } from './read/yaml-file.ts';

export interface Edge {
  readonly to: string;
  /** Path within the step. */
  readonly path: Path;
}

/** A step after which the flow is over, for good or for today. */
export function isLast(
  step: Step,
): step is Extract<Step, { end: unknown } | { rest: unknown } | { restart: unknown }> {
  return 'end' in step || 'rest' in step || 'restart' in step;
}

/** The ways out of one step. */
export function edgesOf(step: Step): Edge[] {
  if (isLast(step)) return [];
  if ('branch' in step) {
    const ways = step.branch.map((way, at) => ({ to: way.go, path: ['branch', at, 'go'] }));
    return [...ways, { to: step.otherwise, path: ['otherwise'] }];
  }
  const next = { to: step.next, path: ['next'] };
  if (!('ask' in step) && !('money' in step)) return [next];
  return [...Object.entries(step.then ?? {}).map(([key, to]) => ({ to, path: ['then', key] })), next];
}

/** Steps reached from here; a step that changes an answer also leads back to any question of its flow. */
export function waysFrom(flow: Flow, name: string): string[] {
  const step = flow.steps[name];
  if (step === undefined) return [];
  const ways = edgesOf(step).map((edge) => edge.to);
  if (!('revise' in step)) return ways;
  const questions = Object.entries(flow.steps).filter(([, one]) => 'ask' in one && one.summary !== undefined);
  return [...ways, ...questions.map(([question]) => question)];
}

/** Every step that can be reached from these. */
export function reachableFrom(flow: Flow, starts: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...starts];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name) || flow.steps[name] === undefined) continue;
    reached.add(name);
    open.push(...waysFrom(flow, name));
  }
  return reached;
}
