/** A need told while we only offered something, or while a request was taken down: the offer is dropped for it. */
import { needToldBy, SURE_ENOUGH, tellsTrouble } from '../answers/need.ts';
import { isOnlyNamed } from '../answers/only-named.ts';
import { parseAnswer } from '../answers/parse-answer.ts';
import { keepWhatWasTold } from '../answers/told-already.ts';
import { leaveFlow, openQuestion, resumeFlow, runFlow, stepAt } from '../engine.ts';
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';
import { quickFirst } from '../later.ts';
import type { Talk } from '../talk.ts';
import type { Listener } from './listener.ts';
import { opening, waiting } from './opening.ts';

/** What is asked of the Huishoudboekje is answered by the listeners for money. */
const MONEY = 'money';
const DEBTS = 'debts';
/** The flow that takes down a request for extra money. */
const REQUEST = 'money-extra';

/** In free words a need may be the answer: "voor de huur". Only a cry is none. */
function isCry(talk: Talk, heard: Heard): boolean {
  const long = heard.word === undefined && !isOnlyNamed(talk, heard);
  return heard.word === 'help' || (long && needToldBy(talk, heard) === DEBTS);
}

function isGrievance({ expects }: AskStep, { meaning, word }: Heard): boolean {
  const sure = meaning.intent === 'complaint' && meaning.confidence >= SURE_ENOUGH;
  return sure && word === undefined && expects !== 'words';
}

function tellsNeed(talk: Talk, step: AskStep, heard: Heard): boolean {
  if (heard.word !== undefined && heard.word !== 'help') return false;
  if (step.expects === 'words') return isCry(talk, heard);
  if (parseAnswer(talk, step, heard).kind !== 'unclear') return false;
  const need = needToldBy(talk, heard);
  return heard.word === 'help' || (need !== undefined && need !== MONEY) || tellsTrouble(talk, heard);
}

/** What was asked for comes back when help has been arranged. */
function keepRequest({ now, context }: Talk): void {
  now.later.push({ intent: 'extra-money', words: now.money.words ?? '', at: context.now });
}

/** Leaves what yields, down to a question that does not. */
function dropOffers(talk: Talk): void {
  for (;;) {
    const { position } = talk.now;
    if (position === undefined) return;
    const { step } = stepAt(talk, position);
    if (!('end' in step) && !('ask' in step && step.yields === true)) return;
    if (position.flow === REQUEST) keepRequest(talk);
    leaveFlow(talk);
  }
}

export const needFirst: Listener = (talk, said) => {
  const step = openQuestion(talk);
  const heard = quickFirst(said);
  if (step?.yields !== true) return false;
  if (isGrievance(step, heard)) {
    // Heard next, and nothing is offered after it.
    dropOffers(talk);
    return false;
  }
  if (!tellsNeed(talk, step, heard)) return false;
  dropOffers(talk);
  talk.now.restingSince = undefined;
  if (talk.now.position === undefined) return waiting(talk, heard) || opening(talk, heard);
  keepWhatWasTold(talk, heard);
  if (openQuestion(talk) === undefined) runFlow(talk);
  else resumeFlow(talk);
  return true;
};
