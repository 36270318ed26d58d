/** Somebody is asked already and the resident writes on: it is kept for them, not said in the same words each time. */
import { say, voice, type Talk } from '../talk.ts';
import { workerName } from './request.ts';

export function noted(talk: Talk, worker: string): void {
  const values = { worker: workerName(talk, worker) };
  const last = talk.now.transcript.findLast((line) => line.from === 'bot')?.text;
  const same = last === talk.context.texts.say(voice(talk), 'handover.noted', values);
  say(talk, same ? 'handover.noted-again' : 'handover.noted', values);
}
