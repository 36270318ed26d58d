/** From every step the flow must be able to end, so that nobody is kept in it. */
import { errorAt } from '../finding.ts';
import { edgesOf, isLast, reachableFrom } from '../edges.ts';
import type { Check } from '../subject.ts';

export const deadEnd: Check = ({ flows, flowPlace }) =>
  flows.flatMap((flow) => {
    const reached = reachableFrom(flow, [flow.start]);
    const ends = (name: string) => {
      const step = flow.steps[name];
      if (step === undefined) return false;
      // A way to a step that is not there may have been meant as the end; another rule tells of it.
      return isLast(step) || edgesOf(step).some((edge) => flow.steps[edge.to] === undefined);
    };
    const stuck = [...reached].filter((name) => ![...reachableFrom(flow, [name])].some(ends));
    if (stuck.includes(flow.start)) {
      const reason = `flow "${flow.flow}" has no end that can be reached`;
      return [errorAt(flowPlace(flow.flow, ['flow']), 'dead-end', reason)];
    }
    return stuck.map((name) =>
      errorAt(
        flowPlace(flow.flow, ['steps', name]),
        'dead-end',
        `from step "${name}" no end of flow "${flow.flow}" can be reached`,
      ),
    );
  });
