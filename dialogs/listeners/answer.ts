/** The answer to the open question; unclear once → other words, unclear again → a person is offered. */
import { parseAnswer, type Parsed } from '../answers/parse-answer.ts';
import { callFlow, openQuestion, runFlow, stepAt, without } from '../engine.ts';
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';
import { askDifferently, askAgain, goesTo, remember } from '../steps/ask.ts';
import { evaluateStoplight } from '../stoplight.ts';
import { say, type Talk } from '../talk.ts';
import type { Listener } from './listener.ts';

function goOn(talk: Talk, step: AskStep, heard: Heard, parsed: Exclude<Parsed, { kind: 'unclear' }>): void {
  const { position } = talk.now;
  if (position === undefined) return;
  const value = parsed.kind === 'unknown' ? 'unknown' : parsed.value;
  remember(talk, step, { value, words: heard.text });
  evaluateStoplight(talk);
  talk.now.position = { flow: position.flow, step: goesTo(talk, step), unclear: 0 };
  runFlow(talk);
}

/** Explains the open question otherwise; the second time a person is offered. */
export function notUnderstood(talk: Talk, step: AskStep): void {
  const { position } = talk.now;
  if (position === undefined) return;
  position.unclear += 1;
  if (position.unclear === 1) askDifferently(talk, step);
  else callFlow(talk, 'unclear');
}

/** A number or a plain yes or no answers the question whatever else such a word may mean. */
export const plainAnswer: Listener = (talk, heard) => {
  const step = openQuestion(talk);
  if (step === undefined || talk.now.restingSince !== undefined) return false;
  const bare =
    /^\d{1,2}( (en |and )?\d{1,2})*$/.test(heard.plain) ||
    ['yes', 'no', 'unknown', 'skip'].includes(heard.word ?? '');
  if (!bare) return false;
  const parsed = parseAnswer(talk, step, heard);
  if (parsed.kind === 'unclear') return false;
  goOn(talk, step, heard, parsed);
  return true;
};

export const answer: Listener = (talk, heard) => {
  const step = openQuestion(talk);
  if (step === undefined) return false;
  const parsed = parseAnswer(talk, step, heard);
  if (parsed.kind === 'unclear') notUnderstood(talk, step);
  else goOn(talk, step, heard, parsed);
  return true;
};

/** "ik snap het niet" brings another wording, not the same text. */
export const again: Listener = (talk, heard) => {
  if (heard.word !== 'again') return false;
  const step = openQuestion(talk);
  if (step === undefined) callFlow(talk, 'unclear');
  else notUnderstood(talk, step);
  return true;
};

/** "terug": the last answer of this flow is taken back and asked again. */
export const back: Listener = (talk, heard) => {
  if (heard.word !== 'back') return false;
  const { position } = talk.now;
  const steps =
    position === undefined ? [] : Object.entries(talk.context.flows.get(position.flow)?.steps ?? {});
  const given = Object.entries(talk.now.answers).sort(([, one], [, other]) => other.at.localeCompare(one.at));
  for (const [key] of given) {
    const found = steps.find(([, step]) => 'ask' in step && step.saves === key);
    if (found === undefined || position === undefined) continue;
    talk.now.answers = without(talk.now.answers, key);
    talk.now.position = { flow: position.flow, step: found[0], unclear: 0 };
    say(talk, 'back.lead');
    const { step } = stepAt(talk, talk.now.position);
    if ('ask' in step) askAgain(talk, step);
    return true;
  }
  say(talk, 'back.first');
  const open = openQuestion(talk);
  if (open !== undefined) askAgain(talk, open);
  return true;
};
