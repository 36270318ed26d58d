/** Consent is taken back by one message of the resident, or one tap at the table: at once, without a question why. */
import type { Heard } from '../heard.ts';
import { stopKlantcontacten } from '../klantcontact/klantcontact.ts';
import { workerName } from '../handover/request.ts';
import { say, type Talk } from '../talk.ts';
import { forgetFeedback } from '../traject/feedback.ts';
import { isShown } from './of.ts';

/** What others than the guiding worker may see or hear. */
const RECEIVERS = ['volunteer', 'feedback', 'referrer', 'budget', 'plan', 'municipality'];

function takeBack(talk: Talk, receiver: string, words: string): void {
  const given = talk.now.consent[receiver];
  if (given === undefined) return;
  const by = talk.by === undefined ? {} : { by: talk.by };
  talk.now.consent[receiver] = { given: false, at: talk.context.now, words, ...by };
}

/** Nothing of what was told is shown to the volunteer or told to a referrer any more; the worker goes on helping. */
export function withdraw(talk: Talk, words = 'intrekken'): void {
  for (const receiver of RECEIVERS) takeBack(talk, receiver, words);
  for (const sitting of talk.now.spreekuur?.sittings.filter(isShown) ?? []) {
    sitting.state = 'ended';
    sitting.withdrawnAt = talk.context.now;
    sitting.told = [];
    delete sitting.phone;
    talk.effects.push({ kind: 'notify', worker: sitting.volunteer, what: 'feedback' });
  }
  if (talk.now.traject === undefined) return;
  forgetFeedback(talk);
  stopKlantcontacten(talk);
}

/** The resident's own message. @returns false when there is nothing to take back */
export function hearWithdrawal(talk: Talk, heard: Heard): boolean {
  if (heard.word !== 'withdraw') return false;
  const volunteer = talk.now.spreekuur?.sittings.findLast(isShown)?.volunteer;
  const others = RECEIVERS.some((receiver) => talk.now.consent[receiver]?.given === true);
  if (volunteer === undefined && !others) {
    takeBack(talk, 'worker', heard.text);
    say(talk, 'spreekuur.withdrawn-all', {}, { always: true });
    return true;
  }
  withdraw(talk, heard.text);
  if (volunteer === undefined) say(talk, 'spreekuur.withdrawn-all', {}, { always: true });
  else say(talk, 'spreekuur.withdrawn', { volunteer: workerName(talk, volunteer) }, { always: true });
  return true;
}
