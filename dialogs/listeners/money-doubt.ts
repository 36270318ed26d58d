/** "Dat klopt niet", "nee, ik krijg 80", right after we told a saldo, leefgeld or a bill: no answer to what we offered with it. */
import { yesOrNoInFront } from '../answers/parse-answer.ts';
import { openQuestion } from '../engine.ts';
import type { Heard } from '../heard.ts';
import { DANGER_TOPICS, RED_TOPICS, UNSURE_BELOW, type Intent } from '../meaning.ts';
import { namesAmount } from '../money/not-as-told.ts';
import { BILL_QUESTIONS, withQuestions, type Question } from '../money/questions.ts';
import { runFlows } from '../money/run-flows.ts';
import { lastTold, lastToldMoney } from '../money/told-lately.ts';
import { cut } from '../summary.ts';
import type { Talk } from '../talk.ts';
import type { Listener } from './listener.ts';

/** Words of the question that are kept for a person. */
const MOST_WORDS = 100;

const ABOUT_IT: readonly Intent[] = ['no', 'other', 'payout', 'balance', 'complaint'];
const ELSE: readonly Intent[] = [...RED_TOPICS, ...DANGER_TOPICS, 'get-help', 'letter', 'extra-money'];

/** So few words name nothing beside it: "no ta korekto". */
const FEW_WORDS = 4;

function isElse({ meaning: { intent, confidence } }: Heard): boolean {
  return ELSE.includes(intent) && confidence >= UNSURE_BELOW;
}

/** Is nothing else told than what is thought of the answer? */
function isAboutIt({ meaning: { intent, also, likely } }: Heard): boolean {
  return ABOUT_IT.includes(intent) && ![...also, ...likely.slice(0, 2)].some((one) => ELSE.includes(one));
}

function doubts(talk: Talk, heard: Heard): boolean {
  if (heard.only === true) return false;
  const signs = talk.context.words.signs(heard.text);
  const short = heard.plain.split(' ').length <= FEW_WORDS;
  // Whoever names something of their own doubts that: "mijn adres klopt niet".
  const wrong = signs.includes('wrong') && !signs.includes('own');
  if (wrong && short && !isElse(heard)) return true;
  if (!isAboutIt(heard)) return false;
  const money = heard.meaning.slots.amounts.length > 0 || signs.includes('gets');
  const corrects = yesOrNoInFront(talk, heard) === 'no' && money && namesAmount(heard);
  return corrects || wrong;
}

/** What a person looks into: the amount, or the bills that were told of. */
function doubted(talk: Talk): readonly Question[] {
  if (lastToldMoney(talk)) return ['differs'];
  const bills = lastTold(talk).filter((one) => BILL_QUESTIONS.includes(one));
  return bills.length === 0 ? [] : ['disputed', ...bills];
}

export const moneyDoubt: Listener = (talk, heard) => {
  const { position, money } = talk.now;
  const offered = position === undefined || openQuestion(talk)?.yields === true;
  const questions = doubted(talk);
  const about = offered && heard.meaning.urgent === 'none' && questions.length > 0;
  if (!about || !doubts(talk, heard)) return false;
  money.words = cut(heard.text, MOST_WORDS);
  money.waiting = withQuestions(undefined, questions);
  runFlows(talk, ['money'], false);
  return true;
};
