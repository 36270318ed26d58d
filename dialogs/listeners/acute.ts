/** An acute need ends whatever was being asked: help first, then a person (design C6, rood). */
import { startFlow, without } from '../engine.ts';
import { evaluateStoplight } from '../stoplight.ts';
import type { Listener } from './listener.ts';

export const acute: Listener = (talk, heard) => {
  const { urgent, intent } = heard.meaning;
  if (urgent !== 'red') return false;
  const before = talk.now.answers.need?.value;
  if (talk.now.position?.flow === 'acute' && before === intent) return false;
  talk.now.answers = {
    ...without(talk.now.answers, 'need'),
    need: { value: intent, words: heard.text, at: talk.context.now },
  };
  evaluateStoplight(talk);
  startFlow(talk, 'acute');
  return true;
};
