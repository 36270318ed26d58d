/** "pauze", "later", "morgen": the conversation rests and resumes at the same question, with no reproach. */
import { openQuestion } from '../engine.ts';
import { parseAnswer } from '../answers/parse-answer.ts';
import { say } from '../talk.ts';
import { callFlow } from '../engine.ts';
import type { Listener } from './listener.ts';

const SURE_OF_PAUSE = 0.7;
/** After this many hours of silence the open question is brought up again before it is taken as answered. */
const HOURS_UNTIL_RESUME = 12;

export const pause: Listener = (talk, heard) => {
  const { intent, confidence, urgent } = heard.meaning;
  const wants =
    heard.word === 'pause' || (intent === 'pause' && confidence >= SURE_OF_PAUSE && urgent === 'none');
  if (!wants) return false;
  talk.now.restingSince = talk.context.now;
  say(talk, openQuestion(talk) === undefined ? 'pause.nothing-open' : 'pause.rest');
  return true;
};

/** Back after a rest: say where we were and ask whether to go on there. */
export const resume: Listener = (talk, heard) => {
  const question = openQuestion(talk);
  const rested = talk.now.restingSince !== undefined;
  const long = (heard.hoursSince ?? 0) >= HOURS_UNTIL_RESUME;
  if (question === undefined || (!rested && !long)) return false;
  delete talk.now.restingSince;
  talk.now.asked = 0;
  const answersIt =
    question.expects !== 'words' && question.expects !== 'area' && question.expects !== 'call-time';
  if (answersIt && parseAnswer(talk, question, heard).kind === 'value') return false;
  if (heard.meaning.urgent !== 'none') return false;
  callFlow(talk, 'resume');
  return true;
};
