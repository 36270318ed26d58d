/** "pauze", "later", "morgen": the conversation rests and resumes at the same question, with no reproach. */
import { callFlow, openQuestion } from '../engine.ts';
import { parseAnswer } from '../answers/parse-answer.ts';
import type { Heard } from '../heard.ts';
import { SITTING_HOURS } from '../sitting.ts';
import { say, type Talk } from '../talk.ts';
import type { Listener } from './listener.ts';

const SURE_OF_PAUSE = 0.7;

/** "Morgen" answers the question on which day. */
function saysWhen(talk: Talk, heard: Heard): boolean {
  const { dates, times } = heard.meaning.slots;
  const expects = openQuestion(talk)?.expects;
  return (expects === 'words' || expects === 'call-time') && dates.length + times.length > 0;
}

/** Flows that ask how things are; elsewhere something is offered, and "nee, laat maar" turns it down. */
const ASKING: readonly string[] = ['intake', 'acute'];

function turnsDown(talk: Talk, heard: Heard): boolean {
  const flow = talk.now.position?.flow ?? '';
  const step = openQuestion(talk);
  const declinable = step?.expects === 'yes-no' || (step?.expects === 'words' && step.no !== undefined);
  return heard.meaning.intent === 'no' && !ASKING.includes(flow) && declinable;
}

/** "Nu meteen": part of a request that is taken down in the resident's own words. */
function takesRequest(talk: Talk): boolean {
  const step = openQuestion(talk);
  return step?.expects === 'words' && step.no !== undefined && talk.now.restingSince === undefined;
}

/** "Ik moet nu medicijnen halen", from who was asked nothing about it: rather a need than a goodbye. */
function needsMedicine(talk: Talk, { text }: Heard): boolean {
  const step = openQuestion(talk);
  return (step === undefined || step.yields === true) && talk.context.words.signs(text).includes('medicine');
}

export const pause: Listener = (talk, heard) => {
  const { intent, confidence, urgent } = heard.meaning;
  const sounds = intent === 'pause' && confidence >= SURE_OF_PAUSE && urgent === 'none';
  const wants = heard.word === 'pause' || (sounds && !takesRequest(talk) && !needsMedicine(talk, heard));
  if (!wants || saysWhen(talk, heard) || turnsDown(talk, heard)) return false;
  talk.now.restingSince = talk.context.now;
  if (talk.beside !== undefined) {
    talk.beside.state = 'paused';
    say(talk, 'spreekuur.rest');
  } else say(talk, openQuestion(talk) === undefined ? 'pause.nothing-open' : 'pause.rest');
  return true;
};

/** Back after a rest: say where we were and ask whether to go on there. */
export const resume: Listener = (talk, heard) => {
  const question = openQuestion(talk);
  const rested = talk.now.restingSince !== undefined;
  const long = (heard.hoursSince ?? 0) >= SITTING_HOURS;
  if (question === undefined || (!rested && !long)) return false;
  talk.now.restingSince = undefined;
  talk.now.asked = 0;
  const answersIt =
    question.expects !== 'words' && question.expects !== 'area' && question.expects !== 'call-time';
  if (answersIt && parseAnswer(talk, question, heard).kind === 'value') return false;
  if (heard.meaning.urgent !== 'none') return false;
  callFlow(talk, 'resume');
  return true;
};
