/** STOP ends all messages after one confirmation, START resumes; an open case becomes a phone task (contract B5). */
import { resumeFlow } from '../engine.ts';
import { leaveOffDuty } from '../handover/off-duty.ts';
import { phoneTask } from '../handover/progress.ts';
import { owesHelp } from '../handover/reply.ts';
import { requestHandover, workerName } from '../handover/request.ts';
import { isInDanger, isWaiting, owner } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import type { MoneyTopic } from '../money/topics.ts';
import { evaluateStoplight } from '../stoplight.ts';
import { say, unschedule, type Talk } from '../talk.ts';
import { sayDangerNumbers, setDanger } from './danger.ts';
import type { Listener } from './listener.ts';
import { limits } from './stays.ts';

/** Sure enough to end messages on words that are not the standard ones. */
const SURE_OF_STOP = 0.85;

/** Leaving the Huishoudboekje, or ending messages about payouts, is not leaving us. */
const NOT_US: readonly MoneyTopic[] = ['ending', 'notices-off'];
const AFTER_STOP = 'schrijft na STOP over acute nood';

/** Acute need after STOP: a person is asked and calls; only who is in danger gets the numbers (contract B5). */
function needAfterStop(talk: Talk, heard: Heard): void {
  const { urgent, intent } = heard.meaning;
  if (urgent === 'none') return;
  leaveOffDuty(talk);
  if (urgent === 'emergency') {
    sayDangerNumbers(talk, heard);
    setDanger(talk, heard);
  } else {
    talk.now.answers.need = { value: intent, words: heard.text, at: talk.context.now };
    evaluateStoplight(talk);
  }
  // What was being asked is not what matters now, also when they come back.
  talk.now.position = undefined;
  talk.now.stack = [];
  const reason = talk.now.stoplight?.reason ?? AFTER_STOP;
  requestHandover(talk, { urgency: urgent === 'emergency' ? 'emergency' : 'red', reason });
  owesHelp(talk, urgent);
  phoneTask(talk, AFTER_STOP);
}

/** Nothing is sent to who opted out; what they write is kept, and an acute need still reaches a person. */
export const optedOut: Listener = (talk, heard) => {
  if (talk.now.optedOutAt === undefined) return false;
  if (heard.word !== 'start') {
    needAfterStop(talk, heard);
    return true;
  }
  talk.now.optedOutAt = undefined;
  const { handover, stoplight } = talk.now;
  const left = isInDanger(talk.now) ? leaveOffDuty(talk) : undefined;
  const worker = owner(talk.now);
  if (worker !== undefined) {
    say(talk, 'stop.back-with', { worker: workerName(talk, worker) }, { always: true });
    return false;
  }
  say(talk, 'stop.back', {}, { always: true });
  if (left !== undefined || (isWaiting(talk.now) && talk.now.position === undefined)) {
    requestHandover(talk, {
      urgency: handover?.urgency ?? 'normal',
      reason: stoplight?.reason ?? AFTER_STOP,
    });
  } else resumeFlow(talk);
  return true;
};

export const stop: Listener = (talk, heard) => {
  const { intent, confidence, urgent } = heard.meaning;
  const isOther = () => talk.context.words.topics(heard.text).some((topic) => NOT_US.includes(topic));
  // "Stop met plaatjes" is a word of its own.
  const understood =
    intent === 'opt-out' && confidence >= SURE_OF_STOP && urgent === 'none' && heard.word === undefined;
  const clear = heard.word === 'stop' || (understood && !isOther() && limits(talk, heard) === undefined);
  if (!clear) return false;
  say(talk, 'stop.confirmed', {}, { always: true });
  talk.now.optedOutAt = talk.context.now;
  unschedule(talk, 'check-in');
  unschedule(talk, 'resume-reminder');
  unschedule(talk, 'payout-notice');
  phoneTask(talk, 'wil geen berichten meer');
  return true;
};
