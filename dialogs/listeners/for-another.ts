/** "Het gaat niet om mij, het is voor mijn moeder": whoever helps has to know; it is no answer to what was asked. */
import { needToldBy } from '../answers/need.ts';
import { openQuestion, resumeFlow } from '../engine.ts';
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';
import { isInDanger, isWaiting } from '../handover/state.ts';
import { noteOnce, say, type Talk } from '../talk.ts';
import { isExplained } from './explained.ts';
import type { Listener } from './listener.ts';

const NOTE = 'Schrijft voor een ander, niet voor zichzelf.';
/** In more words the need itself is told too. */
const MOST_WORDS = 12;
/** Questions that it may answer ("waar is het voor?"). */
const ANSWERED_SO: readonly AskStep['expects'][] = ['words', 'guess'];

/** The worker reads it; whoever was asked already is told. */
function pass(talk: Talk): void {
  const { handover } = talk.now;
  if (noteOnce(talk, NOTE) && handover !== undefined && isWaiting(talk.now))
    talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'message' });
}

/** "Het is voor mijn moeder", before anything was told. */
function saysNoMore(talk: Talk, heard: Heard): boolean {
  const question = openQuestion(talk);
  const unasked = question === undefined || question.expects === 'need';
  const short = heard.plain.split(' ').length <= MOST_WORDS;
  return unasked && short && heard.meaning.intent === 'other' && needToldBy(talk, heard) === undefined;
}

export const forAnother: Listener = (talk, heard) => {
  const question = openQuestion(talk);
  if (!talk.context.words.signs(heard.text).includes('for-another') || isInDanger(talk.now)) return false;
  if (question !== undefined && ANSWERED_SO.includes(question.expects)) return false;
  pass(talk);
  const short = heard.plain.split(' ').length <= MOST_WORDS;
  const tells = question === undefined || question.expects === 'need' || !short;
  const pressing = heard.meaning.urgent !== 'none' && !isExplained(talk, heard);
  // What is needed is asked next, and then for the other.
  if (saysNoMore(talk, heard) && !pressing) say(talk, 'for-another.heard');
  if (tells || pressing || talk.now.restingSince !== undefined) return false;
  say(talk, 'for-another.heard');
  resumeFlow(talk);
  return true;
};
