/** Takes one answer back and asks its question again; everything else that was told stays told. */
import type { Step } from '../flow.ts';
import { questionOf } from '../summary.ts';
import { say, type Talk } from '../talk.ts';

export function revise(talk: Talk, step: Extract<Step, { revise: unknown }>): string {
  const chosen = talk.now.answers[step.revise]?.value ?? '';
  const wrong = talk.now.answers[chosen];
  const here = talk.context.flows.get(talk.now.position?.flow ?? '');
  const taken = [chosen, step.revise, step.forgets];
  talk.now.answers = Object.fromEntries(
    Object.entries(talk.now.answers).filter(([key]) => !taken.includes(key)),
  );
  if (wrong === undefined || here === undefined) return step.next;
  const question = questionOf(new Map([['here', here]]), chosen, wrong.value);
  // Told in another conversation: it can go, but it is not asked here.
  if (question === undefined) say(talk, 'summary.removed');
  if (question !== undefined && talk.now.position !== undefined) talk.now.position.again = true;
  return question?.name ?? step.next;
}
