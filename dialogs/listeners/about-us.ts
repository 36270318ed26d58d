/** Who reads this, are you a robot, forget me, you never do anything: honest short answers, then on where we were. */
import type { GlobalWord } from '../context.ts';
import { callFlow, openQuestion, resumeFlow } from '../engine.ts';
import { requestHandover } from '../handover/request.ts';
import { isWaiting } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import type { Intent } from '../meaning.ts';
import { hoursOf, isOpen, nextOpening } from '../office-hours.ts';
import { say, voice, type Talk } from '../talk.ts';
import { civilDateOf, sayDate, sayMoment } from '../civil-time.ts';
import { questionValues } from '../values.ts';
import { goOn } from './go-on.ts';
import type { Listener } from './listener.ts';

const DAYS_OF_MONTH = 30.4;
const SURE_ENOUGH = 0.5;
/** In free words about something else these are often only mentioned. */
const SURE_IN_FREE_WORDS = 0.85;

/** Is this what the message asks, and not what is being told in this very flow? */
function asks(talk: Talk, heard: Heard, intent: Intent): boolean {
  const from = openQuestion(talk)?.expects === 'words' ? SURE_IN_FREE_WORDS : SURE_ENOUGH;
  const here = talk.now.position?.flow === intent;
  return heard.meaning.intent === intent && heard.meaning.confidence >= from && !here;
}

/** A short answer to words with a fixed effect, and on where we were. */
const answersWord =
  (word: GlobalWord, answer: string): Listener =>
  (talk, heard) => {
    if (heard.word !== word) return false;
    say(talk, answer, questionValues(talk));
    goOn(talk, heard);
    return true;
  };

export const robot = answersWord('robot', 'about.robot');
/** "Kost dit geld?", from who counts each euro. */
export const cost = answersWord('cost', 'about.cost');

/** "Zijn jullie open?", "Wat is jullie nummer?": how we can be reached, and whether people are at work now. */
export const reach: Listener = (talk, heard) => {
  if (heard.word !== 'reach') return false;
  const { facts, now } = talk.context;
  const hours = hoursOf(facts.city);
  const back = nextOpening(hours, now);
  say(talk, 'about.reach');
  if (isOpen(hours, now)) say(talk, 'about.reach-open');
  else if (back !== undefined) say(talk, 'about.reach-closed', { back: sayMoment(voice(talk), back, now) });
  goOn(talk, heard);
  return true;
};

/** What kinds of things are kept and how long; never their contents, because the sender of an SMS can be forged. */
function sayWhatIsKept(talk: Talk): void {
  const { createdAt } = talk.now;
  const count = Math.max(1, Math.round(talk.context.facts.city.retentionDays.transcript / DAYS_OF_MONTH));
  say(talk, 'privacy.kept', { date: sayDate(voice(talk), civilDateOf(createdAt)), count });
}

export const privacy: Listener = (talk, heard) => {
  if (!asks(talk, heard, 'privacy')) return false;
  if (talk.context.words.signs(heard.plain).includes('insight')) {
    sayWhatIsKept(talk);
    callFlow(talk, 'privacy');
    return true;
  }
  say(talk, 'about.who-reads', questionValues(talk));
  say(talk, 'about.real-or-fake');
  goOn(talk, heard);
  return true;
};

export const erase: Listener = (talk, heard) => {
  if (!asks(talk, heard, 'erase')) return false;
  callFlow(talk, 'erase');
  return true;
};

export const complaint: Listener = (talk, heard) => {
  if (!asks(talk, heard, 'complaint')) return false;
  if (isWaiting(talk.now)) {
    // Somebody is coming: who and when, not the question whether somebody should.
    requestHandover(talk, { urgency: 'normal', reason: 'heeft een klacht' });
    resumeFlow(talk);
    return true;
  }
  callFlow(talk, 'complaint');
  return true;
};
