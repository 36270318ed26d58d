/** Flows that are called must be there, must not call themselves in a circle, and none may be there for nothing. */
import type { Flow } from '../../../dialogs/flow.ts';
import { errorAt, warningAt, type Finding } from '../finding.ts';
import type { Check, Subject } from '../subject.ts';

interface Call {
  readonly step: string;
  readonly part: 'call' | 'restart';
  readonly to: string;
}

function callsIn(flow: Flow): Call[] {
  return Object.entries(flow.steps).flatMap(([name, step]): Call[] =>
    'call' in step ? [{ step: name, part: 'call', to: step.call }] : [],
  );
}

/** Flows that this one starts in its own place. */
function restartsIn(flow: Flow): Call[] {
  return Object.entries(flow.steps).flatMap(([name, step]): Call[] =>
    'restart' in step ? [{ step: name, part: 'restart', to: step.restart }] : [],
  );
}

function callsItself(flows: ReadonlyMap<string, Flow>, start: string): boolean {
  const seen = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const flow = flows.get(name);
    for (const { to } of flow === undefined ? [] : callsIn(flow)) {
      if (to === start) return true;
      if (!seen.has(to)) open.push(to);
      seen.add(to);
    }
  }
  return false;
}

function unknownCalls({ read, flows, code, flowPlace }: Subject): Finding[] {
  const known = read.flows.flows;
  const inFlows = flows.flatMap((flow) =>
    [...callsIn(flow), ...restartsIn(flow)]
      .filter(({ to }) => !known.has(to))
      .map(({ step, part, to }) =>
        errorAt(flowPlace(flow.flow, ['steps', step, part]), 'flow-unknown', `there is no flow "${to}"`),
      ),
  );
  const inCode = [...code.flows]
    .filter(([name]) => !known.has(name))
    .map(([name, place]) => errorAt(place, 'flow-unknown', `there is no flow "${name}"`));
  return [...inFlows, ...inCode];
}

export const flowCalls: Check = (subject) => {
  const { read, flows, code, flowPlace } = subject;
  const circles = flows
    .filter((flow) => callsItself(read.flows.flows, flow.flow))
    .map((flow) =>
      errorAt(
        flowPlace(flow.flow, ['flow']),
        'flow-circle',
        `flow "${flow.flow}" calls itself, by way of others or not`,
      ),
    );
  const called = new Set([...flows.flatMap(callsIn).map((call) => call.to), ...code.names]);
  const unused = flows
    .filter((flow) => !called.has(flow.flow))
    .map((flow) =>
      warningAt(flowPlace(flow.flow, ['flow']), 'flow-unused', `nothing starts flow "${flow.flow}"`),
    );
  return [...unknownCalls(subject), ...circles, ...unused];
};
