/** Walks a flow along every way it can go, the flows it calls too, and counts the questions on each. */
import type { AskStep, Flow, Step, Test } from '../../dialogs/flow.ts';
import { edgesOf } from './edges.ts';
import { namedValues } from './possible-values.ts';
import type { Question, Subject } from './subject.ts';

/** A number not further known. */
const ANY = '*';
/** Any value that no step and no test looks at: they all lead the same way. */
const OTHER = '-';
/** More states than this are not looked at: a flow for acute need is small. */
const MOST_STATES = 20_000;
/** Flows called within flows, at most. */
const MOST_CALLS = 8;

interface State {
  readonly flow: string;
  readonly step: string;
  readonly back: readonly { readonly flow: string; readonly step: string }[];
  readonly answers: Readonly<Record<string, string>>;
  /** Someone has been asked on this way; unknown before. */
  readonly handedOver: boolean;
  readonly consent: Readonly<Record<string, boolean>>;
  readonly asked: readonly Question[];
}

type Truth = 'yes' | 'no' | 'maybe';

function allOf(parts: readonly Truth[]): Truth {
  if (parts.includes('no')) return 'no';
  return parts.includes('maybe') ? 'maybe' : 'yes';
}

const truth = (holds: boolean): Truth => (holds ? 'yes' : 'no');

function judgeAnswer(state: State, test: Test): Truth[] {
  if (test.answer === undefined) return [];
  const value = state.answers[test.answer];
  const parts: Truth[] = [];
  if (test.known !== undefined) parts.push(truth(test.known === (value !== undefined)));
  if (test.is !== undefined) {
    const wanted = [test.is].flat();
    parts.push(value === ANY ? 'maybe' : truth(value !== undefined && wanted.includes(value)));
  }
  if (test.atLeast !== undefined) {
    parts.push(value === ANY ? 'maybe' : truth(value !== undefined && Number(value) >= test.atLeast));
  }
  return parts;
}

function judge(subject: Subject, state: State, test: Test): Truth {
  const parts = judgeAnswer(state, test);
  if (test.colour !== undefined) parts.push('maybe');
  if (test.handover !== undefined) {
    parts.push(state.handedOver ? truth(test.handover === 'open') : 'maybe');
  }
  if (test.city !== undefined) parts.push(truth(subject.facts.city.variant === test.city));
  if (test.consent !== undefined) {
    const given = state.consent[test.consent];
    parts.push(given === undefined ? 'maybe' : truth(given === (test.given ?? true)));
  }
  return allOf(parts);
}

function branches(subject: Subject, state: State, step: Extract<Step, { branch: unknown }>): string[] {
  const ways: string[] = [];
  for (const way of step.branch) {
    const holds = judge(subject, state, way.when);
    if (holds !== 'no') ways.push(way.go);
    if (holds === 'yes') return ways;
  }
  return [...ways, step.otherwise];
}

/** Values by answer. */
export type Looked = ReadonlyMap<string, ReadonlySet<string>>;

/** Values of each answer that make a difference anywhere. */
export function lookedAt({ flows }: Subject): Looked {
  const values = new Map<string, Set<string>>();
  const look = (answer: string, ...seen: string[]) => {
    const before = values.get(answer) ?? new Set();
    values.set(answer, new Set([...before, ...seen]));
  };
  for (const step of flows.flatMap((flow) => Object.values(flow.steps))) {
    if ('ask' in step) look(step.saves, ...Object.keys(step.then ?? {}));
    if ('consent' in step) look(step.consent.answer, 'yes', 'no');
    if (!('branch' in step)) continue;
    for (const { when } of step.branch) look(when.answer ?? '', ...[when.is ?? []].flat());
  }
  return values;
}

/** The answers to a question that differ in where they lead. */
export function differing(subject: Subject, looked: Looked, question: Question): string[] {
  const { saves, expects } = question.step;
  const telling = namedValues(subject, question).filter((value) => looked.get(saves)?.has(value) === true);
  return [...telling, expects === 'months' ? ANY : OTHER];
}

const afterAnswer = (step: AskStep, value: string) => step.then?.[value] ?? step.next;

function afterAsk(subject: Subject, looked: Looked, state: State, flow: Flow, step: AskStep): State[] {
  const known = state.answers[step.saves];
  if (known !== undefined) return [{ ...state, step: afterAnswer(step, known) }];
  const question = { flow, name: state.step, step };
  const asked = [...state.asked, question];
  return differing(subject, looked, question).map((value) => ({
    ...state,
    step: afterAnswer(step, value),
    answers: { ...state.answers, [step.saves]: value },
    asked,
  }));
}

function forgotten({ answers }: State, key: string | undefined): State['answers'] {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name !== key));
}

/** The states that can follow; none after the last step. */
function follow(subject: Subject, looked: Looked, state: State): State[] {
  const flow = subject.read.flows.flows.get(state.flow);
  const step = flow?.steps[state.step];
  if (flow === undefined || step === undefined) return [];
  if ('ask' in step) return afterAsk(subject, looked, state, flow, step);
  if ('branch' in step) return branches(subject, state, step).map((to) => ({ ...state, step: to }));
  // The resident goes on another day, or with something else: what is asked then is their own wish.
  if ('rest' in step || 'restart' in step) return [];
  if ('end' in step) {
    if (step.end === 'all') return [];
    const back = state.back.at(-1);
    return back === undefined ? [] : [{ ...state, ...back, back: state.back.slice(0, -1) }];
  }
  if ('call' in step) {
    const start = subject.read.flows.flows.get(step.call)?.start;
    // Deeper than this is a circle of calls, which has a rule of its own.
    if (state.back.length >= MOST_CALLS) return [];
    if (start === undefined) return [{ ...state, step: step.next }];
    const back = [...state.back, { flow: state.flow, step: step.next }];
    return [{ ...state, flow: step.call, step: start, back }];
  }
  if ('hand over' in step) return [{ ...state, step: step.next, handedOver: true }];
  if ('consent' in step) {
    const given = state.answers[step.consent.answer];
    const sure = given === 'yes' || given === 'no';
    const consent = sure ? { ...state.consent, [step.consent.receiver]: given === 'yes' } : state.consent;
    return [{ ...state, step: step.next, consent }];
  }
  if ('money' in step) {
    return edgesOf(step).map(({ to }) => ({ ...state, step: to, answers: forgotten(state, step.forgets) }));
  }
  // A change of an answer is the resident's own wish, not our question.
  return [{ ...state, step: step.next }];
}

/**
 * The longest row of questions that a flow can ask.
 * @param starts answers known at its start, each a walk of its own
 * @returns the questions in order, and false when there was more than could be looked at
 */
export function longestWay(
  subject: Subject,
  flow: Flow,
  starts: readonly Readonly<Record<string, string>>[],
): { questions: readonly Question[]; complete: boolean } {
  const looked = lookedAt(subject);
  const seen = new Set<string>();
  let longest: readonly Question[] = [];
  const base = { flow: flow.flow, step: flow.start, back: [], handedOver: false, consent: {}, asked: [] };
  const open: State[] = starts.map((answers) => ({ ...base, answers }));
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const key = JSON.stringify({ ...state, asked: state.asked.length });
    if (seen.has(key)) continue;
    if (seen.size >= MOST_STATES) return { questions: longest, complete: false };
    seen.add(key);
    if (state.asked.length > longest.length) longest = state.asked;
    open.push(...follow(subject, looked, state));
  }
  return { questions: longest, complete: true };
}
