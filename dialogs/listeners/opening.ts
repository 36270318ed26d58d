/** No question is open: small talk gets a kind word, a need starts the intake, anything else the opening question. */
import { greetsWorker } from '../answers/courtesies.ts';
import { hearNeed, hearTrouble, needToldBy } from '../answers/need.ts';
import { resumeFlow, startFlow, without } from '../engine.ts';
import { isWaiting } from '../handover/state.ts';
import { evaluateStoplight } from '../stoplight.ts';
import { say, toldNow, type Talk } from '../talk.ts';
import { askGuess } from '../unclear.ts';
import { promiseCallback } from '../handover/callback.ts';
import { noted } from '../handover/noted.ts';
import { askOnceMore, requestHandover } from '../handover/request.ts';
import type { Heard } from '../heard.ts';
import { hasQuestionMark } from '../plain.ts';
import type { Listener } from './listener.ts';

export const media: Listener = (talk, heard) => {
  if (heard.media === 0 || heard.plain !== '') return false;
  if (heard.spoken === undefined) say(talk, 'media.cannot-open');
  else unheard(talk);
  return true;
};

/** Speaking was the way that was possible: typing is asked for kindly, and a person calls all the same. */
function unheard(talk: Talk): void {
  say(talk, 'media.voice');
  requestHandover(talk, {
    urgency: talk.now.stoplight?.colour === 'rood' ? 'red' : 'normal',
    reason: 'sprak een bericht in, graag bellen',
  });
  promiseCallback(talk);
}

const SURE_OF_SMALL_TALK = 0.5;
const MOST_WORDS_OF_SMALL_TALK = 4;

/** "Dank je" does not answer a question and starts nothing anew; a question that was open stays open. */
export const thanks: Listener = (talk, heard) => {
  const { intent, confidence } = heard.meaning;
  const thanked = (intent === 'thanks' && confidence >= SURE_OF_SMALL_TALK) || greetsWorker(talk, heard);
  if (!thanked || heard.first) return false;
  say(talk, 'general.welcome');
  resumeFlow(talk);
  return true;
};

/** "Oke", "is goed" or "nee hoor" after the last word was said: nothing is asked again. */
export const closing: Listener = (talk, heard) => {
  const short = heard.plain.split(' ').length <= MOST_WORDS_OF_SMALL_TALK;
  const yes = heard.word === 'yes';
  if (heard.first || talk.now.position !== undefined || !short || (!yes && heard.word !== 'no')) return false;
  const last = talk.now.transcript.findLast((line) => line.from === 'bot');
  if (yes && hasQuestionMark(last?.text ?? '')) return false;
  say(talk, talk.beside === undefined ? 'general.here' : 'spreekuur.done');
  return true;
};

/** Someone has been asked and the resident goes on writing: it is kept for that person. */
export const waiting: Listener = (talk, heard) => {
  if (!isWaiting(talk.now) || talk.now.position !== undefined) return false;
  const { handover } = talk.now;
  if (handover === undefined || needToldBy(talk, heard) !== undefined) return false;
  if (heard.word === 'help') {
    // Whoever was asked knows it too, and with what is asked meanwhile.
    talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'message' });
    return false;
  }
  // "Wat gebeurt er nu?" is answered with who was asked and by when.
  const asks = hasQuestionMark(heard.text) || talk.context.words.signs(heard.plain).includes('what-next');
  if (asks) askOnceMore(talk, handover);
  else noted(talk, handover.worker);
  return true;
};

function startIntake(talk: Talk, heard: Heard): void {
  const need = needToldBy(talk, heard);
  if (heard.word === 'help') say(talk, 'intake.heard');
  talk.now.asked = 0;
  talk.now.answers = without(talk.now.answers, 'need');
  if (need !== undefined) {
    talk.now.answers.need = toldNow(talk, need, heard.text);
    evaluateStoplight(talk);
    hearNeed(talk, heard, need);
  } else hearTrouble(talk, heard);
  startFlow(talk, 'intake');
}

export const opening: Listener = (talk, heard) => {
  // A call for help is no message to guess at.
  const guesses = heard.word !== 'help' && needToldBy(talk, heard) === undefined;
  if (guesses && askGuess(talk, heard)) return true;
  startIntake(talk, heard);
  return true;
};
