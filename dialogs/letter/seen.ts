/** A worker says that they looked into a letter; when none is left, what was promised about letters is kept. */
import type { Worker } from '../city.ts';
import { hasOpenHandover, owner } from '../handover/state.ts';
import { keep, type Talk } from '../talk.ts';
import { letterOf, wantWork } from './of.ts';

export function letterSeen(talk: Talk, worker: Worker, id: string): void {
  const { handover, fixedContact } = talk.now;
  const asked = hasOpenHandover(talk.now) && handover?.worker === worker.id;
  if (!asked && fixedContact !== worker.id) {
    const owned = owner(talk.now);
    talk.refusal = { code: 'not-yours', ...(owned === undefined ? {} : { owner: owned }) };
    return;
  }
  const letter = letterOf(talk, id);
  if (letter === undefined) {
    talk.refusal = { code: 'absent' };
    return;
  }
  letter.seen ??= { at: talk.context.now, by: worker.id };
  if (letter.media !== undefined) wantWork(talk, letter);
  if (talk.now.letters?.all.every((one) => one.seen !== undefined) === true) keep(talk, 'letter');
}
