/** An acute need ends whatever was being asked: help first, then a person (design C6, rood). */
import { answersInWords } from '../answers/only-named.ts';
import { sayDate } from '../civil-time.ts';
import { openQuestion, resumeFlow, startFlow, without } from '../engine.ts';
import type { Heard } from '../heard.ts';
import { leaveOffDuty } from '../handover/off-duty.ts';
import { owesHelp } from '../handover/reply.ts';
import { askOnceMore, requestHandover } from '../handover/request.ts';
import { isWaiting, owner } from '../handover/state.ts';
import { isRed, RED_TOPICS, type Intent } from '../meaning.ts';
import { saysComingDay } from '../near-days.ts';
import { evaluateStoplight, reasonOf } from '../stoplight.ts';
import { say, toldNow, unschedule, voice, type Talk } from '../talk.ts';
import { onlyNamesBill } from './bill-told.ts';
import type { Listener } from './listener.ts';

function remember(talk: Talk, answer: string, value: string, words: string): void {
  talk.now.answers = {
    ...without(talk.now.answers, answer),
    [answer]: toldNow(talk, value, words),
  };
}

/** Said again while somebody is asked for it already: who and by when, not the whole flow once more. */
function saidAgain(talk: Talk, need: Intent): boolean {
  const { stoplight, answers, position } = talk.now;
  if (!isWaiting(talk.now) || position !== undefined || stoplight?.colour !== 'rood') return false;
  if (answers.need?.value !== need) return false;
  askOnceMore(talk, { urgency: 'red', reason: stoplight.reason });
  return true;
}

/** Is help for an acute need being arranged, by a question that is open? */
function isBeingHelped(talk: Talk): boolean {
  const { position, restingSince, answers } = talk.now;
  const known = isRed(answers.need?.value);
  return position?.flow === 'acute' && restingSince === undefined && known;
}

/**
 * "Vrijdag, en de stroom is ook al af": one more need while help for another is being arranged. The same person deals
 * with both; the question stays what it was. Who has nothing to eat is asked about that first, whatever went before.
 * @returns false when the words answer the question too
 */
function oneMore(talk: Talk, heard: Heard, need: Intent): boolean {
  const { answers } = talk.now;
  if (answers.threat === undefined) remember(talk, 'threat', need, heard.text);
  evaluateStoplight(talk);
  const reason = reasonOf(talk, need);
  if (reason !== undefined) requestHandover(talk, { urgency: 'red', reason, quiet: true });
  if (openQuestion(talk)?.expects === 'words' && heard.meaning.slots.dates.length > 0) return false;
  say(talk, need === 'eviction' ? 'acute.sorry-home' : 'handover.noted-again');
  resumeFlow(talk);
  return true;
}

/** An acute need, and not a word of it in an answer to something else. */
function isAcute(talk: Talk, heard: Heard): boolean {
  return heard.meaning.urgent === 'red' && !answersInWords(talk, heard) && !onlyNamesBill(talk, heard);
}

/** "Ik heb de brief van de deurwaarder gevonden" is for the worker who asked for it; "hij staat nu voor de deur" is not. */
function cannotWait(talk: Talk, { text, meaning }: Heard): boolean {
  return meaning.intent !== 'bailiff' || talk.context.words.signs(text).includes('at-once');
}

/**
 * A worker has the conversation: who is not at work lets go of it, and the need is heard as if nobody had it. Who is
 * there has it in rood, and a deadline.
 */
export const acuteWhileOwned: Listener = (talk, heard) => {
  if (owner(talk.now) === undefined || !isAcute(talk, heard) || !cannotWait(talk, heard)) return false;
  if (leaveOffDuty(talk) !== undefined) return false;
  const { intent } = heard.meaning;
  remember(talk, 'need', intent, heard.text);
  evaluateStoplight(talk);
  const reason = reasonOf(talk, intent);
  if (reason !== undefined) requestHandover(talk, { urgency: 'red', reason, quiet: true });
  owesHelp(talk, 'red');
  return true;
};

/** In a longer message a day may be of something else. */
const MOST_WORDS_OF_DAY = 12;

/** "Mañana me echan de la casa", "jutro odłączą prąd": on which day, or that it is still to come, is not asked. */
function keepDay(talk: Talk, heard: Heard, needs: readonly Intent[]): void {
  const [day, another] = heard.meaning.slots.dates;
  if (day === undefined || another !== undefined || !saysComingDay(heard.plain)) return;
  if (heard.plain.split(' ').length > MOST_WORDS_OF_DAY) return;
  if (needs.includes('eviction')) remember(talk, 'when-home', day, sayDate(voice(talk), day));
  else if (needs.includes('cutoff')) remember(talk, 'cutoff-now', 'soon', heard.text);
}

export const acute: Listener = (talk, heard) => {
  const { intent, also } = heard.meaning;
  if (!isAcute(talk, heard)) return false;
  const needs = RED_TOPICS.filter((one) => one === intent || also.includes(one));
  // Who has nothing to eat is asked about that first; a second acute need goes along: one person, no more questions.
  const first = needs[0] === 'no-food' ? 'no-food' : intent;
  const second = needs.find((one) => one !== first && one !== 'no-food');
  const before = talk.now.answers.need?.value;
  if (talk.now.position?.flow === 'acute' && before === first) return false;
  if (isBeingHelped(talk) && first !== 'no-food') return oneMore(talk, heard, first);
  if (saidAgain(talk, first)) return true;
  remember(talk, 'need', first, heard.text);
  if (second !== undefined) remember(talk, 'threat', second, heard.text);
  // On which day they have to leave is no question for who sleeps in a car.
  if (needs.includes('eviction') && talk.context.words.signs(heard.text).includes('roofless'))
    remember(talk, 'when-home', 'unknown', heard.text);
  else keepDay(talk, heard, needs);
  unschedule(talk, 'check-in');
  evaluateStoplight(talk);
  startFlow(talk, 'acute');
  return true;
};
