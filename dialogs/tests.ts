/** Evaluates the closed set of tests that flows and stoplight rules may use. */
import { hasOpenHandover } from './handover/state.ts';
import type { Test } from './flow.ts';
import type { Talk } from './talk.ts';

function answerHolds(talk: Talk, test: Test): boolean {
  if (test.answer === undefined) return true;
  const values = talk.now.answers[test.answer]?.value.split(' ') ?? [];
  if (test.known !== undefined && test.known !== values.length > 0) return false;
  if (test.is !== undefined) {
    const wanted = Array.isArray(test.is) ? test.is : [test.is];
    if (!values.some((value) => wanted.includes(value))) return false;
  }
  if (test.atLeast !== undefined) {
    const number = Number(values[0]);
    if (values.length === 0 || Number.isNaN(number) || number < test.atLeast) return false;
  }
  return true;
}

/** Do all conditions named in this test hold now? */
export function holds(talk: Talk, test: Test): boolean {
  if (!answerHolds(talk, test)) return false;
  if (test.colour !== undefined && talk.now.stoplight?.colour !== test.colour) return false;
  if (test.handover !== undefined && (test.handover === 'open') !== hasOpenHandover(talk.now)) return false;
  if (test.city !== undefined && talk.context.facts.city.variant !== test.city) return false;
  if (test.consent !== undefined) {
    const given = talk.now.consent[test.consent]?.given;
    if (given !== (test.given ?? true)) return false;
  }
  return true;
}
