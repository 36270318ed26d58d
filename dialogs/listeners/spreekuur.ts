/** What a resident answers on their own phone about a spreekuur: is it you, is it right, and nothing shared any more. */
import { hearPhone, wantSitting } from '../spreekuur/phone.ts';
import { hearRecap } from '../spreekuur/recap.ts';
import { hearWithdrawal } from '../spreekuur/withdraw.ts';
import { say } from '../talk.ts';
import type { Listener } from './listener.ts';

export const spreekuurAnswer: Listener = (talk, heard) => {
  const asking = talk.now.spreekuur?.asking;
  const said = asking && hearPhone(talk, heard);
  if (asking === undefined || said === undefined) return hearRecap(talk, heard);
  if (said === 'yes') {
    asking.confirmedAt = talk.context.now;
    say(talk, 'spreekuur.it-is-you');
    wantSitting(talk);
    return true;
  }
  if (talk.now.spreekuur !== undefined) delete talk.now.spreekuur.asking;
  talk.effects.push({ kind: 'phone-denied', sitting: asking.sitting });
  say(talk, 'spreekuur.not-you');
  return true;
};

export const withdrawal: Listener = (talk, heard) => hearWithdrawal(talk, heard);
