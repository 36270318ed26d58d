/** "Stuur plaatje": the plan and the month as pictures, once or always. */
import { resumeFlow } from '../engine.ts';
import { withQuestions } from '../money/questions.ts';
import { runFlows } from '../money/run-flows.ts';
import { say, type Talk } from '../talk.ts';
import { tellPlan } from '../traject/plan.ts';
import type { Listener } from './listener.ts';

function show(talk: Talk, amounts: boolean): void {
  const { money, traject } = talk.now;
  const hasPlan = (traject?.todos.length ?? 0) > 0;
  if (hasPlan) tellPlan(talk, true);
  if (money.participant !== undefined) {
    money.waiting = withQuestions(undefined, [amounts ? 'picture-amounts' : 'picture']);
    runFlows(talk, ['money'], false);
    return;
  }
  if (!hasPlan) say(talk, 'picture.nothing');
  resumeFlow(talk);
}

function prefer(talk: Talk, pictures: boolean): void {
  talk.now.prefers = { ...talk.now.prefers, pictures };
  say(talk, pictures ? 'picture.always' : 'picture.never');
  resumeFlow(talk);
}

export const picture: Listener = (talk, { word }) => {
  if (word === 'picture' || word === 'picture-amounts') show(talk, word === 'picture-amounts');
  else if (word === 'pictures-on' || word === 'pictures-off') prefer(talk, word === 'pictures-on');
  else return false;
  return true;
};
