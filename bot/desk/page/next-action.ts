/** Which one deed comes next for this worker: the only filled button. Pure. */
import type { Detail } from './types.ts';

export type NextAction = 'accept' | 'write' | 'return' | 'none';

export interface Standing {
  /** The worker signed in owns the conversation. */
  readonly mine: boolean;
  /** This worker is the one asked now. */
  readonly askedMe: boolean;
  readonly canAccept: boolean;
  readonly canWrite: boolean;
}

/** Where this worker stands in a conversation. */
export function standing(detail: Detail, me: string): Standing {
  const { handover, status } = detail;
  const owned = handover?.state === 'accepted' || handover?.state === 'in-contact';
  const mine = owned && handover.worker === me;
  return {
    mine,
    askedMe: handover?.state === 'offered' && handover.worker === me,
    canAccept: owned
      ? !mine && detail.may?.stepIn === true
      : status === 'waiting' || status === 'bot' || status === 'opted-out',
    canWrite: mine && detail.optedOut !== true && detail.outOfReach !== true,
  };
}

/** `draft` is true when words are waiting to be sent. */
export function nextAction(detail: Detail, me: string, draft: boolean): NextAction {
  const { mine, canAccept, canWrite } = standing(detail, me);
  if (canAccept) return 'accept';
  if (!mine) return 'none';
  if (!canWrite) return 'return';
  const last = detail.transcript.findLast((line) => line.from === 'resident' || line.from === 'worker');
  const answered = detail.handover?.state === 'in-contact' && last?.from === 'worker';
  return draft || !answered ? 'write' : 'return';
}
