/** The answer to the open question, in numbers or in words. */
import { choiceByLabel } from '../answers/choice.ts';
import { hearNeed, hearTrouble } from '../answers/need.ts';
import { isHalfYes, parseAnswer, saysNotThere, saysUnpaid, type Parsed } from '../answers/parse-answer.ts';
import { keepBills } from '../answers/told-already.ts';
import { leaveFlow, openQuestion, runFlow, stepAt, without } from '../engine.ts';
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';
import { askAgain, choiceLabels, goesTo, remember } from '../steps/ask.ts';
import { evaluateStoplight } from '../stoplight.ts';
import { questionOf } from '../summary.ts';
import { say, type Talk } from '../talk.ts';
import { nothingToExplain, notUnderstood } from '../unclear.ts';
import type { Listener } from './listener.ts';

/** "Huur en stroom", to whether something is behind, says which too: that is not asked next. */
function keepNamedBills(talk: Talk, heard: Heard): void {
  const step = questionOf(talk.context.flows, 'which-arrears', '')?.step;
  if (step === undefined || talk.now.answers['which-arrears'] !== undefined) return;
  // A number is the yes, or how many months it is.
  const named = parseAnswer(talk, step, { ...heard, plain: heard.plain.replace(/\d+/g, ' ').trim() });
  if (named.kind === 'value') keepBills(talk, heard, named.value);
}

function goOn(talk: Talk, step: AskStep, heard: Heard, parsed: Exclude<Parsed, { kind: 'unclear' }>): void {
  const { position } = talk.now;
  if (position === undefined) return;
  const value = parsed.kind === 'unknown' ? 'unknown' : parsed.value;
  remember(talk, step, { value, words: heard.text });
  if (step.saves === 'arrears' && value === 'yes') keepNamedBills(talk, heard);
  evaluateStoplight(talk);
  if (step.expects === 'need') hearNeed(talk, heard, value);
  talk.now.position = { ...position, step: goesTo(talk, step), unclear: 0 };
  runFlow(talk);
}

/** "Ja, en wanneer komt mijn leefgeld": the yes or no in front, unless the rest says "ik snap het niet". */
function wordInFront(talk: Talk, step: AskStep, heard: Heard): 'yes' | 'no' | undefined {
  if (step.expects !== 'yes-no' || heard.word !== undefined || heard.meaning.urgent !== 'none')
    return undefined;
  if (tellsAmountUnder(talk, heard)) return undefined;
  if (saysUnpaid(talk, step, heard)) return 'yes';
  if (saysNotThere(talk, step, heard)) return undefined;
  const [first = '', ...rest] = heard.plain.split(' ');
  const word = talk.context.words.find(first);
  const about = talk.context.words.find(rest.join(' '));
  if ((word !== 'yes' && word !== 'no') || (about !== undefined && about !== word)) return undefined;
  if (word === 'yes' && isHalfYes(talk, step, heard)) return undefined;
  return word;
}

function isBare(talk: Talk, step: AskStep, heard: Heard): boolean {
  if (['yes', 'no', 'unknown', 'skip'].includes(heard.word ?? '')) return true;
  if (/^\d{1,2}( (en |and )?\d{1,2})*$/.test(heard.plain)) return true;
  const label = choiceByLabel(
    heard.plain,
    Object.keys(step.choices ?? {}),
    choiceLabels(talk, step),
    // A word with a fixed effect, such as "later", that is also in a choice of this very question is that choice.
    heard.word === undefined ? 'whole' : 'one',
  );
  return label !== undefined;
}

/** A number, a label or a plain yes or no answers the question whatever else such a word may mean. */
export const plainAnswer: Listener = (talk, heard) => {
  const step = openQuestion(talk);
  if (step === undefined || talk.now.restingSince !== undefined || !isBare(talk, step, heard)) return false;
  const parsed = parseAnswer(talk, step, heard);
  if (parsed.kind === 'unclear') return false;
  goOn(talk, step, heard, parsed);
  return true;
};

/** A yes or no with something behind it: the question is answered, the rest is kept for later. */
export const yesAndMore: Listener = (talk, heard) => {
  const step = openQuestion(talk);
  if (step === undefined || talk.now.restingSince !== undefined) return false;
  const word = wordInFront(talk, step, heard);
  if (word === undefined) return false;
  goOn(talk, step, heard, { kind: 'value', value: word });
  return true;
};

/** The question under the offer of a person, when these words answer that one and not the offer. */
function answersUnder(talk: Talk, heard: Heard): boolean {
  const { position, stack, restingSince } = talk.now;
  const under = stack.at(-1);
  const offer = openQuestion(talk);
  if (position?.flow !== 'unclear' || offer === undefined || under === undefined) return false;
  if (restingSince !== undefined || heard.word !== undefined || heard.meaning.urgent !== 'none') return false;
  const { step } = stepAt(talk, under);
  if (!('ask' in step) || step.expects === 'words' || parseAnswer(talk, offer, heard).kind !== 'unclear')
    return false;
  return parseAnswer(talk, step, heard).kind === 'value';
}

/** "Ok 200 euro": what the question under the offer asks, and no yes to the offer. */
function tellsAmountUnder(talk: Talk, heard: Heard): boolean {
  return talk.now.position?.flow === 'unclear' && heard.meaning.slots.amounts.length > 0;
}

/** Told in other words after all, while a person was being offered: the offer is not needed any more. */
export const afterAll: Listener = (talk, heard) => {
  if (!answersUnder(talk, heard)) return false;
  leaveFlow(talk);
  return answer(talk, heard);
};

export const answer: Listener = (talk, heard) => {
  const step = openQuestion(talk);
  if (step === undefined) return false;
  const parsed = parseAnswer(talk, step, heard);
  if (parsed.kind === 'unclear') {
    hearTrouble(talk, heard);
    notUnderstood(talk, step, heard);
  } else goOn(talk, step, heard, parsed);
  return true;
};

/** "ik snap het niet" brings another wording, not the same text. */
export const again: Listener = (talk, heard) => {
  if (heard.word !== 'again') return false;
  const step = openQuestion(talk);
  if (step === undefined) nothingToExplain(talk);
  else notUnderstood(talk, step, heard);
  return true;
};

/** "terug": the last answer of this flow is taken back and asked again. */
export const back: Listener = (talk, heard) => {
  if (heard.word !== 'back') return false;
  const { position } = talk.now;
  const steps =
    position === undefined ? [] : Object.entries(talk.context.flows.get(position.flow)?.steps ?? {});
  const given = Object.entries(talk.now.answers)
    .reverse()
    .sort(([, one], [, other]) => other.at.localeCompare(one.at));
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
