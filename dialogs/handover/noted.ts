/** Somebody is asked already and the resident writes on: it is kept for them, not said in the same words each time. */
import { justSaid, say, type Talk } from '../talk.ts';
import { workerName } from './request.ts';

export function noted(talk: Talk, worker: string): void {
  talk.effects.push({ kind: 'notify', worker, what: 'message' });
  const values = { worker: workerName(talk, worker) };
  say(talk, justSaid(talk, 'handover.noted', values) ? 'handover.noted-again' : 'handover.noted', values);
}
