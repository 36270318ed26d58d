/**
 * "Hallo, dit is haar man": somebody else has the phone. Nothing more is asked, and nothing is said of what was told,
 * until a worker has spoken with the resident. "Ik ben haar moeder" is mostly said by who writes for a daughter; "ik ben
 * haar man" on her phone is not.
 */
import { reasonOf } from '../stoplight.ts';
import { requestHandover } from '../handover/request.ts';
import { hasOpenHandover, isInDanger } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { answerBy, firstPerson } from '../money/ask-person.ts';
import { unlink } from '../money/identity.ts';
import { promise, say, type Talk } from '../talk.ts';
import { openPromise } from '../promised.ts';
import { isWithStranger, STRANGER_TASK } from '../with-stranger.ts';
import type { Worker } from '../city.ts';
import { isExplained } from './explained.ts';
import { deniesName, endRoutine } from './money-care.ts';
import type { Listener } from './listener.ts';

/** Nobody is known here of whom anything could be given away. */
function isUnknown({ now }: Talk): boolean {
  const { answers, handover, stoplight, money, traject, promises } = now;
  const known = money.participant !== undefined || traject !== undefined || promises.length > 0;
  const told = Object.keys(answers).length > 0 || handover !== undefined || stoplight !== undefined;
  return !told && !known;
}

function whoLooks(talk: Talk): Worker {
  const { handover, fixedContact } = talk.now;
  const id = hasOpenHandover(talk.now) ? handover?.worker : fixedContact;
  return talk.context.facts.people.find((one) => one.id === id) ?? firstPerson(talk);
}

/** In danger that somebody else has the phone has haste too. */
function tellWorker(talk: Talk, worker: string, what: 'phone-task' | 'message'): void {
  talk.effects.push({ kind: 'notify', worker, what: isInDanger(talk.now) ? 'emergency' : what });
}

/** A person looks for the resident; what was already to be asked by telephone stays in it. */
function askToLook(talk: Talk): void {
  const worker = whoLooks(talk);
  const before = openPromise(talk.now.promises, 'phone-task')?.what;
  promise(talk, {
    kind: 'phone-task',
    what: before === undefined ? STRANGER_TASK : `${before}; ${STRANGER_TASK}`,
    owner: worker.id,
    due: answerBy(talk, worker),
  });
  tellWorker(talk, worker.id, 'phone-task');
}

/** "U spreekt met haar man" sounds like danger and is none. */
function isNeed(talk: Talk, heard: Heard): boolean {
  return heard.meaning.urgent !== 'none' && !isExplained(talk, heard);
}

/** Whoever it is may be in need or want a person: that is heard, without a word of what was told before. */
function hearOn(talk: Talk, heard: Heard): void {
  const { intent } = heard.meaning;
  const red = isNeed(talk, heard);
  if (red || intent === 'human' || heard.word === 'human' || heard.word === 'call') {
    const reason = (red ? reasonOf(talk, intent) : undefined) ?? 'vraagt om een mens';
    requestHandover(talk, { urgency: red ? 'red' : 'normal', reason });
    return;
  }
  const worker = openPromise(talk.now.promises, 'phone-task')?.owner;
  if (worker !== undefined) tellWorker(talk, worker, 'message');
  say(talk, 'stranger.again');
}

/** Does somebody else than the resident say these words? */
export function saysStranger(talk: Talk, heard: Heard): boolean {
  return talk.context.words.signs(heard.plain).includes('stranger') || deniesName(talk, heard);
}

export const stranger: Listener = (talk, heard) => {
  if (isWithStranger(talk.now)) {
    hearOn(talk, heard);
    return true;
  }
  const { money } = talk.now;
  // A number that changed hands has its own words where money is linked.
  if (money.participant !== undefined && talk.context.words.topics(heard.text).includes('wrong-person'))
    return false;
  if (!saysStranger(talk, heard) || isUnknown(talk)) return false;
  const need = isNeed(talk, heard);
  if (money.participant !== undefined) unlink(talk, 'wrong-person');
  endRoutine(talk);
  askToLook(talk);
  if (need) hearOn(talk, heard);
  else say(talk, 'stranger.heard');
  return true;
};
