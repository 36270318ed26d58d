/** No question is open: small talk gets a kind word, a need starts the intake, anything else the opening question. */
import { needOf } from '../answers/need.ts';
import { startFlow, without } from '../engine.ts';
import { isWaiting } from '../handover/state.ts';
import { evaluateStoplight } from '../stoplight.ts';
import { say, type Talk } from '../talk.ts';
import { workerName } from '../handover/request.ts';
import type { Heard } from '../heard.ts';
import type { Listener } from './listener.ts';

export const media: Listener = (talk, heard) => {
  if (heard.media === 0 || heard.plain !== '') return false;
  say(talk, 'media.cannot-open');
  return true;
};

/** A finished conversation is not started anew by "dank je". */
export const thanks: Listener = (talk, heard) => {
  const { intent, confidence } = heard.meaning;
  if (intent !== 'thanks' || confidence < 0.5 || heard.first || talk.now.position !== undefined) return false;
  say(talk, 'general.welcome');
  return true;
};

/** Someone has been asked and the resident goes on writing: it is kept for that person. */
export const waiting: Listener = (talk, heard) => {
  if (!isWaiting(talk.now) || talk.now.position !== undefined) return false;
  const { handover } = talk.now;
  if (handover === undefined || needOf(heard) !== undefined) return false;
  talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'message' });
  say(talk, 'handover.noted', { worker: workerName(talk, handover.worker) });
  return true;
};

function startIntake(talk: Talk, heard: Heard): void {
  const need = needOf(heard);
  talk.now.asked = 0;
  talk.now.answers = without(talk.now.answers, 'need');
  if (need !== undefined) {
    talk.now.answers.need = { value: need, words: heard.text, at: talk.context.now };
    evaluateStoplight(talk);
  }
  startFlow(talk, 'intake');
}

export const opening: Listener = (talk, heard) => {
  startIntake(talk, heard);
  return true;
};
