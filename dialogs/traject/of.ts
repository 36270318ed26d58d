/** The traject of this conversation, and who may guide it. */
import type { Worker } from '../city.ts';
import { hasOpenHandover, owner } from '../handover/state.ts';
import type { Talk } from '../talk.ts';
import { newTraject, type Traject } from './traject.ts';

export function trajectOf(talk: Talk): Traject {
  talk.now.traject ??= newTraject();
  return talk.now.traject;
}

/** The owner guides; while the assistant has the conversation, the fixed contact or a worker on call does. */
export function mayGuide(talk: Pick<Talk, 'now'>, worker: Worker): boolean {
  const owned = owner(talk.now);
  if (owned !== undefined) return owned === worker.id;
  return talk.now.fixedContact === worker.id || ['achterwacht', 'teamleider'].includes(worker.role);
}

/** This worker was given the call to make, also when the resident is nobody's case now. */
export function hasCall({ now }: Pick<Talk, 'now'>, worker: Worker): boolean {
  return now.promises.some(
    ({ kind, owner: whose, keptAt }) =>
      whose === worker.id && keptAt === undefined && (kind === 'phone-task' || kind === 'callback'),
  );
}

/** Sets the refusal and answers false when this worker may not. */
export function guards(talk: Talk, worker: Worker): boolean {
  if (mayGuide(talk, worker)) return true;
  const owned = owner(talk.now);
  talk.refusal =
    owned === undefined
      ? { code: hasOpenHandover(talk.now) ? 'not-yours' : 'not-open' }
      : { code: 'not-yours', owner: owned };
  return false;
}
