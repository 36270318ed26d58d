/** May the photo be kept, for the worker who reads along? Asked once, recorded with the words of the answer. */
import { resumeFlow, startFlow } from '../engine.ts';
import { workerName } from '../handover/request.ts';
import { hasOpenHandover, isInDanger, owner } from '../handover/state.ts';
import type { Listener } from '../listeners/listener.ts';
import { say, type Talk } from '../talk.ts';
import { askYesNo } from '../traject/ask-yes-no.ts';
import { LETTER_CONSENT, type Letters } from './letters.ts';
import { lettersOf, wantWork } from './of.ts';

/** Who reads along: whoever is asked or has the conversation. */
export function readerOf(talk: Talk): string | undefined {
  const { handover, fixedContact } = talk.now;
  return hasOpenHandover(talk.now) ? handover?.worker : fixedContact;
}

/** Asks when there is something to keep and no answer yet. @param next what goes on after the answer */
export function askToKeep(talk: Talk, next?: Letters['next']): void {
  const letters = lettersOf(talk);
  const reader = readerOf(talk);
  const open = letters.all.some((letter) => letter.media !== undefined && letter.state !== 'waiting');
  if (!open || reader === undefined || talk.now.consent[LETTER_CONSENT] !== undefined) {
    goOn(talk, next);
    return;
  }
  letters.asking = askYesNo(talk, 'letter.keep', { worker: workerName(talk, reader) }, 'worker-wrote').id;
  if (next === undefined) delete letters.next;
  else letters.next = next;
}

function goOn(talk: Talk, next: Letters['next']): void {
  if (owner(talk.now) !== undefined || isInDanger(talk.now)) return;
  if (next === 'acute') startFlow(talk, 'acute', 'what');
  else if (next === 'share') startFlow(talk, 'share');
  else resumeFlow(talk);
}

function answered(talk: Talk, given: boolean, words: string): void {
  const letters = lettersOf(talk);
  const { next } = letters;
  delete letters.asking;
  delete letters.next;
  talk.now.consent[LETTER_CONSENT] = { given, at: talk.context.now, words };
  for (const letter of letters.all) wantWork(talk, letter);
  const reader = readerOf(talk);
  const worker = reader === undefined ? undefined : workerName(talk, reader);
  if (given && worker !== undefined) say(talk, 'letter.kept', { worker }, { always: true });
  else say(talk, 'letter.not-kept', {}, { always: true });
  goOn(talk, next);
}

/** The yes or no right after the question; anything else is heard as ever, and the photo is not kept. */
export const letterAnswer: Listener = (talk, heard) => {
  const asking = talk.now.letters?.asking;
  if (asking === undefined) return false;
  const last = talk.now.transcript.findLast((line) => line.from === 'bot' || line.from === 'worker');
  if (last?.id !== asking) return false;
  const yes = heard.word === 'yes' || heard.plain === '1';
  if (!yes && heard.word !== 'no' && heard.plain !== '2') return false;
  answered(talk, yes, heard.text);
  return true;
};
