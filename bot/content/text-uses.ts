/** Where flows name texts, and which values each gets there. */
import type { Step } from '../../dialogs/flow.ts';
import type { Place } from './finding.ts';
import type { Path } from './read/yaml-file.ts';
import type { Subject } from './subject.ts';

export interface FlowText {
  readonly id: string;
  readonly place: Place;
  /** Names of the values the text is given. */
  readonly values: ReadonlySet<string>;
}

/** What a line of the summary is given. */
const SUMMARY_VALUES: ReadonlySet<string> = new Set(['words']);
const NO_VALUES: ReadonlySet<string> = new Set();

type Named = readonly [id: string, path: Path, values: ReadonlySet<string>];

function named(step: Step, flowValues: ReadonlySet<string>): Named[] {
  if ('say' in step) return step.say.map((id, at): Named => [id, ['say', at], flowValues]);
  if (!('ask' in step)) return [];
  return [
    [step.ask, ['ask'], flowValues],
    ...Object.entries(step.choices ?? {}).map(([key, id]): Named => [id, ['choices', key], NO_VALUES]),
    ...(step.prompt === undefined ? [] : [[step.prompt, ['prompt'], NO_VALUES] satisfies Named]),
    ...(step.summary === undefined ? [] : [[step.summary, ['summary'], SUMMARY_VALUES] satisfies Named]),
  ];
}

/** Every text a flow names; the other wording of a question stands for itself, with the question's place. */
export function flowTexts({ flows, flowValues, flowPlace }: Subject): FlowText[] {
  return flows.flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([name, step]) =>
      named(step, flowValues).map(([id, path, values]) => ({
        id,
        place: flowPlace(flow.flow, ['steps', name, ...path]),
        values,
      })),
    ),
  );
}
