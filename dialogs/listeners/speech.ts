/** "Voorlezen": what was said last comes as sound as well, once or always. */
import { resumeFlow } from '../engine.ts';
import { lastWords, readAloud } from '../speech.ts';
import { say, type Talk } from '../talk.ts';
import type { Listener } from './listener.ts';

function prefer(talk: Talk, speech: boolean): void {
  talk.now.prefers = { ...talk.now.prefers, speech };
  say(talk, speech ? 'speech.always' : 'speech.never');
  resumeFlow(talk);
}

export const speech: Listener = (talk, { word }) => {
  if (word === 'speech-off') prefer(talk, false);
  else if (word !== 'speech' && word !== 'speech-on') return false;
  else if (!readAloud(talk.now, talk.context)) say(talk, 'speech.cannot');
  else if (word === 'speech-on') prefer(talk, true);
  else if (!lastWords(talk)) say(talk, 'speech.nothing');
  return true;
};
