/**
 * A circle of steps in which nobody is asked anything new never stops. A question that was answered is passed by,
 * so it does not break a circle either; only a question whose answer another step takes back does.
 */
import type { Flow } from '../../../dialogs/flow.ts';
import { errorAt } from '../finding.ts';
import { edgesOf } from '../edges.ts';
import type { Check } from '../subject.ts';

/** Does this step stop a circle: the resident is asked, each time anew? */
function waits(flow: Flow, name: string): boolean {
  const step = flow.steps[name];
  if (step === undefined || !('ask' in step)) return false;
  return Object.values(flow.steps).some(
    (one) => ('revise' in one && one.revise === step.saves) || ('money' in one && one.forgets === step.saves),
  );
}

/** The steps of a circle through this step, in order; undefined when there is none. */
function circleFrom(flow: Flow, start: string): string[] | undefined {
  const seen = new Set<string>();
  const open: string[][] = [[start]];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const step = flow.steps[path.at(-1) ?? ''];
    for (const { to } of step === undefined ? [] : edgesOf(step)) {
      if (to === start) return path;
      if (seen.has(to) || waits(flow, to)) continue;
      seen.add(to);
      open.push([...path, to]);
    }
  }
  return undefined;
}

export const endlessLoop: Check = ({ flows, flowPlace }) =>
  flows.flatMap((flow) => {
    const told = new Set<string>();
    return Object.keys(flow.steps).flatMap((name) => {
      if (told.has(name) || waits(flow, name)) return [];
      const circle = circleFrom(flow, name);
      if (circle === undefined) return [];
      for (const step of circle) told.add(step);
      const way = [...circle, name].join(' → ');
      const reason = `flow "${flow.flow}" goes round without a new question: ${way}`;
      return [errorAt(flowPlace(flow.flow, ['steps', name]), 'endless-loop', reason)];
    });
  });
