/** The resident wants no person any more, or none who calls: theirs to decide, and whoever was asked hears it. */
import type { PromiseKind } from '../conversation.ts';
import { noteOnce, release, type Talk } from '../talk.ts';
import { isWaiting } from './state.ts';

/** What was promised because a person was asked for. What somebody still has to find out or tell stays owed. */
const ASKED_FOR: readonly PromiseKind[] = ['person-answers', 'first-talk', 'callback'];

/** Why a handover ended without a person, for the worker and the figures. */
const NO_LONGER_WANTED = 'bewoner wil geen mens meer';

/** What whoever is asked reads and is told of. */
function passOnWish(talk: Talk, text: string): void {
  const { handover } = talk.now;
  if (noteOnce(talk, text) && handover !== undefined && isWaiting(talk.now))
    talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'message' });
}

/** Only an ordinary question, for which nobody owes anything else: acute need and announcements a person looks at. */
export function mayCallOff({ now }: Pick<Talk, 'now'>): boolean {
  if (!isWaiting(now) || now.handover?.urgency !== 'normal' || now.stoplight?.colour === 'rood') return false;
  return now.promises.every((one) => one.keptAt !== undefined || ASKED_FOR.includes(one.kind));
}

/** Nobody is asked any more. @returns false when a person has to look at it first, who reads that it is not wanted */
export function callOffPerson(talk: Talk): boolean {
  const { handover } = talk.now;
  if (handover === undefined || !mayCallOff(talk)) {
    passOnWish(talk, 'Zegt dat het niet meer hoeft.');
    return false;
  }
  passOnWish(talk, 'Wil geen mens meer: de vraag is ingetrokken.');
  handover.state = 'withdrawn';
  handover.endedAt = talk.context.now;
  handover.closedReason = NO_LONGER_WANTED;
  release(talk, ...ASKED_FOR);
  return true;
}

/** Whoever is asked writes instead of calling. */
export function callOffCall(talk: Talk): void {
  passOnWish(talk, 'Wil niet gebeld worden: liever een bericht.');
  release(talk, 'callback');
}
