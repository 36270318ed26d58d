/** Takes one answer back and asks its question again; everything else that was told stays told. */
import type { Step } from '../flow.ts';
import { questionsByAnswer } from '../summary.ts';
import type { Talk } from '../talk.ts';

export function revise(talk: Talk, step: Extract<Step, { revise: unknown }>): string {
  const chosen = talk.now.answers[step.revise]?.value;
  const question = chosen === undefined ? undefined : questionsByAnswer(talk.context.flows).get(chosen);
  talk.now.answers = Object.fromEntries(
    Object.entries(talk.now.answers).filter(([key]) => key !== chosen && key !== step.revise),
  );
  return question !== undefined && question.flow === talk.now.position?.flow ? question.name : step.next;
}
