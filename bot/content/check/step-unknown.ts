/** A way out of a step must lead to a step of the same flow. */
import { errorAt } from '../finding.ts';
import { edgesOf } from '../edges.ts';
import type { Check } from '../subject.ts';

export const stepUnknown: Check = ({ flows, flowPlace }) =>
  flows.flatMap((flow) => {
    const missing = (to: string) => flow.steps[to] === undefined;
    const reason = (to: string) => `step "${to}" is not in flow "${flow.flow}"`;
    const start = missing(flow.start)
      ? [errorAt(flowPlace(flow.flow, ['start']), 'step-unknown', reason(flow.start))]
      : [];
    const steps = Object.entries(flow.steps).flatMap(([name, step]) =>
      edgesOf(step)
        .filter((edge) => missing(edge.to))
        .map((edge) =>
          errorAt(flowPlace(flow.flow, ['steps', name, ...edge.path]), 'step-unknown', reason(edge.to)),
        ),
    );
    const renamed = Object.entries(flow.renamed ?? {}).flatMap(([old, to]) => {
      const place = flowPlace(flow.flow, ['renamed', old]);
      if (missing(to)) return [errorAt(place, 'step-unknown', reason(to))];
      return missing(old) ? [] : [errorAt(place, 'step-unknown', `step "${old}" is renamed but still there`)];
    });
    return [...start, ...steps, ...renamed];
  });
