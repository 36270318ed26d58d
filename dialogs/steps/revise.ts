/** Takes one answer back and asks its question again; everything else that was told stays told. */
import type { Step } from '../flow.ts';
import { questionsByAnswer } from '../summary.ts';
import { say, type Talk } from '../talk.ts';

/** The question of this very flow that saves the answer, else none. */
function questionOf(talk: Talk, answer: string | undefined): string | undefined {
  const flow = talk.context.flows.get(talk.now.position?.flow ?? '');
  if (flow === undefined || answer === undefined) return undefined;
  return questionsByAnswer(new Map([[flow.flow, flow]])).get(answer)?.name;
}

export function revise(talk: Talk, step: Extract<Step, { revise: unknown }>): string {
  const chosen = talk.now.answers[step.revise]?.value;
  const known = chosen !== undefined && talk.now.answers[chosen] !== undefined;
  const taken = [chosen, step.revise, step.forgets];
  talk.now.answers = Object.fromEntries(
    Object.entries(talk.now.answers).filter(([key]) => !taken.includes(key)),
  );
  const question = questionOf(talk, chosen);
  // Told in another conversation: it can go, but it is not asked here.
  if (known && question === undefined) say(talk, 'summary.removed');
  return question ?? step.next;
}
