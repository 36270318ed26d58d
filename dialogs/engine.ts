/**
 * Runs a conversation through its flow until it waits for the resident. Flows are data; this only interprets them.
 * A running conversation remembers the name of its step, so a flow can change while people are in it.
 */
import type { Position } from './conversation.ts';
import { MOST_STEPS, type AskStep, type Flow, type Step } from './flow.ts';
import { hasLater } from './later.ts';
import { ask, askAgain, goesTo, isAnswered } from './steps/ask.ts';
import { branch } from './steps/branch.ts';
import { callOff } from './steps/call-off.ts';
import { consent } from './steps/consent.ts';
import { directory } from './steps/directory.ts';
import { handOver } from './steps/hand-over.ts';
import { moneyStep } from './steps/money.ts';
import { promiseStep } from './steps/promise.ts';
import { revise } from './steps/revise.ts';
import { summary } from './steps/summary.ts';
import { say, type Talk } from './talk.ts';
import { questionValues } from './values.ts';

export function flowOf(talk: Talk, name: string): Flow {
  const flow = talk.context.flows.get(name);
  if (flow === undefined) throw new Error(`There is no flow ${name}.`);
  return flow;
}

/** The step at this position; a renamed step is found under its new name, a vanished one starts the flow anew. */
export function stepAt(talk: Talk, position: Position): { name: string; step: Step } {
  const flow = flowOf(talk, position.flow);
  const name = flow.renamed?.[position.step] ?? position.step;
  const step = flow.steps[name];
  if (step !== undefined) return { name, step };
  const first = flow.steps[flow.start];
  if (first === undefined) throw new Error(`Flow ${flow.flow} has no start.`);
  return { name: flow.start, step: first };
}

/** The question the resident is at, if any. */
export function openQuestion(talk: Talk): AskStep | undefined {
  const { position } = talk.now;
  if (position === undefined || !talk.context.flows.has(position.flow)) return undefined;
  const { step } = stepAt(talk, position);
  return 'ask' in step ? step : undefined;
}

/** Names the open question: a step of a flow. */
export function questionId(talk: Talk): string | undefined {
  const { position } = talk.now;
  if (position === undefined || openQuestion(talk) === undefined) return undefined;
  return `${position.flow}/${stepAt(talk, position).name}`;
}

/** Old answers of this flow are forgotten, so that a new need is asked about anew. */
function forgetStale(talk: Talk, flow: Flow): void {
  if (flow.freshHours === undefined) return;
  const oldest = new Date(Date.parse(talk.context.now) - flow.freshHours * 3_600_000).toISOString();
  // Most often there is none, and a flow has many steps.
  if (!Object.values(talk.now.answers).some(({ at }) => at <= oldest)) return;
  for (const step of Object.values(flow.steps)) {
    if (!('ask' in step) || step.lasting === true) continue;
    const answer = talk.now.answers[step.saves];
    if (answer !== undefined && answer.at <= oldest) talk.now.answers = without(talk.now.answers, step.saves);
  }
}

export function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/** Starts a flow from its first step, leaving whatever was going on. */
export function startFlow(talk: Talk, name: string, step?: string): void {
  const flow = flowOf(talk, name);
  forgetStale(talk, flow);
  talk.now.stack = [];
  talk.now.position = { flow: name, step: step ?? flow.start, unclear: 0 };
  runFlow(talk);
}

/** Starts a flow and comes back to the present question when it ends. */
export function callFlow(talk: Talk, name: string): void {
  const flow = flowOf(talk, name);
  forgetStale(talk, flow);
  if (talk.now.position !== undefined && talk.now.position.flow !== name)
    talk.now.stack.push(talk.now.position);
  talk.now.position = { flow: name, step: flow.start, unclear: 0 };
  runFlow(talk);
}

function goTo(talk: Talk, step: string): void {
  const { position } = talk.now;
  if (position !== undefined) talk.now.position = { ...position, step, unclear: 0 };
}

/** Leaves a called flow unfinished; the question before it is open again, and not asked. */
export function leaveFlow(talk: Talk): void {
  const back = talk.now.stack.pop();
  if (back === undefined) talk.now.position = undefined;
  else talk.now.position = back;
}

function endFlow(talk: Talk): 'wait' | 'on' {
  leaveFlow(talk);
  return talk.now.position === undefined ? 'wait' : 'on';
}

