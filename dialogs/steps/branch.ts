/** Chooses the way on from what is known. */
import type { Step } from '../flow.ts';
import type { Talk } from '../talk.ts';
import { holds } from '../tests.ts';

export function branch(talk: Talk, step: Extract<Step, { branch: unknown }>): string {
  return step.branch.find((way) => holds(talk, way.when))?.go ?? step.otherwise;
}
