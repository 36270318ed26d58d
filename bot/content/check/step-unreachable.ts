/** A step nobody can come to is a mistake: a way to it was forgotten, or it can go. */
import { errorAt } from '../finding.ts';
import { reachableFrom } from '../edges.ts';
import type { Check } from '../subject.ts';

export const stepUnreachable: Check = ({ flows, flowPlace }) =>
  flows.flatMap((flow) => {
    // Without a start everything would be out of reach; another rule tells that it is missing.
    if (flow.steps[flow.start] === undefined) return [];
    const reached = reachableFrom(flow, [flow.start]);
    return Object.keys(flow.steps)
      .filter((name) => !reached.has(name))
      .map((name) =>
        errorAt(
          flowPlace(flow.flow, ['steps', name]),
          'step-unreachable',
          `no way leads from the start of flow "${flow.flow}" to step "${name}"`,
        ),
      );
  });
