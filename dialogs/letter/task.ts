/** A letter becomes a task of a named person: the colour first, then who is asked, and a promise with a deadline. */
import { sayDate } from '../civil-time.ts';
import { requestHandover } from '../handover/request.ts';
import { hasOpenHandover, owner } from '../handover/state.ts';
import { afterWorkingDays } from '../office-hours.ts';
import { evaluateStoplight, setStoplight } from '../stoplight.ts';
import { nextId, promise, toldNow, type Talk } from '../talk.ts';
import { readerOf } from './keep.ts';
import { KIND_NAMES, letterReason, RED_KINDS, type LetterKind } from './kinds.ts';
import type { Reading } from './reading.ts';
import { openPromise } from '../promised.ts';

/** Working days within which the worker looks into it. */
const DAYS = { red: 1, normal: 3 } as const;

/** Threats of the stoplight's rules that a letter stands for. */
const THREATS: Partial<Readonly<Record<LetterKind, string>>> = {
  eviction: 'eviction',
  cutoff: 'cutoff',
  writ: 'bailiff',
};

/** The same path as a need told in words; a summons is no threat that the questions know. */
function colour(talk: Talk, kind: LetterKind): void {
  const threat = THREATS[kind];
  if (threat !== undefined) {
    talk.now.answers.threat = toldNow(talk, threat, KIND_NAMES[kind]);
    evaluateStoplight(talk);
  } else if (kind === 'summons' && talk.now.stoplight?.colour !== 'rood') {
    setStoplight(talk.now, {
      colour: 'rood',
      rule: 'summons',
      reason: 'moet voor de rechter komen',
      basis: 'Wet gemeentelijke schuldhulpverlening, artikel 4 (bedreigende situatie)',
      at: talk.context.now,
      by: 'rules',
    });
  }
}

/** In Dutch words for the worker: "brief van X: aanmaning, voor 12 december". */
function inWords(reading: Reading | undefined): string {
  if (reading === undefined) return 'brief bekijken die Warmlijn niet kon lezen';
  const { kind, sender, deadline, grave = false } = reading;
  const from = sender === undefined ? '' : ` van ${sender}`;
  const when = deadline === undefined ? '' : `, ${sayDate('nl', deadline)}`;
  return `brief${from} bekijken: ${KIND_NAMES[kind]}${grave ? ', misschien dringend' : ''}${when}`;
}

/** The worker's promise to look; with a letter more, the earlier deadline holds for both. */
function promiseToLook(talk: Talk, worker: string, red: boolean, what: string): void {
  const open = openPromise(talk.now.promises, 'letter');
  const due = afterWorkingDays(talk.context.facts.city, talk.context.now, red ? DAYS.red : DAYS.normal);
  promise(talk, {
    kind: 'letter',
    what: open === undefined ? what : `${open.what}; ${what}`.slice(0, 300),
    owner: worker,
    due: open !== undefined && open.due < due ? open.due : due,
  });
}

/** Notes it for the worker who has the conversation, and lets them know. */
function note(talk: Talk, worker: string, text: string): void {
  talk.now.transcript.push({
    id: nextId(talk),
    at: talk.context.now,
    from: 'note',
    text: `Warmlijn las: ${text}`,
  });
  talk.effects.push({ kind: 'notify', worker, what: 'message' });
}

/**
 * Brings the letter to a named person.
 * @param reading undefined when it could not be read
 * @param quiet says nothing to the resident
 * @returns who looks along
 */
export function bringToWorker(talk: Talk, reading: Reading | undefined, quiet = false): string | undefined {
  const kind = reading?.kind ?? 'other';
  const known = RED_KINDS.includes(kind);
  const red = known || reading?.grave === true;
  if (known) colour(talk, kind);
  const owned = owner(talk.now) !== undefined;
  if (owned || quiet || hasOpenHandover(talk.now)) {
    const worker = readerOf(talk);
    if (worker !== undefined) note(talk, worker, inWords(reading));
  }
  requestHandover(talk, {
    urgency: red ? 'red' : 'normal',
    reason: known ? (talk.now.stoplight?.reason ?? letterReason(kind)) : letterReason(kind),
    ...(kind === 'eviction' ? { crisis: true } : {}),
    ...(owned || quiet ? { quiet: true } : {}),
  });
  const worker = readerOf(talk);
  if (worker !== undefined) promiseToLook(talk, worker, red, inWords(reading));
  return worker;
}
