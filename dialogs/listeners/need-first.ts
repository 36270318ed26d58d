/** A need told while we only offered something, or while a request was taken down: the offer is dropped for it. */
import { needToldBy, tellsTrouble } from '../answers/need.ts';
import { isOnlyNamed } from '../answers/only-named.ts';
import { parseAnswer } from '../answers/parse-answer.ts';
import { keepWhatWasTold } from '../answers/told-already.ts';
import { leaveFlow, openQuestion, resumeFlow, runFlow, stepAt } from '../engine.ts';
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';
import { quickFirst } from '../later.ts';
import { RED_TOPICS, UNSURE_BELOW } from '../meaning.ts';
import type { Talk } from '../talk.ts';
import type { Listener } from './listener.ts';
import { opening, waiting } from './opening.ts';

/** What is asked of the Huishoudboekje is answered by the listeners for money. */
const MONEY = 'money';
const DEBTS = 'debts';
/** Fewer words are no story that was not understood. */
const FEWEST_WORDS = 4;
/** The flow that takes down a request for extra money. */
const REQUEST = 'money-extra';

/** In free words a need may be the answer: "voor de huur". Only a cry is none. */
function isCry(talk: Talk, heard: Heard): boolean {
  const long = heard.word === undefined && !isOnlyNamed(talk, heard);
  return heard.word === 'help' || (long && needToldBy(talk, heard) === DEBTS);
}

function isGrievance({ expects }: AskStep, { meaning, word }: Heard): boolean {
  const sure = meaning.intent === 'complaint' && meaning.confidence >= UNSURE_BELOW;
  return sure && word === undefined && expects !== 'words';
}

function tellsNeed(talk: Talk, step: AskStep, heard: Heard): boolean {
  if (heard.word !== undefined && heard.word !== 'help') return false;
  if (step.expects === 'words') return isCry(talk, heard);
  if (parseAnswer(talk, step, heard).kind !== 'unclear') return false;
  const need = needToldBy(talk, heard);
  // An offer of a person is answered where it was made.
  const told = need !== undefined && need !== MONEY && need !== 'human';
  return heard.word === 'help' || told || tellsTrouble(talk, heard) || mayNeed(talk, heard);
}

/** "Ik heb nu 5 euro": hardly understood, and among what it may be is a need; no answer to an offer either. */
function mayNeed({ context }: Talk, { text, plain, meaning: { likely } }: Heard): boolean {
  if (context.words.signs(text).includes('medicine')) return true;
  const long = plain.split(' ').length >= FEWEST_WORDS;
  return long && likely.some((one) => one === 'get-help' || RED_TOPICS.includes(one));
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
