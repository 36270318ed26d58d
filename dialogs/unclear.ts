/**
 * What is said when a message was not understood: never the same words twice in a sitting. First other words or a
 * guess, then a person is offered, and when even that is not understood a person is asked without more questions.
 */
import { callFlow, leaveFlow } from './engine.ts';
import type { AskStep } from './flow.ts';
import { noted } from './handover/noted.ts';
import { requestHandover } from './handover/request.ts';
import { isWaiting } from './handover/state.ts';
import type { Heard } from './heard.ts';
import { DANGER_TOPICS, RED_TOPICS, type Intent } from './meaning.ts';
import { askAgain, askDifferently } from './steps/ask.ts';
import { say, type Talk } from './talk.ts';
import { isTopic } from './topics.ts';

/** Choices beside "iets anders". */
export const MOST_GUESSES = 2;
const GUESS = 'unsure.ask';
const OFFER = 'unclear.ask';
const NUMBER = 'unclear.number';
/** Below this a guess would only be odd to somebody to whom something was offered. */
const WORTH_A_GUESS = 0.3;

/** Not understood so often that a person is offered; sooner to somebody under stress (design C5.4). */
const OFFER_AFTER = { calm: 2, tense: 1, high: 0 } as const;

function isNew(talk: Talk, id: string): boolean {
  return !talk.now.unclearSaid.includes(id);
}

function mark(talk: Talk, id: string): void {
  talk.now.unclearSaid.push(id);
}

/**
 * What the message may have meant, when the understanding itself was unsure: danger first, empty for what is about
 * nothing.
 */
function guessesOf(heard: Heard): Intent[] {
  const { urgent, intent, likely } = heard.meaning;
  const [first] = likely;
  // Somebody else's home, a bill that was paid, a general question: only the resident knows whether it is theirs.
  if (urgent === 'none' && first === undefined && RED_TOPICS.includes(intent)) return [intent];
  if (urgent !== 'none' || first === undefined || !isTopic(first)) return [];
  const danger = mayBeDanger(heard) ? likely.filter((one) => DANGER_TOPICS.includes(one)) : [];
  const others = likely.filter((one) => isTopic(one) && !DANGER_TOPICS.includes(one));
  return [...danger, ...others].slice(0, MOST_GUESSES);
}

/** Asked about whatever question was open; only among the two likeliest, a third is often hardly believed. */
function mayBeDanger({ meaning }: Heard): boolean {
  return meaning.likely.slice(0, 2).some((one) => DANGER_TOPICS.includes(one));
}

/** Says what it may be about and asks which, with a way out. @returns false when there is nothing to guess */
export function askGuess(talk: Talk, heard: Heard): boolean {
  const intents = guessesOf(heard);
  if (intents.length === 0 || !isNew(talk, GUESS)) return false;
  mark(talk, GUESS);
  talk.now.guess = { intents, words: heard.text };
  callFlow(talk, 'unsure');
  return true;
}

function otherWords(talk: Talk, step: AskStep): void {
  mark(talk, `${step.ask}-again`);
  askDifferently(talk, step);
}

function offerPerson(talk: Talk): void {
  mark(talk, OFFER);
  callFlow(talk, 'unclear');
}

/** Nothing worked: a person is asked, and the question stays for whenever it does work. */
function bringPerson(talk: Talk): void {
  if (talk.now.position?.flow === 'unclear') leaveFlow(talk);
  requestHandover(talk, { urgency: 'normal', reason: 'de assistent begrijpt de berichten niet' });
}

/** The answer to this question was not understood, or the question was not. */
export function notUnderstood(talk: Talk, step: AskStep, heard: Heard): void {
  const often = talk.now.unclearSaid.length;
  const again = isNew(talk, `${step.ask}-again`);
  if (isWaiting(talk.now)) {
    waitForPerson(talk, step, again);
    return;
  }
  const offered = step.yields === true && heard.meaning.confidence >= WORTH_A_GUESS;
  const worthAGuess = step.expects === 'need' || offered || mayBeDanger(heard);
  if (worthAGuess && heard.word !== 'again' && askGuess(talk, heard)) return;
  if (again && often < OFFER_AFTER[talk.stress]) otherWords(talk, step);
  else if (isNew(talk, OFFER) && talk.now.position?.flow !== 'unclear') offerPerson(talk);
  else if (again) otherWords(talk, step);
  else if (isNew(talk, NUMBER) && talk.now.position?.flow !== 'unclear') {
    mark(talk, NUMBER);
    say(talk, NUMBER);
    askAgain(talk, step);
  } else bringPerson(talk);
}

/** Somebody has been asked already: their name instead of another offer. */
function waitForPerson(talk: Talk, step: AskStep, again: boolean): void {
  const { handover } = talk.now;
  if (again) {
    otherWords(talk, step);
    return;
  }
  if (handover === undefined) return;
  noted(talk, handover.worker);
}

/** "Ik snap het niet" while nothing was asked. */
export function nothingToExplain(talk: Talk): void {
  if (isNew(talk, OFFER) && !isWaiting(talk.now)) offerPerson(talk);
  else bringPerson(talk);
}
