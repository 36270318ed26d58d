/** Several flows after each other, and then back to the question that was open. */
import { callFlow, flowOf } from '../engine.ts';
import type { Position } from '../conversation.ts';
import type { Talk } from '../talk.ts';

function startOf(talk: Talk, flow: string): Position {
  return { flow, step: flowOf(talk, flow).start, unclear: 0 };
}

/** What was open before: our own question makes way, and so does "shall we go on?", which is asked anew by itself. */
function openBefore(talk: Talk): { open: Position[]; resting: boolean } {
  const { position, stack, restingSince } = talk.now;
  if (position === undefined) return { open: stack, resting: restingSince !== undefined };
  if (position.flow === 'resume') return { open: stack, resting: true };
  const own = position.flow.startsWith('money');
  return { open: own ? stack : [...stack, position], resting: restingSince !== undefined };
}

/**
 * Runs these flows in this order. A question that was open comes back at the end; one that rested (`rested`) goes on
 * resting when there is nothing to ask, and is brought up the next time.
 */
export function runFlows(talk: Talk, flows: readonly string[], rested: boolean): void {
  const [first, ...others] = flows;
  if (first === undefined) return;
  const { open, resting } = openBefore(talk);
  const sleeps = rested || resting;
  talk.now.stack = [...(sleeps ? [] : open), ...others.toReversed().map((flow) => startOf(talk, flow))];
  talk.now.position = undefined;
  talk.now.restingSince = undefined;
  callFlow(talk, first);
  if (!sleeps || open.length === 0) return;
  const last = open.at(-1);
  if (talk.now.position !== undefined || last === undefined) {
    talk.now.stack.unshift(...open, startOf(talk, 'resume'));
    return;
  }
  talk.now.position = last;
  talk.now.stack = open.slice(0, -1);
  talk.now.restingSince = talk.context.now;
}
