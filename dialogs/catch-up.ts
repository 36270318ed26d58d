/** The answer that was promised to who wrote very much at once. */
import { resumeFlow } from './engine.ts';
import { isWaiting, owner } from './handover/state.ts';
import { workerName } from './handover/request.ts';
import { say, type Talk } from './talk.ts';

/** Asks the open question again, or says that it was passed on, or asks whether there is more. */
export function catchUp(talk: Talk): void {
  const { handover, optedOutAt, position } = talk.now;
  if (optedOutAt !== undefined || owner(talk.now) !== undefined) return;
  if (handover !== undefined && isWaiting(talk.now) && position === undefined)
    say(talk, 'handover.noted', { worker: workerName(talk, handover.worker) });
  else resumeFlow(talk, 'handover.anything-else');
}
