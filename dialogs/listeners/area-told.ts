/** A neighbourhood and nothing else, before it is asked ("charlois"): kept, and the open question comes again. */
import { severalAreas, wholeArea } from '../answers/area.ts';
import { openQuestion, resumeFlow } from '../engine.ts';
import { justSaid, say, toldNow } from '../talk.ts';
import type { Listener } from './listener.ts';

/** Flows that ask for it further on. */
const ASK_AREA: readonly string[] = ['acute', 'intake'];

/** "Ik in noord, maar zij in de tarwewijk": where help is needed is asked, once. */
export const twoAreas: Listener = (talk, heard) => {
  const question = openQuestion(talk);
  if (question?.expects !== 'area' || talk.now.restingSince !== undefined) return false;
  if (!severalAreas(talk.context.facts.city, heard.plain) || justSaid(talk, 'area.which', {})) return false;
  say(talk, 'area.which');
  return true;
};

export const areaTold: Listener = (talk, heard) => {
  const question = openQuestion(talk);
  const { answers, position, restingSince } = talk.now;
  if (question === undefined || question.expects === 'area' || answers.area !== undefined) return false;
  if (!ASK_AREA.includes(position?.flow ?? '') || restingSince !== undefined) return false;
  const area = wholeArea(talk.context.facts.city.areas, heard.plain);
  if (area === undefined) return false;
  answers.area = toldNow(talk, area, heard.text);
  say(talk, 'handover.noted-again');
  resumeFlow(talk);
  return true;
};
