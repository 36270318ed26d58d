/** Brings in a named person; the reason is the stoplight's, or that the resident asked. */
import type { Step } from '../flow.ts';
import { requestHandover } from '../handover/request.ts';
import { hasOpenHandover } from '../handover/state.ts';
import type { Talk } from '../talk.ts';

export function handOver(talk: Talk, step: Extract<Step, { 'hand over': unknown }>): string {
  const { urgency, crisis } = step['hand over'];
  const reason = talk.now.stoplight?.reason ?? 'vraagt om een mens';
  // A flow that passes here again in one case stays quiet: the person has been asked and named already.
  if (hasOpenHandover(talk.now) && talk.now.handover?.reason === reason) return step.next;
  requestHandover(talk, { urgency, reason, ...(crisis === undefined ? {} : { crisis }) });
  return step.next;
}
