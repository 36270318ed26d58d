/**
 * "Ik ben bang dat ze mijn kinderen afpakken als ik hulp vraag": the fear is heard, with who reads along, and the worker
 * knows of it. No numbers for danger: those would say that it is true.
 */
import { resumeFlow, startFlow } from '../engine.ts';
import { noted } from '../handover/noted.ts';
import { isWaiting } from '../handover/state.ts';
import { noteOnce, say, type Talk } from '../talk.ts';
import { questionValues } from '../values.ts';
import { fearsForChildren } from './explained.ts';
import type { Listener } from './listener.ts';

const NOTE = 'Is bang dat de kinderen worden weggehaald door om hulp te vragen.';

function sayHeard(talk: Talk): void {
  say(talk, 'fear.children');
  say(talk, 'about.who-reads', questionValues(talk));
}

export const fear: Listener = (talk, heard) => {
  if (!fearsForChildren(talk, heard) || !noteOnce(talk, NOTE)) return false;
  sayHeard(talk);
  const { handover } = talk.now;
  if (handover !== undefined && isWaiting(talk.now) && talk.now.position === undefined)
    noted(talk, handover.worker);
  else if (heard.first) startFlow(talk, 'intake');
  else resumeFlow(talk);
  return true;
};
