/**
 * A case as a klantcontact in the register of the municipality (VNG Klantinteracties API): asked for by the guiding
 * worker with the resident's yes, sent until it is there, and never twice. The agenda keeps it going, also after a crash.
 */
import { addMinutes } from '../civil-time.ts';
import type { Worker } from '../city.ts';
import type { Conversation } from '../conversation.ts';
import { nextId, schedule, unschedule, type Talk } from '../talk.ts';
import { trajectOf } from '../traject/of.ts';
import type { KlantcontactRecord } from './record.ts';

/** Minutes to the next try; an hour between the later ones, about half a day in all. */
const WAITS = [1, 2, 5, 15, 30];
const LATER_MINUTES = 60;
export const MOST_TRIES = 16;

const ofConversation = ({ traject }: Conversation, id: string) =>
  traject?.klantcontacten?.find((one) => one.id === id);

/** Sends now, and again by itself when nobody says how it went. */
function sendSoon(talk: Talk, record: KlantcontactRecord): void {
  record.tries += 1;
  talk.effects.push({ kind: 'klantcontact', id: record.id });
  const wait = WAITS[record.tries - 1] ?? LATER_MINUTES;
  unschedule(talk, 'klantcontact', record.id);
  schedule(talk, { kind: 'klantcontact', about: record.id, at: addMinutes(talk.context.now, wait) });
}

/** @param words of the resident, who agreed that the municipality keeps this */
export function askKlantcontact(talk: Talk, worker: Worker, words: string): void {
  const traject = trajectOf(talk);
  if (traject.klantcontacten?.some(({ state }) => state === 'sending') === true) {
    talk.refusal = { code: 'not-open' };
    return;
  }
  const { now } = talk.context;
  talk.now.consent.municipality = { given: true, at: now, words, by: worker.id };
  const id = `${talk.now.id}.${nextId(talk)}`;
  const record: KlantcontactRecord = { id, at: now, by: worker.id, state: 'sending', tries: 0 };
  traject.klantcontacten = [...(traject.klantcontacten ?? []), record];
  sendSoon(talk, record);
}

/** Not heard of yet: tried again, or given up with a word to the worker. */
export function klantcontactDue(talk: Talk, id: string): void {
  const record = ofConversation(talk.now, id);
  if (record?.state !== 'sending') return;
  if (talk.now.consent.municipality?.given !== true) {
    record.state = 'stopped';
    return;
  }
  if (record.tries < MOST_TRIES) {
    sendSoon(talk, record);
    return;
  }
  record.state = 'failed';
  talk.effects.push({ kind: 'notify', worker: record.by, what: 'message' });
}

/** How the register answered; undefined `uuid`: it will never take this. Another try is on the agenda otherwise. */
export function klantcontactSent(
  conversation: Conversation,
  id: string,
  uuid: string | undefined,
): Conversation {
  const { traject, agenda } = conversation;
  if (traject?.klantcontacten === undefined || ofConversation(conversation, id)?.state !== 'sending')
    return conversation;
  const settled = (one: KlantcontactRecord): KlantcontactRecord =>
    uuid === undefined ? { ...one, state: 'failed' } : { ...one, state: 'done', uuid };
  const klantcontacten = traject.klantcontacten.map((one) => (one.id === id ? settled(one) : one));
  return {
    ...conversation,
    traject: { ...traject, klantcontacten },
    agenda: agenda.filter(({ kind, about }) => kind !== 'klantcontact' || about !== id),
  };
}

/** The resident took it back: what was not sent yet is not sent any more. */
export function stopKlantcontacten(talk: Talk): void {
  for (const record of talk.now.traject?.klantcontacten ?? [])
    if (record.state === 'sending') record.state = 'stopped';
  unschedule(talk, 'klantcontact');
}
