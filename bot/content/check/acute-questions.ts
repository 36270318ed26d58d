/** In acute need at most three questions are asked before help and a person (design C6). */
import type { Flow } from '../../../dialogs/flow.ts';
import { errorAt } from '../finding.ts';
import { SPOKEN_NEEDS } from '../../../dialogs/answers/need.ts';
import { differing, longestWay, lookedAt } from '../walk.ts';
import type { Check, Subject } from '../subject.ts';

const ACUTE = 'acute';
const MOST_QUESTIONS = 3;

/** What may be known at the start: a need, with or without one other answer that the flow looks at. */
function startsOf(subject: Subject, flow: Flow): Record<string, string>[] {
  const steps = Object.values(flow.steps);
  const own = new Set(steps.flatMap((step) => ('ask' in step ? [step.saves] : [])));
  const tested = steps.flatMap((step) => ('branch' in step ? step.branch.map((way) => way.when.answer) : []));
  const others = new Set(tested.filter((name) => name !== undefined && name !== 'need' && !own.has(name)));
  const looked = lookedAt(subject);
  const valuesOf = (answer: string) =>
    (subject.answers.get(answer) ?? []).flatMap((question) => differing(subject, looked, question));
  const needs = new Set([...valuesOf('need'), ...SPOKEN_NEEDS]);
  return [...needs].flatMap((need) => [
    { need },
    ...[...others].flatMap((name = '') => valuesOf(name).map((value) => ({ need, [name]: value }))),
  ]);
}

export const acuteQuestions: Check = (subject) => {
  const flow = subject.read.flows.flows.get(ACUTE);
  if (flow === undefined) {
    return [errorAt({ file: 'flows', line: 1 }, 'flow-unknown', `there is no flow "${ACUTE}"`)];
  }
  const { questions, complete } = longestWay(subject, flow, startsOf(subject, flow));
  const [beyond] = questions.slice(MOST_QUESTIONS);
  if (beyond !== undefined) {
    const way = questions.map((question) => question.step.ask).join(', ');
    const place = subject.flowPlace(beyond.flow.flow, ['steps', beyond.name]);
    const reason = `flow "${ACUTE}" can ask ${questions.length} questions, at most ${MOST_QUESTIONS}: ${way}`;
    return [errorAt(place, 'acute-questions', reason)];
  }
  if (complete) return [];
  const reason = `flow "${ACUTE}" has too many ways to look at; make it smaller`;
  return [errorAt(subject.flowPlace(ACUTE), 'acute-questions', reason)];
};
