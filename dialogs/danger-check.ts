/**
 * The understanding is not sure that a message is about danger. The numbers are given and a person is asked all the
 * same; the resident is asked whether that was right, and a clear "nee" brings them back to where they were. What is
 * neither a clear yes nor a clear no leaves the alarm as it is.
 */
import { choiceByLabels } from './answers/choice.ts';
import { yesOrNoInFront } from './answers/parse-answer.ts';
import { keepWhatWasTold } from './answers/told-already.ts';
import type { Sign } from './context.ts';
import { callFlow, leaveFlow, openQuestion, resumeFlow, startFlow } from './engine.ts';
import { workerName } from './handover/request.ts';
import type { Heard } from './heard.ts';
import { keepForLater } from './later.ts';
import { DANGER_TOPICS, isRed, MONEY_TOPICS, RED_TOPICS, type Intent } from './meaning.ts';
import { evaluateStoplight } from './stoplight.ts';
import { allLabels, askDifferently } from './steps/ask.ts';
import { say, type Talk } from './talk.ts';
import { isTopic } from './topics.ts';

export const DANGER_CHECK = 'danger-check';
/** From this confidence danger is not asked about: 9 of 10 true alarms of the test sets are above it. */
const SURE_OF_DANGER = 0.7;
/** From this confidence the words behind a "nee" are about something else. */
const SURE_OF_OTHER = 0.6;
const EASED = 'misschien gevaar, de bewoner zegt van niet';

export function isUnsureOfDanger({ meaning }: Heard): boolean {
  return meaning.confidence < SURE_OF_DANGER;
}

export function isChecking(talk: Talk): boolean {
  return talk.now.position?.flow === DANGER_CHECK;
}

/** Words that tell of money trouble, whatever else was understood. */
const OF_MONEY: readonly Sign[] = ['behind', 'unpaid', 'unopened', 'creditor', 'trouble'];

/** What the message may have been about beside danger. */
function otherOf({ context }: Talk, { text, meaning }: Heard): Intent | undefined {
  const [first] = [...meaning.likely, ...meaning.also].filter((one) => !DANGER_TOPICS.includes(one));
  const money = context.words.signs(text).some((sign) => OF_MONEY.includes(sign));
  return money && (first === undefined || !MONEY_TOPICS.includes(first)) ? 'get-help' : first;
}

/** What the message may have been about instead is kept: after a "nee" nobody has to tell it again. */
function keepOther(talk: Talk, heard: Heard): void {
  const first = otherOf(talk, heard);
  keepWhatWasTold(talk, heard);
  if (first !== undefined)
    keepForLater(talk, { ...heard, meaning: { ...heard.meaning, intent: first, also: [] } }, []);
}

export function checkDanger(talk: Talk, heard: Heard): void {
  keepOther(talk, heard);
  callFlow(talk, DANGER_CHECK);
}

/** The colour of before; what made it rood stays in the history. */
function restoreColour(talk: Talk): void {
  const before = talk.now.stoplightHistory.findLast((light) => light.rule !== 'danger');
  talk.now.stoplight = undefined;
  if (before === undefined) return;
  const light = { ...before, at: talk.context.now };
  talk.now.stoplight = light;
  talk.now.stoplightHistory.push(light);
}

/** Whose very first words were taken for danger still came for something. */
function toldNothingYet({ now, beside }: Talk): boolean {
  const free = now.position === undefined && now.optedOutAt === undefined && beside === undefined;
  return free && now.answers.need === undefined && now.later.length === 0;
}

/** No danger after all: the person who was asked still looks, today and without alarm. */
function ease(talk: Talk): void {
  const { handover } = talk.now;
  leaveFlow(talk);
  restoreColour(talk);
  evaluateStoplight(talk);
  if (handover === undefined) return;
  handover.urgency = 'red';
  const { reason } = talk.now.stoplight ?? {};
  handover.reason = reason === undefined ? EASED : `${reason}; ${EASED}`;
  say(talk, 'danger.eased', { worker: workerName(talk, handover.worker) }, { always: true });
}

/** What is left of the question whether there is danger: the number, the words of the choice, a yes or no alone. */
function plainly(talk: Talk, heard: Heard): string | undefined {
  const step = openQuestion(talk);
  if (step === undefined) return undefined;
  const numbers: Readonly<Record<string, string>> = { 1: 'danger', 2: 'fine' };
  return (
    numbers[heard.plain] ?? choiceByLabels(heard.plain, ['danger', 'fine'], allLabels(talk, step), 'whole')
  );
}

/** Is a "nee" with words behind it really one: "nee hoor gelukkig", "nee maar mijn huur", not "nee ik kan niet meer"? */
function isClearNo(talk: Talk, heard: Heard): boolean {
  const { intent, also, confidence, likely } = heard.meaning;
  if ([intent, ...also, ...likely.slice(0, 2)].some((one) => DANGER_TOPICS.includes(one))) return false;
  if (heard.word === 'no' || talk.context.words.signs(heard.text).includes('relief')) return true;
  return isTopic(intent) && confidence >= SURE_OF_OTHER;
}

/** What was answered: `unclear` for a yes or no that may be meant for something else. */
function understood(talk: Talk, heard: Heard): 'yes' | 'no' | 'unclear' | undefined {
  const chosen = plainly(talk, heard);
  if (chosen !== undefined) return chosen === 'danger' ? 'yes' : 'no';
  const front = yesOrNoInFront(talk, heard);
  const signs = talk.context.words.signs(heard.text);
  if (heard.word === 'again' || (front === undefined && signs.includes('relief'))) return 'unclear';
  if (front === 'no') return isClearNo(talk, heard) ? 'no' : 'unclear';
  // "Ja, dat mag" is the answer to another question of ours, and so is a thumb.
  const permits = heard.plain === '' || signs.includes('permits');
  return front === 'yes' && permits ? 'unclear' : front;
}

/** Asked once more in other words. @returns false when it was already */
function askedAgain(talk: Talk): boolean {
  const step = openQuestion(talk);
  const { position } = talk.now;
  if (step === undefined || position === undefined || position.unclear > 0) return false;
  position.unclear += 1;
  askDifferently(talk, step);
  return true;
}

/** Where the talk was; an acute need that was told meanwhile goes first. */
function goOn(talk: Talk): void {
  const { position, answers } = talk.now;
  const acute = isRed(answers.need?.value);
  if (position === undefined && acute) startFlow(talk, 'acute');
  else if (toldNothingYet(talk)) startFlow(talk, 'intake');
  else resumeFlow(talk);
}

/**
 * `yes`: danger; `eased`: no danger and the talk goes on; `told`: no danger, and what else was told is to be heard;
 * `asked`: asked once more; undefined when nothing was answered.
 */
export type Checked = 'yes' | 'eased' | 'told' | 'asked' | undefined;

export function answerCheck(talk: Talk, heard: Heard): Checked {
  if (!isChecking(talk) || heard.meaning.urgent === 'emergency') return undefined;
  const said = understood(talk, heard);
  // News of an acute need goes before asking once more.
  if (said === 'unclear') return heard.meaning.urgent === 'none' && askedAgain(talk) ? 'asked' : undefined;
  if (said !== 'no') return said;
  ease(talk);
  if (heard.meaning.urgent === 'red') return 'told';
  keepForLater(talk, heard, ['no', ...RED_TOPICS]);
  goOn(talk);
  return 'eased';
}
