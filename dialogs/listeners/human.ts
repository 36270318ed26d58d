/** "mens", "medewerker", a worker's name: a person is asked at once; no form first, no maximum of bot tries. */
import { greetsWorker } from '../answers/courtesies.ts';
import { parseAnswer } from '../answers/parse-answer.ts';
import { callFlow, openQuestion, resumeFlow } from '../engine.ts';
import { askOnceMore, requestHandover } from '../handover/request.ts';
import { isWaiting } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { MONEY_TOPICS, UNSURE_BELOW } from '../meaning.ts';
import type { Talk } from '../talk.ts';
import { isExplained, saysUnheard } from './explained.ts';
import type { Listener } from './listener.ts';
import { declines } from './no-person.ts';

/** From here on it is the money that is asked about. */
const SURE_OF_MONEY = 0.6;
/** A name alone or in a short request means that person. */
const MOST_WORDS_WITH_NAME = 6;

function asksForPerson(talk: Talk, heard: Heard): boolean {
  if (heard.word === 'human' || heard.word === 'call') return true;
  const { intent, also, confidence, slots } = heard.meaning;
  if ((intent === 'human' || also.includes('human')) && confidence >= UNSURE_BELOW) return true;
  // "Is mijn huur betaald Samira" greets by name, and asks about the rent.
  if (MONEY_TOPICS.includes(intent) && confidence >= SURE_OF_MONEY) return false;
  return (
    slots.workers.length > 0 &&
    !greetsWorker(talk, heard) &&
    heard.plain.split(' ').length <= MOST_WORDS_WITH_NAME
  );
}

/** The open question offers a person itself, or asks when to call: then the words are its answer. */
function isOffered(talk: Talk, heard: Heard): boolean {
  const step = openQuestion(talk);
  if (step?.expects === 'call-time') return parseAnswer(talk, step, heard).kind === 'value';
  if (step?.expects !== 'choice' || step.choices?.['human'] === undefined) return false;
  const answer = parseAnswer(talk, step, heard);
  return answer.kind === 'value' && answer.value === 'human';
}

export const human: Listener = (talk, heard) => {
  if (heard.meaning.urgent === 'red' || !asksForPerson(talk, heard) || isOffered(talk, heard)) return false;
  if (declines(talk, heard.text) !== undefined) return false;
  const asked = isWaiting(talk.now);
  const prefer = heard.meaning.slots.workers[0];
  requestHandover(talk, {
    urgency: talk.now.stoplight?.colour === 'rood' ? 'red' : 'normal',
    reason: talk.now.stoplight?.reason ?? 'vraagt om een mens',
    ...(prefer === undefined ? {} : { prefer }),
  });
  if (heard.word === 'call') {
    callFlow(talk, 'callback');
    return true;
  }
  const told = Object.keys(talk.now.answers).length > 0;
  if (!asked && told && talk.now.consent.worker === undefined) callFlow(talk, 'share');
  return true;
};

/** "Nog steeds niks gehoord" from who waits is about the person who was promised, unless it names money. */
export const unheard: Listener = (talk, heard) => {
  const { handover } = talk.now;
  if (handover === undefined || !isWaiting(talk.now) || !saysUnheard(talk, heard)) return false;
  if (heard.meaning.urgent !== 'none' && !isExplained(talk, heard)) return false;
  askOnceMore(talk, handover);
  resumeFlow(talk);
  return true;
};
