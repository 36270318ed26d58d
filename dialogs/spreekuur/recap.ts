/** The end of a sitting: the resident gets their own short summary and a named contact, and says whether it is right. */
import { sayMoment } from '../civil-time.ts';
import { requestHandover, workerName } from '../handover/request.ts';
import { hasOpenHandover, isWaiting } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { note, replyChannel, say, voice, type Talk } from '../talk.ts';
import { askYesNo } from '../traject/ask-yes-no.ts';
import { spreekuurOf } from './of.ts';
import type { Sitting } from './sitting.ts';

export interface Contact {
  readonly worker: string;
  readonly by?: string;
  /** Asked, and did not say yes yet: another may come. */
  readonly asked: boolean;
}

/** Who goes on with the resident, and by when they hear; undefined while nobody was asked. */
export function contactOf(talk: Pick<Talk, 'now' | 'context'>): Contact | undefined {
  const { handover, fixedContact, promises } = talk.now;
  const worker = hasOpenHandover(talk.now) ? handover?.worker : fixedContact;
  if (worker === undefined) return undefined;
  const due = promises
    .filter((one) => one.owner === worker && one.keptAt === undefined && one.due > talk.context.now)
    .map((one) => one.due)
    .sort()[0];
  const name = workerName(talk, worker);
  return {
    worker: name,
    asked: isWaiting(talk.now),
    ...(due === undefined ? {} : { by: sayMoment(voice(talk), due, talk.context.now, 'by') }),
  };
}

/** Ends the sitting. Who has a phone reads it there and answers; the others take a page along. */
export function recap(talk: Talk, sitting: Sitting): void {
  sitting.state = 'ended';
  if (replyChannel(talk.now) === undefined || talk.now.optedOutAt !== undefined) return;
  const volunteer = workerName(talk, sitting.volunteer);
  const contact = contactOf(talk);
  // From here on the words are the resident's own, on their own phone.
  delete talk.beside;
  if (contact?.by === undefined) {
    say(talk, 'spreekuur.today', { volunteer }, { always: true, template: 'spreekuur' });
    return;
  }
  const values = { volunteer, worker: contact.worker, by: contact.by };
  const id = contact.asked ? 'spreekuur.today-asked' : 'spreekuur.today-with';
  const line = askYesNo(talk, id, values, 'spreekuur');
  spreekuurOf(talk.now).recap = { sitting: sitting.id, line: line.id };
}

/** "Nee" to the summary: whoever goes on with it hears that first. @returns false when this is no answer to it */
export function hearRecap(talk: Talk, heard: Heard): boolean {
  const asked = talk.now.spreekuur?.recap;
  const last = talk.now.transcript.findLast((line) => line.from === 'bot' || line.from === 'worker');
  const yes = heard.word === 'yes' || heard.plain === '1';
  if (asked === undefined || last?.id !== asked.line) return false;
  if (!yes && heard.word !== 'no' && heard.plain !== '2') return false;
  delete spreekuurOf(talk.now).recap;
  if (yes) {
    say(talk, 'spreekuur.right');
    return true;
  }
  const text = 'De bewoner zegt: de samenvatting van het spreekuur klopt niet. Vraag eerst wat er anders is.';
  note(talk, text);
  requestHandover(talk, { urgency: 'normal', reason: 'samenvatting klopt niet', quiet: true });
  say(talk, 'spreekuur.not-right', { worker: contactOf(talk)?.worker ?? '' });
  return true;
}