/** Flow that asks "now or later?"; its question does not count. */
const PACE = 'pace';
/** Questions of these flows are not about the resident's trouble, so they do not tire. */
const UNCOUNTED: readonly string[] = [PACE, 'spreekuur'];
/** Fewer questions at a time for somebody under stress (design C5.4). */
const FEWER_QUESTIONS = { calm: 0, tense: 2, high: 3 } as const;

function pacing(talk: Talk, position: Position): boolean {
  const { sitting } = flowOf(talk, position.flow);
  return (
    sitting !== undefined &&
    talk.now.asked >= sitting - FEWER_QUESTIONS[talk.stress] &&
    talk.context.flows.has(PACE)
  );
}

/** One step; returns the next step's name, or waits. */
function take(talk: Talk, position: Position, step: Step): string | 'wait' | 'end' {
  if ('ask' in step) {
    if (isAnswered(talk, step)) return goesTo(talk, step);
    if (!UNCOUNTED.includes(position.flow)) talk.now.asked += 1;
    ask(talk, step);
    return 'wait';
  }
  if ('say' in step) {
    if (position.again !== true) for (const id of step.say) say(talk, id, questionValues(talk));
    return step.next;
  }
  if ('branch' in step) return branch(talk, step);
  if ('hand over' in step) return handOver(talk, step);
  if ('directory' in step) return directory(talk, step);
  if ('summary' in step) return summary(talk, step);
  if ('consent' in step) return consent(talk, step);
  if ('promise' in step) return promiseStep(talk, step);
  if ('revise' in step) return revise(talk, step);
  if ('money' in step) return moneyStep(talk, step);
  if ('call off' in step) return callOff(talk, step);
  return 'end';
}

/** The talk waits, on the phone with these words; at the table of a volunteer with those of the table. */
export function letRest(talk: Talk, text: string): void {
  say(talk, talk.beside === undefined ? text : 'spreekuur.rest');
  if (talk.beside !== undefined) talk.beside.state = 'paused';
  talk.now.restingSince = talk.context.now;
}

/** Leaves the question that was open waiting for another day. */
function rest(talk: Talk): void {
  letRest(talk, 'pause.rest');
  if (endFlow(talk) === 'wait') talk.now.position = undefined;
}

/** Takes steps until a question waits or the flow ends. @throws when a flow loops without asking anything. */
export function runFlow(talk: Talk): void {
  const said = talk.now.transcript.length;
  for (let taken = 0; taken < MOST_STEPS; taken += 1) {
    const { position } = talk.now;
    if (position === undefined) return;
    const { name, step } = stepAt(talk, position);
    if (name !== position.step) goTo(talk, name);
    if ('call' in step) {
      talk.now.stack.push({ flow: position.flow, step: step.next, unclear: 0 });
      const called = flowOf(talk, step.call);
      forgetStale(talk, called);
      talk.now.position = { flow: step.call, step: called.start, unclear: 0 };
      continue;
    }
    const quiet = talk.now.transcript.length === said;
    if ('ask' in step && quiet && !isAnswered(talk, step) && pacing(talk, position)) {
      talk.now.asked = 0;
      talk.now.stack.push(position);
      talk.now.position = { flow: PACE, step: flowOf(talk, PACE).start, unclear: 0 };
      talk.now.answers = without(talk.now.answers, PACE);
      continue;
    }
    if ('rest' in step) {
      rest(talk);
      return;
    }
    if ('restart' in step) {
      if (step.forgets !== undefined) talk.now.answers = without(talk.now.answers, step.forgets);
      if (hasLater(talk)) {
        // What they came back with is taken up at once, and not asked for.
        talk.now.stack = [];
        talk.now.position = undefined;
        return;
      }
      startFlow(talk, step.restart);
      return;
    }
    const next = take(talk, position, step);
    if (next === 'wait') return;
    if (next === 'end') {
      if ('end' in step && step.end === 'all') talk.now.stack = [];
      if (endFlow(talk) === 'wait') return;
      continue;
    }
    goTo(talk, next);
  }
  throw new Error(
    `Flow ${talk.now.position?.flow ?? '?'} took more than ${MOST_STEPS} steps without a question.`,
  );
}

/** Goes on where the conversation stopped: asks the open question again, or says `otherwise` when there is none. */
export function resumeFlow(talk: Talk, otherwise?: string): void {
  const question = openQuestion(talk);
  if (question !== undefined) askAgain(talk, question);
  else if (otherwise !== undefined) say(talk, otherwise);
}
