/** Who reads this, are you a robot, forget me, you never do anything: honest short answers, then on where we were. */
import { callFlow, resumeFlow } from '../engine.ts';
import { say } from '../talk.ts';
import type { Heard } from '../heard.ts';
import type { Intent } from '../meaning.ts';
import { questionValues } from '../values.ts';
import type { Listener } from './listener.ts';

const SURE_ENOUGH = 0.5;

function means(heard: Heard, intent: Intent): boolean {
  return heard.meaning.intent === intent && heard.meaning.confidence >= SURE_ENOUGH;
}

export const robot: Listener = (talk, heard) => {
  if (heard.word !== 'robot') return false;
  say(talk, 'about.robot', questionValues(talk));
  resumeFlow(talk);
  return true;
};

export const privacy: Listener = (talk, heard) => {
  if (!means(heard, 'privacy')) return false;
  callFlow(talk, 'privacy');
  return true;
};

export const erase: Listener = (talk, heard) => {
  if (!means(heard, 'erase')) return false;
  callFlow(talk, 'erase');
  return true;
};

export const complaint: Listener = (talk, heard) => {
  if (!means(heard, 'complaint')) return false;
  callFlow(talk, 'complaint');
  return true;
};
