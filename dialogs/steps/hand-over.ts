/** Brings in a named person; the reason is the step's own, the stoplight's, or that the resident asked. */
import { TEMPOS } from '../conversation.ts';
import type { Step } from '../flow.ts';
import { askNearby, requestHandover } from '../handover/request.ts';
import { hasOpenHandover } from '../handover/state.ts';
import type { Talk } from '../talk.ts';

export function handOver(talk: Talk, step: Extract<Step, { 'hand over': unknown }>): string {
  const { urgency, crisis, tempo, reason: own } = step['hand over'];
  const reason = own ?? talk.now.stoplight?.reason ?? 'vraagt om een mens';
  // A flow that passes here again in one case stays quiet, unless somebody nearer has become known.
  if (hasOpenHandover(talk.now) && talk.now.handover?.reason === reason) {
    if (crisis !== true) askNearby(talk);
    return step.next;
  }
  const chosen = TEMPOS.find((one) => one === talk.now.answers[tempo ?? '']?.value);
  requestHandover(talk, {
    urgency,
    reason,
    ...(crisis === undefined ? {} : { crisis }),
    ...(chosen === undefined ? {} : { tempo: chosen }),
  });
  return step.next;
}
