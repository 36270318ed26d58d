/** STOP ends all messages after one confirmation, START resumes; an open case becomes a phone task (contract B5). */
import { resumeFlow } from '../engine.ts';
import { phoneTask } from '../handover/progress.ts';
import { say, unschedule } from '../talk.ts';
import type { Listener } from './listener.ts';

/** Sure enough to end messages on words that are not the standard ones. */
const SURE_OF_STOP = 0.85;

/** Nothing is sent to who opted out; what they write is kept, and an acute need still reaches a person. */
export const optedOut: Listener = (talk, heard) => {
  if (talk.now.optedOutAt === undefined) return false;
  if (heard.word === 'start') {
    delete talk.now.optedOutAt;
    say(talk, 'stop.back', {}, { always: true });
    resumeFlow(talk);
    return true;
  }
  if (heard.meaning.urgent !== 'none') phoneTask(talk, 'schrijft na STOP over acute nood');
  return true;
};

export const stop: Listener = (talk, heard) => {
  const { intent, confidence, urgent } = heard.meaning;
  // Leaving the Huishoudboekje, or messages about payouts, is not leaving us.
  const topics = heard.word === 'stop' ? [] : talk.context.words.topics(heard.text);
  const other = topics.includes('ending') || topics.includes('notices-off');
  const understood = intent === 'opt-out' && confidence >= SURE_OF_STOP && urgent === 'none';
  const clear = heard.word === 'stop' || (understood && !other);
  if (!clear) return false;
  say(talk, 'stop.confirmed', {}, { always: true });
  talk.now.optedOutAt = talk.context.now;
  unschedule(talk, 'check-in');
  unschedule(talk, 'resume-reminder');
  unschedule(talk, 'payout-notice');
  phoneTask(talk, 'wil geen berichten meer');
  return true;
};
