/** A word from a resident who did not come ends the following; a yes or no answers what the traject asked. */
import { owner } from '../handover/state.ts';
import { answerMayHear, answerRegistration } from '../referral/register.ts';
import { requestHandover, workerName } from '../handover/request.ts';
import { say } from '../talk.ts';
import { agree, cannotCome } from '../traject/appointments.ts';
import { endNoShow } from '../traject/no-show.ts';
import { answerPlan } from '../traject/plan.ts';
import { answerTodo } from '../traject/todos.ts';
import type { Listener } from './listener.ts';
import { saysStranger } from './stranger.ts';

/** Whoever writes is no longer out of reach; while no worker is talking, a person is asked to find a new time. */
export const backInTouch: Listener = (talk, heard) => {
  // Who says to be somebody else has not come back.
  if (talk.now.traject?.noShow === undefined || saysStranger(talk, heard)) return false;
  endNoShow(talk);
  if (owner(talk.now) !== undefined || heard.meaning.urgent !== 'none' || heard.word === 'stop') return false;
  requestHandover(talk, { urgency: 'normal', reason: 'zoekt een nieuwe afspraak' });
  return true;
};

/** Yes or no to "can you then?" and to "did it work out?". While a worker talks it is only noted for them. */
export const trajectAnswer: Listener = (talk, heard) => {
  const asking = talk.now.traject?.asking;
  const yes = heard.word === 'yes' || heard.plain === '1';
  if (asking === undefined || (!yes && heard.word !== 'no' && heard.plain !== '2')) return false;
  const last = talk.now.transcript.findLast((line) => line.from === 'bot' || line.from === 'worker');
  if (last?.id !== asking.line) return false;
  if (asking.about === 'plan') {
    answerPlan(talk, yes);
    return true;
  }
  if (asking.about === 'todo') {
    answerTodo(talk, asking.id, yes);
    return true;
  }
  if (asking.about === 'registration') {
    answerRegistration(talk, asking.id, yes);
    return true;
  }
  if (asking.about === 'referrer-hears') {
    answerMayHear(talk, asking.id, yes, heard.text);
    return true;
  }
  delete talk.now.traject?.asking;
  const appointment = talk.now.traject?.appointments.find((one) => one.id === asking.id);
  if (appointment?.state !== 'proposed' || appointment.at <= talk.context.now) return false;
  talk.effects.push({ kind: 'notify', worker: appointment.worker, what: 'message' });
  if (yes) agree(talk, asking.id, 'resident');
  else cannotCome(talk, asking.id);
  const stands = talk.now.traject?.appointments.some(
    ({ id, state }) => id === asking.id && state === 'fixed',
  );
  if (owner(talk.now) !== undefined || stands === true) return true;
  const worker = workerName(talk, appointment.worker);
  say(talk, yes ? 'traject.noted' : 'traject.cannot', { worker });
  return true;
};
