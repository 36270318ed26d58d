/** Something else said while a question is open: it gets its answer, and the question waits and comes back. */
import { parseAnswer } from '../answers/parse-answer.ts';
import { keepWhatWasTold, saysUnopened } from '../answers/told-already.ts';
import { openQuestion, resumeFlow } from '../engine.ts';
import { requestHandover } from '../handover/request.ts';
import { say } from '../talk.ts';
import type { Listener } from './listener.ts';

const SURE_ENOUGH = 0.6;

export const aside: Listener = (talk, heard) => {
  const question = openQuestion(talk);
  const { intent, confidence } = heard.meaning;
  if (question === undefined || confidence < SURE_ENOUGH) return false;
  if (parseAnswer(talk, question, heard).kind !== 'unclear') return false;
  if (question.expects === 'need' && intent !== 'greeting') return false;
  if (intent === 'letter') {
    keepWhatWasTold(talk, heard);
    say(talk, saysUnopened(talk, heard) ? 'intake.unopened' : 'intake.letter');
  } else if (intent === 'appointment') {
    requestHandover(talk, { urgency: 'normal', reason: 'vraagt naar een afspraak' });
  } else if (intent !== 'greeting') return false;
  resumeFlow(talk);
  return true;
};
