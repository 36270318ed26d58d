/**
 * The understanding is not sure that a message is about danger. The numbers are given and a person is asked all the
 * same; the resident is asked whether that was right, and a clear "nee" brings them back to where they were.
 */
import { yesOrNoInFront } from './answers/parse-answer.ts';
import { callFlow, leaveFlow, resumeFlow, startFlow } from './engine.ts';
import { workerName } from './handover/request.ts';
import type { Heard } from './heard.ts';
import { say, type Talk } from './talk.ts';

export const DANGER_CHECK = 'danger-check';
/** From this confidence danger is not asked about: 19 of 20 true alarms of the development sets are above it. */
const SURE_OF_DANGER = 0.6;
const EASED = 'misschien gevaar, de bewoner zegt van niet';

export function isUnsureOfDanger({ meaning }: Heard): boolean {
  return meaning.confidence < SURE_OF_DANGER;
}

export function isChecking(talk: Talk): boolean {
  return talk.now.position?.flow === DANGER_CHECK;
}

export function checkDanger(talk: Talk): void {
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
  return free && Object.keys(now.answers).length === 0;
}

/** No danger after all: the person who was asked still looks, today and without alarm, and the talk goes on. */
function ease(talk: Talk): void {
  const { handover } = talk.now;
  leaveFlow(talk);
  restoreColour(talk);
  if (handover !== undefined) {
    handover.urgency = 'red';
    handover.reason = EASED;
    say(talk, 'danger.eased', { worker: workerName(talk, handover.worker) }, { always: true });
  }
  if (toldNothingYet(talk)) startFlow(talk, 'intake');
  else resumeFlow(talk);
}

/** @returns what was answered to the check; undefined when it was neither yes nor no, or nothing was asked */
export function answerCheck(talk: Talk, heard: Heard): 'yes' | 'no' | undefined {
  if (!isChecking(talk) || heard.meaning.urgent !== 'none') return undefined;
  const numbers: Readonly<Record<string, 'yes' | 'no'>> = { 1: 'yes', 2: 'no' };
  const said = numbers[heard.plain] ?? yesOrNoInFront(talk, heard);
  if (said === 'no') ease(talk);
  return said;
}
