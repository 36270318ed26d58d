/** A button of an earlier question that would pass for an answer to the open one: that is asked again, nothing is filled in. */
import { parseAnswer } from '../answers/parse-answer.ts';
import { openQuestion, resumeFlow } from '../engine.ts';
import { say } from '../talk.ts';
import type { Listener } from './listener.ts';

export const earlierTap: Listener = (talk, heard) => {
  const question = openQuestion(talk);
  if (heard.tappedEarlier !== true || question === undefined) return false;
  if (heard.word === undefined && parseAnswer(talk, question, heard).kind === 'unclear') return false;
  say(talk, 'general.earlier-button');
  resumeFlow(talk);
  return true;
};
