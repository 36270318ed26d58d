/** "Dat klopt niet", "nee, ik krijg 80", right after we told a saldo or leefgeld: no answer to what we offered with it. */
import { yesOrNoInFront } from '../answers/parse-answer.ts';
import { openQuestion } from '../engine.ts';
import type { Heard } from '../heard.ts';
import { justTold, namesAmount } from '../money/not-as-told.ts';
import { withQuestions } from '../money/questions.ts';
import { runFlows } from '../money/run-flows.ts';
import { cut } from '../summary.ts';
import type { Talk } from '../talk.ts';
import type { Listener } from './listener.ts';

/** Words of the question that are kept for a person. */
const MOST_WORDS = 100;

function doubts(talk: Talk, heard: Heard): boolean {
  const corrects = yesOrNoInFront(talk, heard) === 'no' && namesAmount(heard);
  return corrects || talk.context.words.signs(heard.text).includes('wrong');
}

export const moneyDoubt: Listener = (talk, heard) => {
  const { position, money } = talk.now;
  const offered = position === undefined || openQuestion(talk)?.yields === true;
  if (!offered || heard.meaning.urgent !== 'none' || !justTold(talk) || !doubts(talk, heard)) return false;
  money.words = cut(heard.text, MOST_WORDS);
  money.waiting = withQuestions(undefined, ['differs']);
  runFlows(talk, ['money'], false);
  return true;
};
